import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { offerTicket } from "tests/support/offered";
import type { Make, MadeEvent } from "tests/support/make";
import { pricedEvent } from "tests/support/refunded";
import type { TestWorld } from "tests/support/world";
import { inTransaction } from "~/platform/world.server";
import { orderToken, seatTokens } from "../queries/registration-by-token.server";
import { cancelRegistration } from "./cancel-registration.server";
import { changeSeat } from "./change-seat.server";
import { addSeats } from "./edit-order.server";
import { settleOrder } from "./settle-order.server";

/** A network whose members pay less for the event's ticket, with one member of it known by address. */
async function memberEvent(world: TestWorld, make: Make) {
  const event = await pricedEvent(world, make);
  const network = await make.network(event.organisation, "Medlemmer");
  await world.db.ticketType.updateMany({
    where: { eventId: event.id },
    data: { memberPriceMinor: 60_000, memberNetworkId: network },
  });
  const join = async (email: string) => {
    const person = { organisationId: event.organisation.id, email };
    const { id: personId } = await world.db.person.upsert({
      where: { organisationId_email: person },
      create: { ...person, id: world.newId(), name: "Medlem", createdAt: world.now() },
      update: {},
    });
    await world.db.networkPerson.create({ data: { networkId: network, personId } });
  };
  const leave = () => world.db.networkPerson.deleteMany({ where: { networkId: network } });
  return { event, network, join, leave };
}

async function pricesOf(world: TestWorld, orderId: string): Promise<number[]> {
  const lines = await world.db.orderLine.findMany({
    where: { orderId, cancelledAt: null },
    orderBy: { position: "asc" },
  });
  return lines.map(({ netMinor }) => netMinor);
}

dbTest(
  "whoever is a member when they order pays the member's price, and keeps it",
  async ({ world, make }) => {
    const { event, join, leave } = await memberEvent(world, make);
    await join("ada@company.example");
    const ada = await make.order(event, make.request("Ada"));
    const grace = await make.order(event, make.request("Grace"));
    expect(await pricesOf(world, ada.id)).toEqual([60_000]);
    expect(await pricesOf(world, grace.id)).toEqual([100_000]);
    await leave();
    await join("grace@company.example");
    for (const { id } of [ada, grace]) await inTransaction(world, (tx) => settleOrder(tx, id));
    expect(await pricesOf(world, ada.id)).toEqual([60_000]);
    expect(await pricesOf(world, grace.id)).toEqual([100_000]);
    // Whoever gives it back and comes again pays what it costs them then.
    const [seat] = ada.seats;
    await cancelRegistration(world, seat ? seatTokens(world, seat).registration : "");
    const again = await make.order(event, make.request("Ada"));
    expect(await pricesOf(world, again.id)).toEqual([100_000]);
  },
);

dbTest(
  "each seat of an order is priced by its own attendee, also one that is added",
  async ({ world, make }) => {
    const { event, join, leave } = await memberEvent(world, make);
    await join("ada@nordlys.example");
    await join("karen@nordlys.example");
    const order = await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace"]));
    expect(await pricesOf(world, order.id)).toEqual([60_000, 100_000]);
    const token = orderToken(world, order);
    const karen = { name: "Karen", email: "karen@nordlys.example" };
    expect((await addSeats(world, token, [karen])).ok).toBe(true);
    expect(await pricesOf(world, order.id)).toEqual([60_000, 100_000, 60_000]);
    await leave();
    const liv = { name: "Liv", email: "liv@nordlys.example" };
    expect((await addSeats(world, token, [liv])).ok).toBe(true);
    expect(await pricesOf(world, order.id)).toEqual([60_000, 100_000, 60_000, 100_000]);
  },
);

dbTest(
  "a company in the network pays the member's price for all its seats",
  async ({ world, make }) => {
    const { event, network } = await memberEvent(world, make);
    const first = await make.order(event, make.companyRequest("Nordlys", ["Ada"]));
    expect(await pricesOf(world, first.id)).toEqual([100_000]);
    const { companyId } = await world.db.order.findUniqueOrThrow({ where: { id: first.id } });
    await world.db.networkCompany.create({
      data: { networkId: network, companyId: companyId ?? "" },
    });
    const second = await make.order(event, make.companyRequest("Nordlys", ["Grace", ""]));
    expect(await pricesOf(world, second.id)).toEqual([60_000, 60_000]);
    expect(await pricesOf(world, first.id)).toEqual([100_000]);
  },
);

dbTest(
  "another ticket costs by the membership of the moment it is changed; an add-on leaves the ticket's price",
  async ({ world, make }) => {
    const { event, join, leave, network } = await memberEvent(world, make);
    await join("ada@company.example");
    const other = await memberTicket(world, event, network);
    const { id, seats } = await make.order(event, make.request("Ada"));
    const change = (ticketTypeId: string) =>
      inTransaction(world, (tx) =>
        changeSeat(tx, seats[0]?.id ?? "", { ticketTypeId }, "organiser"),
      );
    expect((await change(other)).ok).toBe(true);
    expect(await pricesOf(world, id)).toEqual([90_000]);
    await leave();
    // Nothing is changed, so nothing is priced anew.
    expect((await change(other)).ok).toBe(true);
    expect(await pricesOf(world, id)).toEqual([90_000]);
    const { id: first } = await world.db.ticketType.findFirstOrThrow({
      where: { eventId: event.id, NOT: { id: other } },
    });
    expect((await change(first)).ok).toBe(true);
    expect(await pricesOf(world, id)).toEqual([100_000]);
  },
);

async function memberTicket(world: TestWorld, event: MadeEvent, network: string): Promise<string> {
  const id = await offerTicket(world, event, { priceMinor: 150_000 });
  await world.db.ticketType.update({
    where: { id },
    data: { memberPriceMinor: 90_000, memberNetworkId: network },
  });
  return id;
}
