import { expect } from "vitest";
import { anonymous, type Actor } from "~/kernel/actor";
import { action } from "~/routes/organise.registrations-bulk";
import { faultsInBooks } from "./support/books";
import { dbTest } from "./support/db";
import { offerTicket } from "./support/offered";

dbTest(
  "many seats get another ticket at once: each for itself, and no more than there are places",
  async ({ world, make }) => {
    const event = await make.event({ seats: 5 });
    const full = await offerTicket(world, event, { priceMinor: 30_000, seats: 1 });
    const ids: string[] = [];
    for (const name of ["Ada", "Grace"]) {
      const [seat] = (await make.order(event, make.request(name))).seats;
      if (seat) ids.push(seat.id);
    }
    const { owner, slug } = event.organisation;
    const send = (actor: Actor, ticket: string) => {
      const query = new URLSearchParams([["do", "set-ticket"], ...ids.map((id) => ["seat", id])]);
      const request = new Request(`https://treff.example/?${query}`, {
        method: "POST",
        body: new URLSearchParams({ ticket }),
      });
      const context = { world, actor, locale: "nb" };
      return action({
        request,
        params: { org: slug, slug: event.slug },
        context,
      } as unknown as Parameters<typeof action>[0]);
    };
    for (const actor of [anonymous, (await make.organisation()).owner])
      await expect(send(actor, full)).rejects.toBeInstanceOf(Response);
    expect(await world.db.registration.count({ where: { ticketTypeId: full } })).toBe(0);

    const done = await send(owner, full);
    const there = done instanceof Response ? done.headers.get("Location") : null;
    const query = new URL(there ?? "", "https://treff.example").searchParams;
    expect(query.get("did")).toBe("1");
    expect(query.getAll("no")).toEqual(["1.ticket-full"]);
    expect(await world.db.registration.count({ where: { ticketTypeId: full } })).toBe(1);
    const orders = await world.db.order.findMany({ where: { eventId: event.id } });
    expect(orders.map(({ netMinor }) => netMinor).toSorted()).toEqual([0, 30_000]);
    expect(await faultsInBooks(world.db, event.id)).toEqual([]);
  },
);
