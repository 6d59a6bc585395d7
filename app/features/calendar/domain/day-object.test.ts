import { describe, expect, test } from "vitest";
import { dayObject, type AttendedSession, type EventFacts } from "./day-object";
import { decideMessage, type LastMessage } from "./life-cycle";

const facts: EventFacts = {
  title: "Studietur til Moss og Ås",
  location: "Moss Kulturhus, Moss",
  status: "CONFIRMED",
};

const meeting = session("a", "Fagmøte", "2027-09-01T08:00Z", "2027-09-01T10:00Z");
const lunch = session(
  "b",
  "Felles lunsj",
  "2027-09-01T10:00Z",
  "2027-09-01T11:00Z",
  "Moss Kulturhus",
);
const dinner = session("c", "Middag", "2027-09-01T17:30Z", "2027-09-01T22:30Z", "Refsnes Gods");
const day = [dinner, meeting, lunch];

describe("a day of a programme", () => {
  test("goes from the first session attended to the end of the last, and lists them", () => {
    const object = dayObject(day, facts);
    expect(object?.content).toEqual({
      summary: "Studietur til Moss og Ås",
      location: "Moss Kulturhus, Moss",
      status: "CONFIRMED",
      starts: meeting.starts,
      ends: dinner.ends,
      description: [
        "10:00–12:00 Fagmøte",
        "12:00–13:00 Felles lunsj (Moss Kulturhus)",
        "19:30–00:30 Middag (Refsnes Gods)",
      ].join("\n"),
    });
  });

  test("is where its first session is, and then not at the venue's coordinates", () => {
    const venue = { ...facts, geo: { latitude: 59.43, longitude: 10.66 } };
    expect(dayObject([meeting], venue)?.content).toMatchObject({
      location: facts.location,
      geo: venue.geo,
    });
    const elsewhere = dayObject([dinner], venue)?.content;
    expect(elsewhere).toMatchObject({ location: "Refsnes Gods" });
    expect(elsewhere).not.toHaveProperty("geo");
  });

  test("ends with the session that ends last, which need not be the one that starts last", () => {
    const long = session("x", "Utstilling", "2027-09-01T08:30Z", "2027-09-01T23:00Z");
    expect(dayObject([...day, long], facts)?.content).toMatchObject({ ends: long.ends });
  });

  test("shows each session on the clock of its own place", () => {
    const flight: AttendedSession = {
      ...session("f", "Fly", "2027-09-01T05:00Z", "2027-09-01T07:10Z"),
      ends: { at: new Date("2027-09-01T07:10Z"), zone: "Europe/London" },
    };
    expect(dayObject([flight], facts)?.content.description).toBe("07:00–08:10 Fly");
  });

  test("speaks the words it is given", () => {
    const words = { summary: ({ title }: EventFacts, date: string) => `${title}, ${date}` };
    const content = dayObject([lunch], { ...facts, description: "Velkommen." }, words)?.content;
    expect(content?.summary).toBe("Studietur til Moss og Ås, 2027-09-01");
    expect(content?.description).toBe("Velkommen.\n\n12:00–13:00 Felles lunsj (Moss Kulturhus)");
  });

  test("leaves out what was cancelled, and is nothing when all of it was", () => {
    const off = { ...meeting, cancelled: true };
    expect(dayObject([off, lunch], facts)?.content).toMatchObject({ starts: lunch.starts });
    expect(dayObject([off], facts)).toBeNull();
    expect(dayObject([], facts)).toBeNull();
  });
});

describe("what a change of the day means", () => {
  const told: LastMessage = {
    uid: "u@treff.example",
    sequence: 0,
    method: "REQUEST",
    ...hashesOf(day),
  };

  test.each([
    ["the order in which sessions come", day.toReversed(), facts, "nothing"],
    ["another title", [{ ...lunch, title: "Lunsj" }, meeting, dinner], facts, "revise"],
    ["a session moved within the day", [moved(lunch, 30), meeting, dinner], facts, "update"],
    ["the day begins later", [lunch, moved(meeting, 30), dinner], facts, "update"],
    ["another room", [{ ...lunch, place: "Foajeen" }, meeting, dinner], facts, "update"],
    ["another town", day, { ...facts, location: "Ås" }, "update"],
    ["a session less", [meeting, dinner], facts, "update"],
  ] as const)("%s", (_case, sessions, about, kind) => {
    expect(decideMessage(told, dayObject(sessions, about)).kind).toBe(kind);
  });

  test("nothing left of it", () => {
    expect(decideMessage(told, dayObject([], facts)).kind).toBe("cancel");
  });
});

function hashesOf(sessions: readonly AttendedSession[]) {
  const object = dayObject(sessions, facts);
  return { timeHash: object?.timeHash ?? "", contentHash: object?.contentHash ?? "" };
}

function moved(before: AttendedSession, minutes: number): AttendedSession {
  const shift = ({ at, zone }: AttendedSession["starts"]) => ({
    at: new Date(at.getTime() + minutes * 60_000),
    zone,
  });
  return { ...before, starts: shift(before.starts), ends: shift(before.ends) };
}

function session(
  id: string,
  title: string,
  from: string,
  to: string,
  place?: string,
): AttendedSession {
  const zone = "Europe/Oslo";
  return {
    id,
    title,
    kind: "talk",
    starts: { at: new Date(from), zone },
    ends: { at: new Date(to), zone },
    cancelled: false,
    ...(place === undefined ? {} : { place }),
  };
}
