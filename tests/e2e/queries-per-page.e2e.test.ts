import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { PrismaPg } from "@prisma/adapter-pg";
import { expect } from "vitest";
import type { Actor } from "~/kernel/actor";
import { addTime, day, hour, minute } from "~/kernel/time";
import { paths } from "~/paths";
import { PrismaClient } from "~/platform/generated/prisma/client";
import { browserTest as appTest } from "../support/browser";
import type { Hub } from "../support/hub";
import { root } from "../support/keeper";
import { makeFor, type MadeEvent } from "../support/make";
import { stranger } from "../support/routes";

/** The built pages in this process, on a database that counts what it is asked. */
async function countingApp(databaseUrl: string, hub: Hub, actor: Actor = stranger.actor) {
  const adapter = new PrismaPg({ connectionString: databaseUrl, max: 4 });
  const db = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
  let asked = 0;
  db.$on("query", () => (asked += 1));
  const build = (await import(
    /* @vite-ignore */ pathToFileURL(join(root, "build", "server", "index.js")).href
  )) as ServerBuild;
  const handle = createRequestHandler(build, "production");
  const world = { ...hub.world, db };
  const context = { ...stranger, world, actor };
  return {
    world,
    async queriesOf(path: string): Promise<number> {
      asked = 0;
      const answer = await handle(new Request(world.settings.url + path), context);
      await answer.text();
      expect([path, answer.status]).toEqual([path, 200]);
      return asked;
    },
    close: () => db.$disconnect(),
  };
}

/** An organisation of its own with so many events, the first of them with as many sessions in three tracks. */
async function filled(hub: Hub, count: number): Promise<MadeEvent> {
  const { world } = hub;
  const make = makeFor(world);
  const { id, name } = await world.db.organisation.findUniqueOrThrow({ where: { slug: hub.slug } });
  const slug = `${hub.slug}-${count}`;
  await world.db.organisation.create({
    data: {
      id: world.newId(),
      slug,
      name: `${name} ${count}`,
      replyEmail: "post@many.example",
      createdAt: world.now(),
    },
  });
  const owner = await world.db.organisation.findUniqueOrThrow({ where: { slug } });
  expect(owner.id).not.toBe(id);
  const venue = { id: world.newId(), organisationId: owner.id, name: "Bølgen" };
  await world.db.venue.create({ data: venue });
  const startsAt = addTime(world.now(), 40 * day);
  const events = Array.from({ length: count }, (_, n) => ({
    id: world.newId(),
    pool: world.newId(),
    n,
  }));
  await world.db.seatPool.createMany({ data: events.map(({ pool }) => ({ id: pool, size: 10 })) });
  await world.db.event.createMany({
    data: events.map(({ id: eventId, pool, n }) => ({
      id: eventId,
      organisationId: owner.id,
      slug: `${slug}-${n}`,
      kind: "webinar",
      title: `Treff ${n}`,
      timeZone: "Europe/Oslo",
      startsAt: addTime(startsAt, n * minute),
      endsAt: addTime(startsAt, n * minute + 10 * hour),
      venueId: venue.id,
      status: "published",
      seatPoolId: pool,
      calendarUid: `${eventId}@many.example`,
      calendarRevisedAt: world.now(),
      createdAt: world.now(),
    })),
  });
  const [first] = events;
  const made: MadeEvent = {
    id: first?.id ?? "",
    slug: `${slug}-0`,
    organisation: { id: owner.id, slug, owner: hub.owner },
    seatPoolId: first?.pool ?? "",
    startsAt,
  };
  await make.session(made, { title: "Åpning" });
  const { dayId } = await world.db.session.findFirstOrThrow({ where: { eventId: made.id } });
  const networks = await Promise.all(
    ["Næring", "Klima", "Kultur"].map((group) =>
      make.network(made.organisation, `${group} ${count}`),
    ),
  );
  const tracks = networks.map((networkId, position) => ({
    id: world.newId(),
    eventId: made.id,
    networkId,
    name: `Spor ${position}`,
    position,
  }));
  await world.db.track.createMany({ data: tracks });
  await world.db.session.createMany({
    data: Array.from({ length: count - 1 }, (_, n) => ({
      id: world.newId(),
      eventId: made.id,
      dayId,
      kind: "talk",
      title: `Innlegg ${n}`,
      startsAt: addTime(startsAt, n * minute),
      startZone: "Europe/Oslo",
      endsAt: addTime(startsAt, n * minute + hour),
      endZone: "Europe/Oslo",
      venueId: venue.id,
      trackId: tracks[n % 3]?.id ?? null,
      networkId: networks[n % 3] ?? null,
      calendarUid: `${world.newId()}@many.example`,
      calendarRevisedAt: world.now(),
    })),
  });
  return made;
}

