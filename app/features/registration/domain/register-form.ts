import { isUuid } from "~/kernel/uuid";
import { seatsPerOrder } from "./admission";
import { readPeople, type PastedPeople } from "./pasted-people";

/** A form as it was typed: what was sent under each name. */
export type FormValues = Readonly<Record<string, string>>;

/** A seat's row of the form as it was typed: column → text, `addOns.<id>` → `on`. */
export type SeatRow = Readonly<Record<string, string>>;

const emptyRow: SeatRow = { name: "", email: "" };

/** Rows a company's form begins with. */
export const firstSeats = 2;

/** What was sent, without the character no text has a place for. */
export function asTyped(sent: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, value.replaceAll("\0", "")]),
  );
}

/** The key of the form; `null` for one that is none. */
export function submissionOf(values: FormValues): string | null {
  const typed = values["submission"] ?? "";
  return isUuid(typed) ? typed : null;
}

/** Whether somebody registers themselves alone; a company otherwise. */
export function isForOneself(values: FormValues): boolean {
  return values["for"] !== "company";
}

/** The rows of seats a form holds, in order, whatever their numbers; without any, the ones it begins with. */
export function seatRows(values: FormValues): SeatRow[] {
  const rows = new Map<number, Record<string, string>>();
  for (const [name, value] of Object.entries(values)) {
    const [, row, column] = /^seats\[(\d{1,4})\]\.([\w.-]{1,100})$/.exec(name) ?? [];
    if (row === undefined || column === undefined) continue;
    const cells = rows.get(Number(row)) ?? {};
    cells[column] = value;
    rows.set(Number(row), cells);
  }
  if (rows.size === 0) return Array.from({ length: firstSeats }, () => emptyRow);
  return (
    [...rows]
      .toSorted(([a], [b]) => a - b)
      // One more than an order can have, so that the form can say there are too many.
      .slice(0, seatsPerOrder + 1)
      .map(([, row]) => ({ ...emptyRow, ...row }))
  );
}

/** The seats asked for: every row of a company; of somebody who registers themselves the first, with their name. */
export function seatsAskedFor(values: FormValues): SeatRow[] {
  const rows = seatRows(values);
  return isForOneself(values) ? [{ ...(rows[0] ?? emptyRow), ...contactOf(values) }] : rows;
}

/** The name and the address of whoever fills in the form. */
export function contactOf(values: FormValues): { readonly name: string; readonly email: string } {
  return { name: values["contact.name"] ?? "", email: values["contact.email"] ?? "" };
}

/** The country that was chosen beside the organisation number; nobody who registers themselves is asked. */
export function countryOf(values: FormValues): string | undefined {
  return (isForOneself(values) ? undefined : values["contact.country"]) || undefined;
}

/** What a button of the form asks for. */
export type FormIntent =
  | { readonly kind: "add"; readonly count: number }
  | { readonly kind: "remove"; readonly row: number }
  | { readonly kind: "same"; readonly row: number }
  | {
      readonly kind:
        | "me-too"
        | "paste"
        | "code"
        | "look-up"
        | "renew"
        | "price"
        | "edit"
        | "continue"
        | "confirm";
    };

const plainIntents = [
  "me-too",
  "paste",
  "code",
  "look-up",
  "renew",
  "price",
  "edit",
  "continue",
  "confirm",
] as const;

/** What the form was sent for: to go on, where no button says anything else. */
export function intentOf(values: FormValues): FormIntent {
  const typed = values["intent"] ?? "";
  const [, verb, row] = /^(remove|same)-(\d{1,4})$/.exec(typed) ?? [];
  if (verb === "remove" || verb === "same") return { kind: verb, row: Number(row) };
  if (typed === "add-seat") return { kind: "add", count: 1 };
  if (typed === "add-seats") {
    const count = Number.parseInt(values["more"] ?? "", 10);
    return { kind: "add", count: Number.isNaN(count) ? 1 : Math.max(1, count) };
  }
  return { kind: plainIntents.find((kind) => kind === typed) ?? "continue" };
}

/** The form after its rows were changed. */
export interface ChangedRows {
  readonly rows: readonly SeatRow[];
  /** The row to go on with. */
  readonly at: number;
}

