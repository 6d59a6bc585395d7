import { describe, expect, test } from "vitest";
import type { ProgrammeSession } from "./programme";
import { programmeWarnings } from "./programme-warnings";

const at = (time: string) => new Date(`2027-09-01T${time}Z`);
const event = { startsAt: at("08:00"), endsAt: at("18:00") };

function session(
  id: string,
  from: string,
  to: string,
  more: Partial<ProgrammeSession> = {},
): ProgrammeSession {
  return {
    id,
    kind: "talk",
    title: id,
    description: "",
    speakers: "",
    startsAt: at(from),
    startZone: "Europe/Oslo",
    endsAt: at(to),
    endZone: "Europe/Oslo",
    place: null,
    toPlace: null,
    trackId: null,
    network: null,
    signUp: false,
    cancelled: false,
    ...more,
  };
}

const warningsOf = (...sessions: ProgrammeSession[]) =>
  programmeWarnings({ days: [{ date: "2027-09-01", title: "", sessions }] }, event).map((warning) =>
    warning.kind === "clash"
      ? `${warning.session} clashes with ${warning.with.id}`
      : `${warning.session} outside`,
  );

const business = { network: { id: "n1", name: "Næring" } };
const climate = { network: { id: "n2", name: "Klima" } };

describe("two sessions at the same time", () => {
  test.each([
    ["in one track", { trackId: "t1" }, { trackId: "t1" }, ["b clashes with a"]],
    ["in two tracks", { trackId: "t1" }, { trackId: "t2" }, []],
    ["for one group", { trackId: "t1", ...business }, business, ["b clashes with a"]],
    ["for two groups", business, climate, []],
    ["one of them for everybody", {}, climate, ["b clashes with a"]],
    ["one of them cancelled", {}, { cancelled: true }, []],
    ["one of them the night's stay", { kind: "lodging" }, {}, []],
  ] as const)("%s", (_, a, b, expected) => {
    expect(
      warningsOf(session("a", "10:00", "12:00", a), session("b", "11:00", "13:00", b)),
    ).toEqual(expected);
  });
});

test("one after the other is no clash", () => {
  expect(warningsOf(session("a", "10:00", "12:00"), session("b", "12:00", "13:00"))).toEqual([]);
});

test("a session before or after the event is pointed out", () => {
  expect(warningsOf(session("a", "07:00", "09:00"), session("b", "17:00", "18:30"))).toEqual([
    "a outside",
    "b outside",
  ]);
});