appTest(
  "a page asks the database as often for two hundred things as for ten",
  { timeout: 120_000 },
  async ({ databaseUrl, hub }) => {
    const app = await countingApp(databaseUrl, hub);
    try {
      const [few, many] = [await filled(hub, 10), await filled(hub, 200)];
      // Once before counting: the first use of a query costs statements of its own.
      const pages = (event: MadeEvent): readonly string[] => [
        `/o/${event.organisation.slug}`,
        `/e/${event.slug}`,
        `/e/${event.slug}/calendar.ics`,
        `/e/${event.slug}/subscribe`,
        `/o/${event.organisation.slug}/subscribe`,
        `/o/${event.organisation.slug}/events.json`,
        `/e/${event.slug}/register`,
        `/api/v1/events/${event.slug}`,
      ];
      for (const [place, path] of pages(few).entries()) {
        const ofFew = await app.queriesOf(path);
        expect.soft(ofFew, path).toBeGreaterThan(0);
        expect.soft(await app.queriesOf(pages(many)[place] ?? ""), path).toBe(ofFew);
      }
      // On the front page stand all of them; what it asks is a matter of the page, not of what is stored.
      for (const path of ["/", "/?page=2", "/api/v1/events"])
        expect.soft(await app.queriesOf(path), path).toBeLessThanOrEqual(20);
    } finally {
      // Two hundred events of one minute stand in nobody else's way.
      const slugs = [10, 200].map((count) => `${hub.slug}-${count}`);
      await hub.world.db.event.deleteMany({ where: { organisation: { slug: { in: slugs } } } });
      await hub.world.db.organisation.deleteMany({ where: { slug: { in: slugs } } });
      await app.close();
    }
  },
);

