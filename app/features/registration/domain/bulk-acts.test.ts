import { expect, test } from "vitest";
import { bulkActs, mayBe, type BulkSeat } from "./bulk-acts";
import { filterCount, readTableView } from "./table-filter";

const seat: BulkSeat = { id: "a", status: "confirmed", named: true, handedOver: false };

test("what can be done to a seat depends on how it stands", () => {
  const can = (of: Partial<BulkSeat>) => bulkActs.filter((act) => mayBe(act, { ...seat, ...of }));
  expect(can({})).toEqual(bulkActs.filter((act) => act !== "restore"));
  expect(can({ named: false })).toEqual(["set-ticket", "cancel", "cancel-quietly"]);
  expect(can({ status: "waitlisted" })).not.toContain("send-confirmation");
  expect(can({ status: "cancelled" })).toEqual(["restore"]);
  expect(can({ status: "cancelled", handedOver: true })).toEqual([]);
  expect(can({ status: "declined" })).toEqual([]);
});

test("what an address says wrongly counts as not said", () => {
  const view = readTableView(
    new URLSearchParams(
      "q=+&status=gone&ticket=x&answer=1:2&source=fax&sort=up&waiting=yes&missing=all",
    ),
  );
  expect(view).toEqual({ filter: {}, sort: "company" });
  expect(filterCount({ search: "ada" })).toBe(0);
});
