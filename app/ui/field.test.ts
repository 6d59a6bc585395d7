import { expect, test } from "vitest";
import { fieldId } from "./field";

test.each([
  ["email", "field-email"],
  ["seats[0].name", "field-seats-0-name"],
  ["seats[__n__].name", "field-seats-__n__-name"],
  ["sessions[]", "field-sessions"],
])("the field %s has the id %s", (name, id) => {
  expect(fieldId(name)).toBe(id);
});
