import { expect, test } from "vitest";
import { programmeSpecimen } from "../components/programme-specimen";
import { speakersOf } from "./speakers";

const [day] = programmeSpecimen.days;
const [session] = day?.sessions ?? [];

function speakersIn(...typed: readonly string[]) {
  if (!session) throw new Error("the specimen has no session");
  const sessions = typed.map((speakers, n) => ({
    ...session,
    id: `${n}`,
    title: `T${n}`,
    speakers,
  }));
  return speakersOf({ ...programmeSpecimen, days: [{ date: "2027-09-01", title: "", sessions }] });
}

test("each speaker is named once, with all their sessions", () => {
  expect(
    speakersIn(
      "Sunniva Graff, Østfoldforskning; Eilif Trane",
      "",
      "eilif  trane;Norun Sætersdal ;",
    ),
  ).toEqual([
    { name: "Sunniva Graff, Østfoldforskning", sessions: [{ id: "0", title: "T0" }] },
    {
      name: "Eilif Trane",
      sessions: [
        { id: "0", title: "T0" },
        { id: "2", title: "T2" },
      ],
    },
    { name: "Norun Sætersdal", sessions: [{ id: "2", title: "T2" }] },
  ]);
});

test("a cancelled session brings nobody", () => {
  if (!session) throw new Error("the specimen has no session");
  const sessions = [{ ...session, speakers: "Eilif Trane", cancelled: true }];
  const programme = { ...programmeSpecimen, days: [{ date: "2027-09-01", title: "", sessions }] };
  expect(speakersOf(programme)).toEqual([]);
});
