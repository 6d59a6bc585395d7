import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { changeSeller, sellerOf } from "./change-seller.server";

dbTest(
  "prices follow the country where nobody has ordered, and stay where somebody has",
  async ({ world, make }) => {
    const ordered = await make.event();
    const { organisation } = ordered;
    const empty = await make.event({ organisation });
    await make.order(ordered, make.request("Ada"));
    const details = { country: "SE", vatRegistered: true } as const;
    expect(await changeSeller(world, organisation.owner, organisation.slug, details)).toMatchObject(
      { ok: true },
    );
    const currencyOf = async (eventId: string) =>
      (await world.db.ticketType.findFirst({ where: { eventId } }))?.currency;
    expect([await currencyOf(ordered.id), await currencyOf(empty.id)]).toEqual(["NOK", "SEK"]);
    const { offerRevision } = await world.db.event.findUniqueOrThrow({ where: { id: empty.id } });
    expect(offerRevision).toBe(1);
    expect(await sellerOf(world, organisation.owner, organisation.slug)).toMatchObject({
      value: { seller: details },
    });
  },
);

dbTest("an organisation's owner alone says how it sells", async ({ world, make }) => {
  const organisation = await make.organisation();
  const other = await make.organisation();
  const organiser = await make.member(organisation.id, "organiser");
  const details = { country: "DK" } as const;
  for (const [actor, code] of [
    [other.owner, "not-found"],
    [organiser, "not-allowed"],
  ] as const) {
    expect(await changeSeller(world, actor, organisation.slug, details)).toMatchObject({
      problem: { code },
    });
    expect(await sellerOf(world, actor, organisation.slug)).toMatchObject({ problem: { code } });
  }
});
