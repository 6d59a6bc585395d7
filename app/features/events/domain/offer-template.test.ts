import { expect, test } from "vitest";
import { offerTemplate } from "./offer-template";

const names = (...of: Parameters<typeof offerTemplate>) => {
  const { addOns, questions } = offerTemplate(...of);
  return [...addOns.map(({ name }) => name), ...questions.map(({ label }) => label)];
};
const night = { first: "2027-09-01", last: "2027-09-02" };
const day = { first: "2027-09-01", last: "2027-09-01" };

test("each kind begins with what it nearly always has", () => {
  expect(names("study-trip", "nb", night)).toEqual([
    "Hotellnatt, enkeltrom",
    "Hotellnatt, dobbeltrom",
    "Middag",
    "Buss",
  ]);
  expect(names("study-trip", "en", day)).toEqual(["Bus"]);
  expect(names("investor-forum", "sv", day)).toEqual(["Vad kommer du som?", "Vad söker du?"]);
  expect(names("webinar", "nb", day)).toEqual([]);
});
