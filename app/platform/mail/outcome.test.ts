import { describe, expect, test } from "vitest";
import { outcomeOf, type Outcome, type SmtpFailure } from "./outcome.server";

const said = (command: string, response: string, code = "EENVELOPE"): SmtpFailure => ({
  message: response,
  code,
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
});

const cases: readonly (readonly [Outcome["type"], string, SmtpFailure])[] = [
  [
    "temporary",
    "nobody listens",
    { message: "refused", code: "ESOCKET", originalCode: "ECONNREFUSED" },
  ],
  ["temporary", "no answer", { message: "Timeout", code: "ETIMEDOUT", command: "CONN" }],
  ["temporary", "no such host", { message: "getaddrinfo", code: "EDNS" }],
  ["temporary", "the server closes", said("CONN", "421 4.3.2 Closing", "ECONNECTION")],
  ["temporary", "greylisting", said("RCPT TO", "450 4.2.1 Try later")],
  ["temporary", "a full mailbox", said("RCPT TO", "452 4.2.2 Mailbox full")],
  ["temporary", "a deferral after DATA", said("DATA", "451 4.3.0 Try again", "EMESSAGE")],
  ["temporary", "a login server that is down", said("AUTH PLAIN", "454 4.7.0 Temporary", "EAUTH")],
  ["temporary", "a session out of step", said("MAIL FROM", "503 5.5.1 Bad sequence")],
  ["temporary", "this mail is too large", said("DATA", "552 5.3.4 Too large", "EMESSAGE")],
  ["refused", "no such user", said("RCPT TO", "550 5.1.1 No such user")],
  ["refused", "no such user, said late", said("DATA", "550 5.1.1 No such user", "EMESSAGE")],
  ["refused", "no such domain", said("RCPT TO", "556 5.1.10 Null MX")],
  ["refused", "an old server's no", said("RCPT TO", "550 No such user here")],
  ["refused", "a closed mailbox", said("RCPT TO", "550 5.2.1 Mailbox disabled")],
  [
    "refused",
    "an address that cannot be said",
    { message: "Invalid recipient", code: "EENVELOPE", command: "API" },
  ],
  ["paused", "a wrong password", said("AUTH PLAIN", "535 5.7.8 Bad credentials", "EAUTH")],
  ["paused", "no password", { message: "Missing credentials", code: "EAUTH", command: "API" }],
  ["paused", "we are blocked", said("CONN", "554 5.7.1 You are blocked", "EPROTOCOL")],
  ["paused", "we may not relay", said("RCPT TO", "550 5.7.1 Relaying denied")],
  ["paused", "we have to log in", said("MAIL FROM", "530 5.7.0 Authentication required")],
  ["paused", "our sender is not accepted", said("MAIL FROM", "553 5.1.8 Bad sender")],
  ["paused", "our sender is not accepted, said late", said("RCPT TO", "553 5.1.8 Bad sender")],
  ["paused", "policy after DATA", said("DATA", "554 5.7.1 Rejected by policy", "EMESSAGE")],
];

describe("what a failure means", () => {
  test.each(cases)("%s: %s", (type, _name, failure) => {
    expect(outcomeOf(failure).type).toBe(type);
  });
});

test("only silence in the middle leaves doubt", () => {
  expect(outcomeOf({ message: "Timeout", code: "ETIMEDOUT" }).inDoubt).toBe(true);
  expect(outcomeOf({ message: "closed", code: "ECONNECTION", command: "DATA" }).inDoubt).toBe(true);
  const refused = { message: "connect", code: "ESOCKET", originalCode: "ECONNREFUSED" };
  expect(outcomeOf(refused).inDoubt).toBe(false);
  expect(outcomeOf(said("DATA", "451 4.3.0 Try again")).inDoubt).toBe(false);
});

test.each([
  [true, said("RCPT TO", "450 4.7.28 Unusual rate of mail from you")],
  [true, said("DATA", "421 4.7.0 Try again later", "EMESSAGE")],
  [false, said("RCPT TO", "451 4.7.1 Greylisting in action, come back in 5 minutes")],
  [false, said("RCPT TO", "450 4.2.1 Try later")],
  [false, said("CONN", "421 4.7.0 Too many connections", "ECONNECTION")],
  [false, said("RCPT TO", "550 5.7.1 Relaying denied")],
] as const)("asks for patience with all that comes from us: %s, %o", (expected, failure) => {
  expect(outcomeOf(failure).slowDown).toBe(expected);
});
