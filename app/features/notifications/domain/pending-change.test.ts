import { expect, test } from "vitest";
import { concerns, netChanges, type PendingChange } from "./pending-change";

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
    "what one signs up for concerns those who did",
    change({
      before: { networkId: null, signUp: true },
      after: { networkId: null, signUp: true },
    }),
    { ...nobody, sessionIds: ["s"] },
    true,
  ],
  [
    "and nobody else",
    change({
      before: { networkId: null, signUp: true },
      after: { networkId: null, signUp: true },
    }),
    business,
    false,
  ],
  [
    "one that was everybody's until now concerns everybody",
    change({ before: { networkId: null }, after: { networkId: null, signUp: true } }),
    nobody,
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

const at = (startsAt: string, more: object = {}) => ({
  startsAt,
  endsAt: "2027-09-01T12:00:00.000Z",
  place: "Storsalen",
  networkId: null,
  ...more,
});
const early = at("2027-09-01T08:00:00.000Z");
const late = at("2027-09-01T09:00:00.000Z");
const moved = (
  before: Partial<typeof early>,
  after: Partial<typeof early>,
  more: Partial<PendingChange> = {},
) => change({ before, after, ...more });

test.each<[string, PendingChange[], string[]]>([
  ["a move", [moved(early, late)], ["session-moved"]],
  ["there and back", [moved(early, late), moved(late, early, { id: 2n })], []],
  [
    "there and half the way back",
    [moved(early, late), moved(late, at("2027-09-01T08:30:00.000Z"), { id: 2n })],
    ["session-moved"],
  ],
  ["a correction", [moved(early, early, { kind: "session-corrected" })], []],
  [
    "a correction on top of a move",
    [moved(early, late), moved(late, late, { id: 2n, kind: "session-corrected" })],
    ["session-corrected"],
  ],
  [
    "added and taken off again",
    [
      moved({}, early, { kind: "session-added" }),
      moved(early, {}, { id: 2n, kind: "session-cancelled" }),
    ],
    [],
  ],
  [
    "moved, then cancelled",
    [moved(early, late), moved(late, {}, { id: 2n, kind: "session-cancelled" })],
    ["session-cancelled"],
  ],
  [
    "another group's there and back, and one's own move",
    [
      moved(early, late),
      moved(early, late, { id: 2n, sessionId: "t" }),
      moved(late, early, { id: 3n }),
    ],
    ["session-moved"],
  ],
  [
    "another online room",
    [
      change({
        sessionId: null,
        kind: "event-moved",
        before: at("", { onlineUrl: "https://a.example" }),
        after: at("", { onlineUrl: "https://b.example" }),
      }),
    ],
    ["event-moved"],
  ],
])("what is told of %s", (_, changes, told) => {
  expect(netChanges(changes).map(({ kind }) => kind)).toEqual(told);
});

test("what is told in the end goes from the first state to the last, and names every change", () => {
  const [net] = netChanges([
    moved(early, late),
    moved(late, at("2027-09-01T10:00:00.000Z"), { id: 7n }),
  ]);
  expect(net).toMatchObject({ id: 7n, ids: [1n, 7n], before: early });
  expect(net?.after["startsAt"]).toBe("2027-09-01T10:00:00.000Z");
});