/** More empty rows, as many as an order can have; they begin with the ticket of the last one. */
export function addRows(rows: readonly SeatRow[], count: number): ChangedRows {
  const more = Math.max(0, Math.min(count, seatsPerOrder - rows.length));
  const added = Array.from({ length: more }, () => ({ ...emptyRow, ...ticketOf(rows.at(-1)) }));
  return { rows: [...rows, ...added], at: Math.min(rows.length, rows.length + more - 1) };
}

/** Takes a row away; the last one stays. */
export function removeRow(rows: readonly SeatRow[], row: number): ChangedRows {
  const left = rows.length > 1 ? rows.filter((_, place) => place !== row) : rows;
  return { rows: left, at: Math.max(0, Math.min(row, left.length - 1)) };
}

/** Puts the contact on the first empty row, or on a new one; on none when they have one already. */
export function addContact(
  rows: readonly SeatRow[],
  contact: { readonly name: string; readonly email: string },
): ChangedRows {
  const email = contact.email.trim().toLowerCase();
  const own = rows.findIndex((row) => email !== "" && row["email"]?.trim().toLowerCase() === email);
  if (own >= 0) return { rows, at: own };
  const free = rows.findIndex(isUnnamed);
  if (free < 0 && rows.length >= seatsPerOrder) return { rows, at: rows.length - 1 };
  const at = free < 0 ? rows.length : free;
  return { rows: withPeople(rows, [contact]), at };
}

/** Gives every row the ticket, add-ons and sessions of one; names, answers and room-mates stay. */
export function sameForAll(rows: readonly SeatRow[], row: number): ChangedRows {
  const from = rows[row];
  if (!from) return { rows, at: 0 };
  const chosen = entriesOf(from, isChoice);
  return {
    rows: rows.map((typed) => ({ ...entriesOf(typed, (column) => !isChoice(column)), ...chosen })),
    at: row,
  };
}

/** Puts a pasted list on the empty rows and on new ones. */
export function pastePeople(
  rows: readonly SeatRow[],
  text: string,
): ChangedRows & { readonly pasted: PastedPeople } {
  const known = rows.flatMap(({ email }) => (email?.trim() ? [email.trim()] : []));
  const room = rows.filter(isUnnamed).length + Math.max(0, seatsPerOrder - rows.length);
  const pasted = readPeople(text, known, room);
  return { ...withAt(rows, withPeople(rows, pasted.people)), pasted };
}

/** The values of a form with its rows numbered anew from 0. */
export function withRows(values: FormValues, rows: readonly SeatRow[]): Record<string, string> {
  const others = entriesOf(values, (name) => !name.startsWith("seats["));
  const numbered = rows.flatMap((row, place) =>
    Object.entries(row).map(([column, value]) => [`seats[${place}].${column}`, value] as const),
  );
  return { ...others, ...Object.fromEntries(numbered) };
}

/** Whether nobody is on a row yet. */
export function isUnnamed(row: SeatRow): boolean {
  return !row["name"]?.trim() && !row["email"]?.trim();
}

/** The first row that was empty before, or the first new one. */
function withAt(before: readonly SeatRow[], rows: readonly SeatRow[]): ChangedRows {
  const free = before.findIndex(isUnnamed);
  return { rows, at: Math.min(free < 0 ? before.length : free, rows.length - 1) };
}

function withPeople(
  rows: readonly SeatRow[],
  people: readonly { readonly name: string; readonly email: string }[],
): SeatRow[] {
  const waiting = [...people];
  const first = ticketOf(rows[0]);
  const filled = rows.map((row) => (isUnnamed(row) ? { ...row, ...waiting.shift() } : row));
  return [...filled, ...waiting.map((person) => ({ ...emptyRow, ...first, ...person }))];
}

/** A new row begins with the ticket and the group of another. */
function ticketOf(row: SeatRow | undefined): SeatRow {
  return entriesOf(row ?? {}, (column) => column === "ticketType" || column === "group");
}

function isChoice(column: string): boolean {
  return /^(?:ticketType|group)$|^(?:addOns|sessions|waitFor)\./.test(column);
}

function entriesOf(row: SeatRow, wanted: (column: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => wanted(column)));
}
