import type { LetterKind } from "emails/letter-facts";
import { sampleFacts } from "emails/sample-letters";
import { expect, expectTypeOf, test } from "vitest";
import { isMessageKind, messageKinds, secretKinds, type MessageKind } from "./message-kinds";

test("every kind of message has its letter, and every letter is a kind of message", () => {
  expectTypeOf<MessageKind>().toEqualTypeOf<LetterKind>();
  expect(Object.keys(messageKinds).toSorted()).toEqual(Object.keys(sampleFacts).toSorted());
});

test("a code goes before a confirmation, a confirmation before a change, an announcement last", () => {
  const order = Object.entries(messageKinds)
    .toSorted(([, a], [, b]) => a.priority - b.priority)
    .map(([kind]) => kind);
  expect(order[0]).toBe("sign-in-code");
  expect(order.slice(-2)).toEqual(["reminder", "announcement"]);
  expect(order.indexOf("confirmation")).toBeLessThan(order.indexOf("changed"));
});

test("only what is known is a kind, and only what opens a door is secret", () => {
  expect(isMessageKind("reminder")).toBe(true);
  expect(isMessageKind("toString")).toBe(false);
  expect(secretKinds).toEqual(["sign-in-code", "own-data", "trial"]);
});
