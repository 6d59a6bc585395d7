import { expect, test } from "vitest";
import { decideMessage } from "./life-cycle";
import { sessionObject } from "./session-object";

const zone = "Europe/Oslo";
const lunch = {
  id: "lunch",
  title: "Felles lunsj",
  kind: "meal",
  starts: { at: new Date("2027-09-01T10:00Z"), zone },
  ends: { at: new Date("2027-09-01T11:00Z"), zone },
  cancelled: false,
};
const facts = {
  title: "Studietur",
  description: "To dager i Moss og Ås.",
  status: "CONFIRMED" as const,
  location: "Moss Kulturhus",
  geo: { latitude: 59.43, longitude: 10.66 },
};

test("says the session, and the event it belongs to", () => {
  expect(sessionObject(lunch, facts).content).toMatchObject({
    summary: "Felles lunsj",
    description: "Studietur\n\nTo dager i Moss og Ås.",
    location: "Moss Kulturhus",
    geo: facts.geo,
    starts: lunch.starts,
    ends: lunch.ends,
  });
});

test("a place of its own has no coordinates", () => {
  const { content } = sessionObject({ ...lunch, place: "Refsnes Gods" }, facts);
  expect(content.location).toBe("Refsnes Gods");
  expect(content.geo).toBeUndefined();
});

test("a new room is told, a new title is not", () => {
  const { content: _, ...told } = sessionObject(lunch, facts);
  const last = { ...told, uid: "u@treff.example", sequence: 0, method: "REQUEST" as const };
  const decided = (changed: object) =>
    decideMessage(last, sessionObject({ ...lunch, ...changed }, facts)).kind;
  expect(decided({})).toBe("nothing");
  expect(decided({ title: "Lunsj sammen" })).toBe("revise");
  expect(decided({ place: "Refsnes Gods" })).toBe("update");
});
