import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { hour } from "~/kernel/time";
import {
  orderToken,
  registrationByToken,
  seatTokens,
} from "../queries/registration-by-token.server";
import { isRenewedLink } from "../queries/renewed-seat.server";
import {
  mailNewerLink,
  renewLinkAsContact,
  renewLinkAsOrganiser,
  renewOwnLink,
} from "./renew-seat-link.server";

dbTest(
  "a link that was replaced opens nothing, and the newer one goes to the address on file",
  async ({ world, make }) => {
    const event = await make.event();
    const order = await make.order(event, make.companyRequest("Fjordgrid AS", ["Ada", ""]));
    const [ada, unnamed] = order.seats;
    if (!ada || !unnamed) throw new Error("no seats");
    const old = seatTokens(world, ada).registration;
    const letters = () => world.db.outboxMessage.findMany({ where: { kind: "link-again" } });

    expect(await renewOwnLink(world, old)).toEqual({ ok: true, value: { id: ada.id } });
    expect(await registrationByToken(world, old)).toBeNull();
    const now = seatTokens(world, { id: ada.id, generation: 1 }).registration;
    expect(await registrationByToken(world, now)).toMatchObject({ id: ada.id });
    expect(await letters()).toMatchObject([{ recipientEmail: "ada@fjordgridas.example" }]);
    // The old one can do nothing but ask for the new one, once an hour.
    expect(await renewOwnLink(world, old)).toMatchObject({ problem: { code: "not-found" } });
    expect(await isRenewedLink(world, old)).toBe(true);
    for (let n = 0; n < 3; n++) expect(await mailNewerLink(world, old)).toMatchObject({ ok: true });
    expect(await letters()).toHaveLength(2);
    world.clock.advance(hour);
    await mailNewerLink(world, old);
    expect(await letters()).toHaveLength(3);
    // The one that works is not one that was replaced.
    expect(await isRenewedLink(world, now)).toBe(false);
    expect(await mailNewerLink(world, now)).toMatchObject({ problem: { code: "not-found" } });

    // The contact renews any of theirs; about a seat without a name nobody is mailed.
    const contact = orderToken(world, order);
    expect(await renewLinkAsContact(world, contact, unnamed.id)).toMatchObject({ ok: true });
    expect(await letters()).toHaveLength(3);
    expect(await isRenewedLink(world, seatTokens(world, unnamed).registration)).toBe(false);
    expect(await renewLinkAsContact(world, contact, ada.id)).toMatchObject({ ok: true });
    expect(await letters()).toHaveLength(4);
    expect(await registrationByToken(world, now)).toBeNull();
  },
);

dbTest("nobody renews the links of others", async ({ world, make }) => {
  const event = await make.event();
  const [ada, grace] = [
    await make.order(event, make.request("Ada")),
    await make.order(event, make.request("Grace")),
  ];
  const [seat] = grace.seats;
  if (!seat) throw new Error("no seat");
  const refused = { problem: { code: "not-found" } };
  expect(await renewLinkAsContact(world, orderToken(world, ada), seat.id)).toMatchObject(refused);
  expect(await renewLinkAsContact(world, orderToken(world, ada), "x")).toMatchObject(refused);
  const { owner, slug, id } = event.organisation;
  const stranger = (await make.organisation()).owner;
  const other = await make.organisation();
  expect(await renewLinkAsOrganiser(world, stranger, slug, seat.id)).toMatchObject(refused);
  expect(await renewLinkAsOrganiser(world, other.owner, other.slug, seat.id)).toMatchObject(
    refused,
  );
  const viewer = await make.member(id, "viewer");
  expect(await renewLinkAsOrganiser(world, viewer, slug, seat.id)).toMatchObject({
    problem: { code: "not-allowed" },
  });
  const link = seatTokens(world, seat).registration;
  expect(await registrationByToken(world, link)).toMatchObject({ id: seat.id });
  expect(await renewLinkAsOrganiser(world, owner, slug, seat.id)).toMatchObject({ ok: true });
  expect(await registrationByToken(world, link)).toBeNull();
  expect(
    await world.db.auditEntry.findFirst({ where: { action: "renew-seat-link" } }),
  ).toMatchObject({ accountId: owner.accountId, subjectId: seat.id });
});