/** So many more orders of an event, of as many companies, every other invoiced and paid in part. */
async function owe(hub: Hub, eventId: string, count: number) {
  const { world } = hub;
  const { db } = world;
  const now = world.now();
  const { id: organisationId } = await db.organisation.findUniqueOrThrow({
    where: { slug: hub.slug },
  });
  const orders = Array.from({ length: count }, (_, n) => ({
    id: world.newId(),
    companyId: world.newId(),
    lineId: world.newId(),
    invoiceId: n % 2 === 0 ? world.newId() : null,
    n,
  }));
  const invoiced = orders.flatMap(({ invoiceId, ...one }) =>
    invoiceId === null ? [] : [{ ...one, invoiceId }],
  );
  const sum = { netMinor: 100_000, vatMinor: 25_000 };
  const line = { kind: "fee", label: "Avbestilling", netMinor: 100_000, vatCategory: "general" };
  await db.company.createMany({
    data: orders.map(({ companyId: id, n }) => ({
      id,
      organisationId,
      name: `Vev ${n} AS`,
      matchKey: id,
      createdAt: now,
    })),
  });
  await db.order.createMany({
    data: orders.map(({ id, companyId, n }) => ({
      id,
      organisationId,
      eventId,
      code: `${hub.slug.slice(4)}${count}-${n}`,
      companyId,
      contactName: `Kari ${n}`,
      contactEmail: `kari${n}@owed.example`,
      language: "nb",
      paymentState: n % 2 === 0 ? "invoiced" : "to-be-invoiced",
      ...sum,
      totalMinor: 125_000,
      createdAt: now,
    })),
  });
  await db.orderLine.createMany({
    data: orders.map(({ id: orderId, lineId: id }) => ({
      id,
      orderId,
      ...line,
      vatRate: 2500,
      position: 0,
      createdAt: now,
    })),
  });
  await db.payable.createMany({
    data: orders.map(({ id, companyId, n }) => ({
      id,
      organisationId,
      eventId,
      companyId,
      code: `${count}-${n}`,
      payerName: `Kari ${n}`,
      payerEmail: `kari${n}@owed.example`,
      language: "nb",
      currency: "NOK",
      owedMinor: 125_000,
      invoicedMinor: n % 2 === 0 ? 125_000 : 0,
      createdAt: now,
      changedAt: now,
    })),
  });
  await db.invoice.createMany({
    data: invoiced.map(({ invoiceId: id, companyId, n }) => ({
      id,
      organisationId,
      kind: "invoice",
      year: 2026,
      number: count + n,
      companyId,
      issuedOn: now,
      dueOn: addTime(now, -day),
      language: "nb",
      currency: "NOK",
      seller: {},
      buyer: { name: `Vev ${n} AS` },
      ...sum,
      totalMinor: 125_000,
      createdAt: now,
    })),
  });
  await db.invoiceLine.createMany({
    data: invoiced.map(({ id: payableId, invoiceId, lineId: sourceId }) => ({
      id: world.newId(),
      invoiceId,
      payableId,
      sourceId,
      ...line,
      vatRate: 2500,
      position: 0,
    })),
  });
  await db.invoiceVat.createMany({
    data: invoiced.map(({ id: payableId, invoiceId }) => ({
      invoiceId,
      payableId,
      category: "S",
      rate: 2500,
      ...sum,
    })),
  });
  const payments = invoiced.map(({ invoiceId }) => ({
    id: world.newId(),
    organisationId,
    invoiceId,
    method: "bank",
    amountMinor: 50_000,
    currency: "NOK",
    receivedAt: now,
    createdAt: now,
  }));
  await db.payment.createMany({ data: payments });
  await db.refund.createMany({
    data: payments.map(({ id: paymentId }) => ({
      id: world.newId(),
      organisationId,
      paymentId,
      amountMinor: 1000,
      currency: "NOK",
      reason: "cancelled",
      createdAt: now,
      nextAttemptAt: now,
    })),
  });
  return { order: invoiced[0]?.id ?? "", invoice: invoiced[0]?.invoiceId ?? "" };
}

appTest(
  "a treasurer's page asks as often for two thousand orders as for two",
  { timeout: 180_000 },
  async ({ databaseUrl, hub }) => {
    const app = await countingApp(databaseUrl, hub, hub.owner);
    try {
      const event = await hub.event({ draft: true });
      const { order, invoice } = await owe(hub, event.id, 2);
      const pages = [
        paths.organisation(hub.slug),
        paths.money(hub.slug),
        paths.eventMoney(hub.slug, event.slug),
        paths.moneyOrders(hub.slug),
        paths.moneyOrders(hub.slug, { state: "overdue" }),
        paths.moneyRefunds(hub.slug, { show: "all" }),
        paths.differences(hub.slug),
        paths.issueInvoices(hub.slug, { event: event.slug }),
        paths.newInvoice(hub.slug),
        paths.invoices(hub.slug),
        paths.invoice(hub.slug, invoice),
        paths.orderMoney(hub.slug, event.slug, order),
        paths.seller(hub.slug),
      ];
      // Once before counting: the first use of a query costs statements of its own.
      for (const path of pages) await app.queriesOf(path);
      const ofTwo = new Map<string, number>();
      for (const path of pages) ofTwo.set(path, await app.queriesOf(path));
      await owe(hub, event.id, 2000);
      for (const path of pages) {
        expect.soft(ofTwo.get(path), path).toBeLessThanOrEqual(40);
        expect.soft(await app.queriesOf(path), path).toBe(ofTwo.get(path));
      }
    } finally {
      await app.close();
    }
  },
);
