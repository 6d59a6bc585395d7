import { expect } from "vitest";
import { schemaDifference } from "~/platform/migrations/schema-difference.server";
import { dbTest } from "tests/support/db";

dbTest("the migrations make the database the schema describes", async ({ databaseUrl }) => {
  expect(await schemaDifference(databaseUrl)).toBe("");
});
