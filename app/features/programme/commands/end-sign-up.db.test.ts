import { expect } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { dbTest } from "tests/support/db";
import { offerSignUp } from "tests/support/offered";
import { inTransaction } from "~/platform/world.server";
import { changeSeat } from "~/features/registration/commands/change-seat.server";
import { setSessionPlaces } from "~/features/registration/commands/edit-rules.server";
import { changeSession } from "./change-session.server";

dbTest(
  "a session nobody signs up for any more has no line and no counter; who had a place keeps it",
  async ({ world, make }) => {
    const startsAt = new Date("2027-09-01T08:00Z");
    const event = await make.event({ seats: 5, startsAt, hours: 9 });
    const session = await make.session(event, { startsAt, title: "Verksted" });
    await offerSignUp(world, session, 1);
    const choose = async (name: string) => {
      const [seat] = (await make.order(event, make.request(name))).seats;
      const change = { sessionIds: [session], waitFor: [session] };
      await inTransaction(world, (tx) => changeSeat(tx, seat?.id ?? "", change, "attendee"));
    };
    await choose("Ada");
    await choose("Grace");
    expect(await world.db.waitlistEntry.count({ where: { status: "waiting" } })).toBe(1);

    const { owner, slug } = event.organisation;
    const address = [slug, event.slug] as const;
    const of = [owner, ...address] as const;
    const details = {
      kind: "talk" as const,
      title: "Verksted",
      startsAt: "2027-09-01T10:00",
      endsAt: "2027-09-01T11:00",
    };
    const stranger = (await make.organisation()).owner;
    expect(await changeSession(world, stranger, slug, event.slug, session, details)).toMatchObject({
      ok: false,
    });
    expect(await world.db.waitlistEntry.count({ where: { status: "waiting" } })).toBe(1);
    expect(await changeSession(world, ...of, session, details)).toMatchObject({ ok: true });

    expect(await world.db.waitlistEntry.findMany()).toMatchObject([
      { status: "left", seats: 0, waitsAt: [] },
    ]);
    expect(await world.db.registrationSession.findMany()).toMatchObject([{ status: "taken" }]);
    const { seatPoolId } = await world.db.session.findUniqueOrThrow({ where: { id: session } });
    expect(seatPoolId).toBeNull();
    const seats = await world.db.registration.findMany({ where: { eventId: event.id } });
    expect(seats.map(({ places }) => places)).toEqual([[event.seatPoolId], [event.seatPoolId]]);
    expect(await world.db.seatPool.count({ where: { waiting: { gt: 0 } } })).toBe(0);
    expect(await faultsInBooks(world.db, event.id)).toEqual([]);

    // Signed up for again, with a number: who had a place is in it.
    await changeSession(world, ...of, session, { ...details, signUp: true });
    expect(await setSessionPlaces(world, owner, address, session, 0)).toMatchObject({
      problem: { code: "capacity-below-taken", params: { taken: 1 } },
    });
    expect(await setSessionPlaces(world, owner, address, session, 1)).toMatchObject({ ok: true });
    expect(await faultsInBooks(world.db, event.id)).toEqual([]);
  },
);
