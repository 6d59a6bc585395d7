/**
 * What became of an attempt to hand a mail over.
 *
 * - `accepted`: the server has taken responsibility for it.
 * - `temporary`: not now; the same mail may pass later.
 * - `refused`: this recipient, for good. Nobody else is concerned.
 * - `paused`: the server refuses *us*. No recipient is to blame, so none may be given up.
 */
export interface Outcome {
  readonly type: "accepted" | "temporary" | "refused" | "paused";
  /** The server's own words, or the network's. */
  readonly response: string;
  /** Nobody answered after the conversation had begun: the mail may have been taken all the same. */
  readonly inDoubt?: boolean;
  /** The recipient's side asks for patience with all that comes from us, not with this mail alone. */
  readonly slowDown?: boolean;
}

/** What an SMTP client reports about a failed attempt. */
export interface SmtpFailure {
  readonly message: string;
  /** The client's word for it, such as `EAUTH` or `ETIMEDOUT`. */
  readonly code?: string | undefined;
  /** The operating system's word beneath it, such as `ECONNREFUSED`. */
  readonly originalCode?: string | undefined;
  /** The SMTP command that was under way: `CONN`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`. */
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
}

interface Attempt {
  readonly client: string;
  readonly command: string;
  /** The reply's three digits (RFC 5321 §4.2); 0 when there was no reply. */
  readonly reply: number;
  /** The enhanced status code (RFC 3463), such as `5.1.1`; empty when the server gives none. */
  readonly enhanced: string;
}

/** The first row that holds decides. */
const rules: readonly (readonly [Outcome["type"], (attempt: Attempt) => boolean])[] = [
  // An address that cannot even be said on the wire.
  ["refused", (a) => a.reply === 0 && a.client === "EENVELOPE"],
  ["paused", (a) => a.reply === 0 && ["EAUTH", "ENOAUTH", "EOAUTH2", "ECONFIG"].includes(a.client)],
  ["temporary", (a) => a.reply < 500],
  // "Bad sequence of commands" speaks of the session, not of the mail.
  ["temporary", (a) => a.reply === 503],
  ["paused", (a) => a.client === "EAUTH" || a.reply === 530 || a.reply === 535],
  // Policy, and 5.1.7/5.1.8: the *sender's* address is not accepted.
  ["paused", (a) => /^5\.(?:7\.\d+|1\.[78])$/.test(a.enhanced)],
  ["refused", (a) => a.enhanced.startsWith("5.1.") && ["RCPT TO", "DATA"].includes(a.command)],
  ["refused", (a) => a.command === "RCPT TO" && a.reply >= 550 && a.reply <= 553],
  // About this one mail (too large, its content): others must go on, and nobody is blamed.
  ["temporary", (a) => a.command === "DATA"],
  ["paused", () => true],
];

/** Judges a failed attempt by what the server said and at which command. */
export function outcomeOf(failure: SmtpFailure): Outcome {
  const response = failure.response ?? failure.message;
  const attempt: Attempt = {
    client: failure.code ?? "",
    command: failure.command ?? "CONN",
    reply: failure.responseCode ?? 0,
    enhanced: /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? "",
  };
  const type = rules.find(([, holds]) => holds(attempt))?.[0] ?? "paused";
  return {
    type,
    response,
    inDoubt: attempt.reply === 0 && !neverBegan(failure),
    slowDown: type === "temporary" && asksForPatience(attempt, response),
  };
}

/**
 * "Too much from you" (4.7.x at a recipient or at the mail's end) holds for the whole domain; being greylisted is each
 * recipient's own affair, and passes only by trying each.
 */
function asksForPatience({ enhanced, command }: Attempt, response: string): boolean {
  return (
    enhanced.startsWith("4.7.") &&
    ["RCPT TO", "DATA"].includes(command) &&
    !/gr[ae]y-?list/i.test(response)
  );
}

/** Failures before a mail can have been handed over: nobody was found, or nobody let us in. */
const beforehand = new Set(["EDNS", "ETLS", "EAUTH", "ENOAUTH", "EOAUTH2", "ECONFIG", "EENVELOPE"]);
const unreachable = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

function neverBegan({ code = "", originalCode = "" }: SmtpFailure): boolean {
  return beforehand.has(code) || unreachable.has(originalCode) || unreachable.has(code);
}
