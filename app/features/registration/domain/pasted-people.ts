import { emailSchema, lineSchema } from "~/kernel/field-schemas";

/** Somebody out of a list; the name or the address is empty where the list did not have it. */
export interface PastedPerson {
  readonly name: string;
  readonly email: string;
}

/** Why a line stays where it was typed. */
export type UnreadReason = "address-unclear" | "too-long" | "twice" | "too-many";

/** What became of a pasted list. Every line that says something is in one of these. */
export interface PastedPeople {
  readonly people: readonly PastedPerson[];
  /** Lines that could not be read, as they were typed, by their number from 1. */
  readonly unread: readonly {
    readonly line: number;
    readonly text: string;
    readonly reason: UnreadReason;
  }[];
  /** What stood beside a person and has no place on a seat: a telephone number, a title. */
  readonly leftOver: readonly { readonly line: number; readonly text: string }[];
}

const nameSchema = lineSchema(120);
/**
 * Characters one person's part of a line has at most. What trims it looks at each run of signs again from each of
 * them: a line without an end would take the server's time.
 */
const longestPart = 1000;
/** What stands between addresses and words. */
const between = /[\s<>()[\]"',;:|]+/u;
/** What was meant as an address and is none: nobody's name has it. */
const misspelt = /[<>]|[([]at[)\]]|\p{L}\.\p{L}{2,}/iu;
const headings =
  /^(?:first|last|full|for|etter|för|efter)?[ -]?(?:names?|navn|namn|e-?mails?|e-?post(?:adresse?|adress)?|mail(?:adresse?)?|address|adress|adresse)$/i;

/**
 * Reads a list somebody pasted: one person on a line, as `Kari Li <kari@li.example>`, `Kari Li; kari@li.example`, in
 * columns out of a spreadsheet, or several in a row as a mail program writes its recipients.
 *
 * @param known - addresses that have a row already
 * @param room - how many more rows there can be
 * @remarks A spreadsheet's row of headings is skipped. Nothing else that was typed is left unsaid: it is read, or it
 * comes back with its line.
 */
export function readPeople(
  text: string,
  known: readonly string[] = [],
  room = Number.POSITIVE_INFINITY,
): PastedPeople {
  const seen = new Set(known.map((email) => email.toLowerCase()));
  const people: PastedPerson[] = [];
  const unread: PastedPeople["unread"][number][] = [];
  const leftOver: PastedPeople["leftOver"][number][] = [];
  for (const [index, whole] of text.split(/\r\n?|\n/u).entries()) {
    const line = index + 1;
    if (saysNothing(whole) || (people.length === 0 && isHeading(whole))) continue;
    for (const part of partsOf(whole)) {
      const read = readPerson(part);
      const reason =
        "reason" in read
          ? read.reason
          : seen.has(read.person.email)
            ? "twice"
            : people.length >= room
              ? "too-many"
              : null;
      if (reason !== null || "reason" in read) {
        unread.push({ line, text: part.trim(), reason: reason ?? "address-unclear" });
        continue;
      }
      if (read.person.email) seen.add(read.person.email);
      people.push(read.person);
      if (read.rest) leftOver.push({ line, text: read.rest });
    }
  }
  return { people, unread, leftOver };
}

/** Anything that looks like an address, for good or ill. */
function addressesIn(text: string): string[] {
  return text.split(between).filter((word) => word.includes("@"));
}

/** One line as the people in it: a mail program puts several in a row. */
function partsOf(line: string): string[] {
  if (addressesIn(line).length < 2) return [line];
  for (const separator of [/;/u, /,/u]) {
    const parts = line.split(separator).filter((part) => !saysNothing(part));
    if (parts.every((part) => addressesIn(part).length === 1)) return parts;
  }
  return [line];
}

type Read =
  | { readonly person: PastedPerson; readonly rest: string }
  | { readonly reason: UnreadReason };

function readPerson(text: string): Read {
  if (text.length > longestPart) return { reason: "too-long" };
  const addresses = addressesIn(text);
  const [address] = addresses;
  if (address === undefined)
    return misspelt.test(text) ? { reason: "address-unclear" } : named(cellsOf(text), "", []);
  if (addresses.length > 1) return { reason: "address-unclear" };
  const email = emailSchema.safeParse(address.replace(/^mailto:/iu, "").replace(/\.+$/u, ""));
  if (!email.success) return { reason: "address-unclear" };
  const at = text.indexOf(address);
  const before = cellsOf(text.slice(0, at));
  const after = cellsOf(text.slice(at + address.length));
  return before.length > 0
    ? named(before, email.data, after)
    : named(after.slice(0, 1), email.data, after.slice(1));
}

/** First and last name may stand in columns of their own. */
function named(cells: readonly string[], email: string, rest: readonly string[]): Read {
  const typed = cells.join(" ");
  if (typed === "") return { person: { name: "", email }, rest: rest.join(", ") };
  const name = nameSchema.safeParse(typed);
  if (!name.success) return { reason: "too-long" };
  return { person: { name: name.data, email }, rest: rest.join(", ") };
}

/** The columns of a line, without the brackets and quotes around them. */
function cellsOf(text: string): string[] {
  return text
    .split(/[\t;|]/u)
    .map((cell) => cell.replace(/^[\s,:<>()[\]"']+|[\s,:<>()[\]"']+$/gu, ""))
    .filter((cell) => !saysNothing(cell));
}

function isHeading(line: string): boolean {
  const cells = line.split(/[\t;,|]/u).map((cell) => cell.trim());
  return cells.length > 1 && cells.every((cell) => cell === "" || headings.test(cell));
}

function saysNothing(text: string): boolean {
  return !/[\p{L}\p{N}@]/u.test(text);
}
