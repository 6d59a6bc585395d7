import { describe, expect, test } from "vitest";
import { may, roles, type Permission } from "./permissions";

const table: [Permission, Record<(typeof roles)[number], boolean>][] = [
  ["see-events", { owner: true, organiser: true, "door-staff": true, viewer: true }],
  ["see-messages", { owner: true, organiser: true, "door-staff": false, viewer: true }],
  ["edit-events", { owner: true, organiser: true, "door-staff": false, viewer: false }],
  ["manage-registrations", { owner: true, organiser: true, "door-staff": false, viewer: false }],
  ["see-sensitive", { owner: true, organiser: true, "door-staff": false, viewer: false }],
  ["manage-people", { owner: true, organiser: true, "door-staff": false, viewer: false }],
  ["see-log", { owner: true, organiser: false, "door-staff": false, viewer: false }],
  ["check-mail", { owner: true, organiser: false, "door-staff": false, viewer: false }],
  ["see-money", { owner: true, organiser: true, "door-staff": false, viewer: false }],
  ["manage-money", { owner: true, organiser: true, "door-staff": false, viewer: false }],
  ["manage-privacy", { owner: true, organiser: false, "door-staff": false, viewer: false }],
];

describe("roles", () => {
  test.each(table)("who may %s", (permission, expected) => {
    expect(Object.fromEntries(roles.map((role) => [role, may(role, permission)]))).toEqual(
      expected,
    );
  });

  test("a role nobody knows may nothing", () => {
    expect(may("superuser", "see-events")).toBe(false);
  });
});
