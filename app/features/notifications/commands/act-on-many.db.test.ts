import { expect } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { dbTest } from "tests/support/db";
import { offerTicket } from "tests/support/offered";
import { anonymous } from "~/kernel/actor";
import { actOnMany } from "./act-on-many.server";

dbTest(
  "many seats get another ticket at once: each for itself, and no more than there are places",
  async ({ world, make }) => {
    const event = await make.event({ seats: 5 });
    const ticket = await offerTicket(world, event, { priceMinor: 30_000, seats: 1 });
    const ids: string[] = [];
    for (const name of ["Ada", "Grace"]) {
      const [seat] = (await make.order(event, make.request(name))).seats;
      if (seat) ids.push(seat.id);
    }
    const { owner, slug, id } = event.organisation;
    const of = [slug, event.slug] as const;
    const asked = { act: "set-ticket", selection: { ids }, ticket } as const;
    const strangers = [
      anonymous,
      (await make.organisation()).owner,
      await make.member(id, "viewer"),
    ];
    for (const actor of strangers) {
      const result = await actOnMany(world, actor, of, asked);
      expect(result.ok && result.value.done > 0).toBe(false);
    }
    expect(await world.db.registration.count({ where: { ticketTypeId: ticket } })).toBe(0);

    expect(await actOnMany(world, owner, of, asked)).toEqual({
      ok: true,
      value: { done: 1, refused: new Map([["ticket-full", 1]]) },
    });
    expect(await world.db.registration.count({ where: { ticketTypeId: ticket } })).toBe(1);
    const sums = await world.db.order.findMany({
      where: { eventId: event.id },
      orderBy: { netMinor: "asc" },
      select: { netMinor: true },
    });
    expect(sums).toEqual([{ netMinor: 0 }, { netMinor: 30_000 }]);
    expect(await faultsInBooks(world.db, event.id)).toEqual([]);
  },
);
