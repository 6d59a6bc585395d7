import { expect, test } from "vitest";
import { programmeSpecimen } from "./programme-specimen";
import { clocksDiffer, timelineRows, zoneCity } from "./timeline-rows";

const [first, second] = programmeSpecimen.days;
const rowsOf = (day = first) =>
  timelineRows(day ?? { date: "", title: "", sessions: [] }, programmeSpecimen.tracks);

test("what starts together stands side by side, each track in its own column", () => {
  const [parallel, lunch] = rowsOf();
  expect(parallel?.cells.map(({ column, track }) => [column, track?.name])).toEqual([
    [1, "Næring"],
    [2, "Samferdsel og infrastruktur"],
    [3, "Kultur"],
  ]);
  expect(parallel?.columns).toBe(3);
  expect(lunch?.columns).toBe(1);
});

test("items of different length say their own time", () => {
  const [parallel, lunch] = rowsOf();
  expect(parallel?.endsAt).toBeNull();
  expect(lunch?.endsAt).toEqual(new Date("2027-09-01T11:00Z"));
});

test("rows follow the clock whatever order sessions come in", () => {
  if (!first) throw new Error("the specimen has days");
  const shuffled = rowsOf({ ...first, sessions: first.sessions.toReversed() });
  expect(shuffled.map(({ startsAt }) => startsAt)).toEqual(
    rowsOf().map(({ startsAt }) => startsAt),
  );
});

test("a track that sits out keeps its column free", () => {
  if (!first) throw new Error("the specimen has days");
  const [parallel] = rowsOf({
    ...first,
    sessions: first.sessions.filter(({ trackId }) => trackId !== "t2"),
  });
  expect(parallel?.cells.map(({ column }) => column)).toEqual([1, 2]);
  const late = {
    ...first.sessions[1],
    startsAt: new Date("2027-09-01T09:00Z"),
  } as (typeof first.sessions)[number];
  const [earlier, later] = rowsOf({
    ...first,
    sessions: [...first.sessions.filter(({ id }) => id !== late.id), late],
  });
  expect(earlier?.cells.map(({ column }) => column)).toEqual([1, 3]);
  expect(later?.cells.map(({ column }) => column)).toEqual([2]);
});

test("a time names its place only where the clocks differ", () => {
  const flight = second?.sessions.at(-1);
  expect(flight && clocksDiffer(flight.endsAt, flight.endZone, programmeSpecimen.timeZone)).toBe(
    true,
  );
  expect(clocksDiffer(new Date("2027-09-01T08:00Z"), "Europe/Stockholm", "Europe/Oslo")).toBe(
    false,
  );
  expect(zoneCity("America/New_York")).toBe("New York");
});
