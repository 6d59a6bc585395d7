import { expect, test } from "vitest";
import { maskedAddress } from "./masked-address";
import {
  againstResending,
  againstRetrying,
  causeOfCopy,
  type SendableMessage,
} from "./sending-again";

const sent: SendableMessage = {
  kind: "confirmation",
  state: "sent",
  attempts: 1,
  recipientEmail: "ada@company.example",
  underWay: false,
  overtaken: false,
  copyWaits: false,
};
const failed = { ...sent, state: "failed" };
const deferred = { ...sent, state: "queued" };

test.each([
  [sent, null, "mail-was-sent"],
  [failed, null, null],
  [deferred, "mail-waits", null],
  [{ ...deferred, attempts: 0 }, "mail-waits", "mail-not-tried"],
  [{ ...deferred, underWay: true }, "mail-waits", "mail-under-way"],
  [{ ...sent, copyWaits: true }, "mail-copy-waits", "mail-was-sent"],
  [{ ...failed, overtaken: true }, "mail-superseded", "mail-superseded"],
  [{ ...sent, state: "superseded" }, "mail-superseded", "mail-superseded"],
  [{ ...failed, state: "suppressed" }, "mail-suppressed", "mail-suppressed"],
  [{ ...sent, kind: "sign-in-code" }, "mail-secret", "mail-secret"],
  [{ ...failed, kind: "own-data" }, "mail-secret", "mail-secret"],
  [{ ...failed, recipientEmail: "1@erased.invalid" }, "mail-to-nobody", "mail-to-nobody"],
] as const)("%j", (message, resending, retrying) => {
  expect(againstResending(message)?.code ?? null).toBe(resending);
  expect(againstRetrying(message)?.code ?? null).toBe(retrying);
});

test("a copy of a copy is a copy of the first", () => {
  expect(causeOfCopy({ id: "b", cause: "order:1" }, 1)).toBe("resend:b:1");
  expect(causeOfCopy({ id: "c", cause: "resend:b:1" }, 2)).toBe("resend:b:2");
});

test("a masked address can be recognised and not used", () => {
  expect(maskedAddress("ola.nordmann@firma.no")).toBe("o…@firma.no");
  expect(maskedAddress("o@firma.no")).toBe("o…@firma.no");
  expect(maskedAddress("no address")).toBe("…");
});
