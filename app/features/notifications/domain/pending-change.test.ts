import { expect, test } from "vitest";
import { concerns, type PendingChange } from "./pending-change";

const change = (facts: Partial<PendingChange>): PendingChange => ({
  id: 1n,
  kind: "session-moved",
  organisationId: "o",
  eventId: "e",
  sessionId: "s",
  before: { networkId: "business" },
  after: { networkId: "business" },
  at: new Date("2027-08-02T08:00Z"),
  ...facts,
});
const business = { networkId: "business", sessionIds: [] };
const culture = { networkId: "culture", sessionIds: [] };
const nobody = { networkId: null, sessionIds: [] };

test.each([
  ["a group's session concerns the group", change({}), business, true],
  ["and no other", change({}), culture, false],
  ["nor who comes with no group", change({}), nobody, false],
  ["but who chose it", change({}), { ...culture, sessionIds: ["s"] }, true],
  [
    "everybody's concerns everybody",
    change({ before: { networkId: null }, after: { networkId: null } }),
    nobody,
    true,
  ],
  [
    "one that changes hands concerns both",
    change({ after: { networkId: "culture" } }),
    culture,
    true,
  ],
  [
    "the event itself concerns everybody",
    change({ sessionId: null, before: {}, after: {} }),
    nobody,
    true,
  ],
])("%s", (_, what, seat, expected) => {
  expect(concerns(what, seat)).toBe(expected);
});
