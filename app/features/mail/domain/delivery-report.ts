import { addressesIn, fieldOf, fieldsIn, partsOf, textOf, type MailPart } from "./mime";

/** What a mail server says about a mail of ours that it had taken (RFC 3464). */
export interface DeliveryReport {
  readonly outcome: "failed" | "delayed" | "delivered";
  /** RFC 3463, such as `5.1.1`. */
  readonly status: string;
  /** The server's own words. */
  readonly words: string;
}

/** Who is to blame for a mail that came back: the address is gone, or something else that may pass. */
export type Blame = "address" | "other";

const actions: Readonly<Record<string, DeliveryReport["outcome"]>> = {
  failed: "failed",
  delayed: "delayed",
  delivered: "delivered",
  relayed: "delivered",
  expanded: "delivered",
};

/** A `multipart/report` about a delivery, whatever server wrote it; `null` for any other mail. */
export function readDeliveryReport(mail: MailPart): DeliveryReport | null {
  for (const part of partsOf(mail)) {
    if (part.type !== "message/delivery-status" && part.type !== "message/global-delivery-status")
      continue;
    const reports = blocksOf(textOf(part)).flatMap(reportOf);
    const rank = ["failed", "delayed", "delivered"];
    return reports.toSorted((a, b) => rank.indexOf(a.outcome) - rank.indexOf(b.outcome))[0] ?? null;
  }
  return null;
}

/** The fields about the message, then those about each recipient. */
function blocksOf(text: string): MailPart["fields"][] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .slice(0, 50)
    .map(fieldsIn);
}

function reportOf(fields: MailPart["fields"]): DeliveryReport[] {
  const of = (name: string) => fieldOf({ fields }, name);
  const outcome = actions[/^[a-z]+/.exec(of("action").toLowerCase())?.[0] ?? ""];
  if (!outcome) return [];
  const diagnostic = of("diagnostic-code").replace(/^\s*[\w-]+\s*;\s*/, "");
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(of("status"))?.[0] ?? "";
  // Some write `5.0.0` and the true code into the words.
  const inWords = codeIn(diagnostic);
  const exact = status === "" || status.endsWith(".0.0") ? (inWords ?? status) : status;
  return [{ outcome, status: exact, words: shortened(diagnostic || status) }];
}

/**
 * A mail that only says in words that ours came back, as some servers still write them. Believed only where its
 * address names the mail it is about.
 */
export function readPlainReport(mail: MailPart): DeliveryReport | null {
  if (!isFromServer(mail)) return null;
  const subject = fieldOf(mail, "subject");
  const text = [...partsOf(mail)].filter(({ type }) => type === "text/plain").map(textOf)[0] ?? "";
  const said = text.slice(0, 8000);
  const status = codeIn(said);
  const hinted =
    /undeliver|not\s+(?:be\s+)?delivered|delivery\s+(?:has\s+)?(?:failed|failure|status)|returned\s+mail|failure\s+notice|mail\s+delivery/i;
  if (!status && !hinted.test(`${subject}\n${said}`)) return null;
  const line = said
    .split("\n")
    .find((each) => codeIn(each) !== null || /^\s*55[0-4][ -]/.test(each));
  return {
    outcome: status?.startsWith("4") ? "delayed" : "failed",
    status: status ?? "",
    words: shortened(line ?? subject),
  };
}

/** From the postmaster, or from nobody at all: RFC 5321 §4.5.5. */
function isFromServer(mail: MailPart): boolean {
  const [from = ""] = addressesIn(fieldOf(mail, "from"));
  const returnPath = fieldOf(mail, "return-path").replace(/\s/g, "");
  const answers = /auto-replied|auto-notified/i.test(fieldOf(mail, "auto-submitted"));
  return (
    !answers && (returnPath === "<>" || /^(mailer-daemon|postmaster|mailerdaemon)@/.test(from))
  );
}

/** The enhanced status code in a server's words; a bare 550 or 551 says "no such mailbox". */
function codeIn(words: string): string | null {
  const enhanced = /(?:^|[\s#(;-])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(words)?.[1];
  if (enhanced) return enhanced;
  return /(?:^|\s)(?:550|551)[ -](?!\d)/.test(words) ? "5.0.0" : null;
}

/** The first row that fits decides: which permanent failures are not the address's (RFC 3463 §3). */
const blames: readonly (readonly [RegExp, Blame])[] = [
  // Ours, as the sender.
  [/^5\.1\.[78]$/, "other"],
  [/^5\.1\.\d+$/, "address"],
  // "Mailbox disabled"; a full one may be emptied.
  [/^5\.2\.1$/, "address"],
  // What Exchange Online answers for a mailbox it does not know.
  [/^5\.4\.(?:1|310)$/, "address"],
  [/^5\.0\.0$/, "address"],
];

/** Whether a failure for good means that the address is no more. */
export function blameOf({ outcome, status }: Pick<DeliveryReport, "outcome" | "status">): Blame {
  if (outcome !== "failed") return "other";
  return blames.find(([codes]) => codes.test(status))?.[1] ?? "other";
}

/** Whether a server's refusal, in its own words, names the address as its reason: `550 5.1.1 …`. */
export function refusesAddress(response: string): boolean {
  const status = /^5\d\d[ -](5\.1\.\d+)\b/.exec(response)?.[1] ?? "";
  return blameOf({ outcome: "failed", status }) === "address";
}

function shortened(words: string): string {
  return words
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 300);
}
