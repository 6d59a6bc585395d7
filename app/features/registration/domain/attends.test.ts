import { expect, test } from "vitest";
import { attends } from "./attends";

test("somebody attends what is for everybody, for their group, and what they chose", () => {
  const seat = { networkId: "business", sessionIds: ["visit"] };
  const shown = [
    { id: "lunch", networkId: null },
    { id: "business-meeting", networkId: "business" },
    { id: "culture-meeting", networkId: "culture" },
    { id: "visit", networkId: "culture" },
  ].map((session) => attends(seat, session));
  expect(shown).toEqual([true, true, false, true]);
});
