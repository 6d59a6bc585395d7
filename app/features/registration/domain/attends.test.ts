import { expect, test } from "vitest";
import { attends } from "./attends";

const session = (id: string, networkId: string | null, signUp = false) => ({
  id,
  networkId,
  signUp,
});

test("somebody attends what is for everybody, for their group, and what they chose", () => {
  const seat = { networkId: "business", sessionIds: ["visit"] };
  const shown = [
    session("lunch", null),
    session("business-meeting", "business"),
    session("culture-meeting", "culture"),
    session("visit", "culture"),
  ].map((each) => attends(seat, each));
  expect(shown).toEqual([true, true, false, true]);
});

test.each([
  ["everybody's", null],
  ["their group's", "business"],
  ["another group's", "culture"],
])("what one signs up for is theirs who did, also when it is %s", (_, networkId) => {
  const workshop = session("workshop", networkId, true);
  expect(attends({ networkId: "business", sessionIds: ["workshop"] }, workshop)).toBe(true);
  expect(attends({ networkId: "business", sessionIds: [] }, workshop)).toBe(false);
});
