import { expect, test } from "vitest";
import { eachOnce } from "./told-people";

const attendee = { email: "ada@company.example", as: "attendee" } as const;
const contact = { email: "Ada@company.example", as: "contact" } as const;

test.each([
  ["attendee", [attendee], "attendee", false],
  ["contact", [contact], "contact", false],
  ["attendee and contact", [attendee, contact], "attendee", true],
  ["contact and attendee", [contact, attendee], "attendee", true],
  ["contact of two orders", [contact, contact], "contact", false],
  ["attendee, contact and contact again", [attendee, contact, contact], "attendee", true],
] as const)("somebody told as %s is one person", (_, people, as, alsoContact) => {
  expect(eachOnce<{ email: string; as: "attendee" | "contact" }>(people)).toMatchObject([
    { as, alsoContact },
  ]);
});
