import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { ledgerFaults } from "tests/support/ledger";
import { anonymous } from "~/kernel/actor";
import { saveAddOn } from "./edit-add-ons.server";
import { saveQuota } from "./edit-quotas.server";
import { saveTicketType } from "./edit-ticket-types.server";
import { placeOrder } from "./place-order.server";

const people = Array.from({ length: 64 }, (_, n) => `Buyer ${n}`);

dbTest(
  "while sixty-four buy, two organisers change every number: nothing is oversold, and every counter is right",
  { timeout: 120_000 },
  async ({ world, make }) => {
    const event = await make.event({ seats: 40 });
    const { owner } = event.organisation;
    const colleague = await make.member(event.organisation.id, "organiser");
    const of = [event.organisation.slug, event.slug] as const;
    const { id: first } = await world.db.ticketType.findFirstOrThrow({
      where: { eventId: event.id },
    });
    const ticket = (name: string, places?: number) => ({
      name,
      vatCategory: "general" as const,
      ...(places === undefined ? {} : { places }),
    });
    const made = await saveTicketType(world, owner, of, null, ticket("Student", 30));
    const student = made.ok ? made.value.id : "";
    const dinner = await saveAddOn(world, owner, of, null, {
      kind: "meal",
      name: "Middag",
      vatCategory: "catering",
      sharedBy: 1,
      types: [],
      places: 25,
    });
    const addOn = dinner.ok ? dinner.value.id : "";

    const buy = async (name: string, place: number) => {
      const asked = make.request(name);
      const [seat] = asked.seats;
      await placeOrder(world, anonymous, event.slug, {
        ...asked,
        seats: [
          {
            ...seat,
            ticketType: place % 2 === 0 ? first : student,
            ...(place % 3 === 0 ? { addOns: [{ id: addOn }] } : {}),
          },
        ],
      });
    };
    const edit = async () => {
      await saveTicketType(world, owner, of, first, ticket("Deltaker", 35));
      await saveQuota(world, owner, of, null, { name: "Salen", places: 38, types: [first] });
      await saveTicketType(world, owner, of, student, ticket("Student", 26));
    };
    const editToo = async () => {
      await saveQuota(world, colleague, of, null, {
        name: "Bussen",
        places: 39,
        types: [first, student],
      });
      await saveTicketType(world, colleague, of, first, ticket("Deltaker"));
    };
    await Promise.all([...people.map((name, place) => buy(name, place)), edit(), editToo()]);

    expect(await ledgerFaults(world, event.id)).toEqual([]);
    const over = await world.db.$queryRaw`SELECT id FROM seat_pool WHERE taken > size`;
    expect(over).toEqual([]);
    const { offerRevision } = await world.db.event.findUniqueOrThrow({ where: { id: event.id } });
    expect(offerRevision).toBeGreaterThanOrEqual(2);
  },
);

dbTest(
  "without the event held alone, a seat sold meanwhile is missing in a new number",
  async ({ world, make }) => {
    const event = await make.event();
    await make.order(event, make.request("Ada"));
    const { id } = await world.db.ticketType.findFirstOrThrow({ where: { eventId: event.id } });
    // As the command would, if it counted first and wrote later without keeping buyers out.
    const counted = await world.db.registration.count({ where: { ticketTypeId: id } });
    await make.order(event, make.request("Grace"));
    const seatPoolId = world.newId();
    await world.db.seatPool.create({ data: { id: seatPoolId, size: 10, taken: counted } });
    await world.db.ticketType.update({ where: { id }, data: { seatPoolId } });
    await world.db.$executeRaw`
      UPDATE registration SET places = array_append(places, ${seatPoolId}::uuid) WHERE event_id = ${event.id}::uuid`;
    expect(await ledgerFaults(world, event.id)).toEqual([{ id: seatPoolId, taken: 1, counted: 2 }]);
  },
);
