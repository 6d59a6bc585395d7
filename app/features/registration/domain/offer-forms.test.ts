import { expect, test } from "vitest";
import { questionSchema } from "./offer-forms";

const faults = (more: object) => {
  const read = questionSchema.safeParse({ kind: "file", scope: "seat", label: "CV", ...more });
  return read.success
    ? []
    : read.error.issues.map(({ path, message }) => [path.join("."), message]);
};

test("a file is asked of an attendee, and is not what only few may read", () => {
  expect(faults({})).toEqual([]);
  expect(faults({ scope: "order" })).toEqual([["scope", "file-of-an-attendee"]]);
  expect(faults({ sensitive: true })).toEqual([["kind", "file-not-sensitive"]]);
});
