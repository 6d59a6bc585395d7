import { describe, expect, test } from "vitest";
import { decideSessionChange, type SessionFacts } from "./session-change";

const dinner: SessionFacts = {
  kind: "meal",
  title: "Felles middag",
  description: "",
  speakers: "",
  startsAt: new Date("2027-09-01T17:30Z"),
  startZone: "Europe/Oslo",
  endsAt: new Date("2027-09-01T20:00Z"),
  endZone: "Europe/Oslo",
  place: "Refsnes Gods",
  toPlace: "",
  trackId: null,
  networkId: null,
  signUp: false,
};

describe("a change of a session", () => {
  test.each([
    ["nothing", {}, "none"],
    ["the same instant again", { startsAt: new Date("2027-09-01T17:30Z") }, "none"],
    ["a typo in the title", { title: "Felles middag." }, "corrected"],
    ["another track on the page", { trackId: "t" }, "corrected"],
    ["a later start", { startsAt: new Date("2027-09-01T18:00Z") }, "moved"],
    ["another place", { place: "Moss Kulturhus" }, "moved"],
    ["another group", { networkId: "n" }, "moved"],
    ["only theirs who sign up", { signUp: true }, "moved"],
    ["a typo and a later end", { title: "Middag", endsAt: new Date("2027-09-01T21:00Z") }, "moved"],
  ])("%s", (_, change, expected) => {
    expect(decideSessionChange(dinner, { ...dinner, ...change })).toBe(expected);
  });
});
