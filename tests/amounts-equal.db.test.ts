import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect } from "vitest";
import { cardTest, type CardWorld } from "tests/support/with-stripe";
import { deliverAll } from "tests/support/deliver";
import { sells } from "tests/support/lined-payables";
import type { Make, MadeEvent } from "tests/support/make";
import { offerAddOn, offerCode } from "tests/support/offered";
import { readPdf } from "tests/support/pdf";
import { takeIn } from "tests/support/stripe-inbox";
import { startCheckout } from "~/features/payments/commands/start-checkout.server";
import { exportBooks } from "~/features/payments/commands/export-books.server";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import type { VatCategory } from "~/features/payments/domain/vat-categories";
import { carryOutRefunds } from "~/features/payments/jobs/carry-out-refunds.server";
import { handleStripeEvents } from "~/features/payments/jobs/handle-stripe-events.server";
import { invoicePdf } from "~/features/payments/queries/invoice-pdf.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { refundOrder } from "~/features/registration/commands/refund-order.server";
import { OrderSum } from "~/features/registration/components/order-sum";
import { paymentOfOrder } from "~/features/registration/queries/order-payment.server";
import { receiptOfOrder } from "~/features/registration/queries/receipt.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { soldLinesOf } from "~/features/registration/queries/sold-lines.server";
import { moneyOverview } from "~/features/reports/queries/money-overview.server";
import { speechOf } from "~/i18n/speech";
import { anonymous } from "~/kernel/actor";
import { addTime, day, minute } from "~/kernel/time";

/** An order whose amounts are hard to get equal. Prices are net, in øre. */
interface Awkward {
  readonly what: string;
  readonly country?: "NO" | "SE";
  readonly registered?: boolean;
  readonly ticket: readonly [priceMinor: number, category: VatCategory];
  readonly addOns?: readonly (readonly [priceMinor: number, category: VatCategory])[];
  readonly seats?: number;
  readonly percent?: number;
  readonly later?: "cancel-one" | "goodwill";
  readonly wholeKroner?: boolean;
}

const awkward: readonly Awkward[] = [
  { what: "12 % of odd øre", ticket: [33_337, "culture"], addOns: [[1_111, "lodging"]], seats: 3 },
  {
    what: "a percentage off several rates",
    ticket: [99_999, "general"],
    addOns: [
      [3_335, "food"],
      [20_001, "lodging"],
    ],
    seats: 3,
    percent: 33,
  },
  {
    what: "a Swedish seller with food at 6 % and what is served at 12 %",
    country: "SE",
    ticket: [45_455, "general"],
    addOns: [
      [7_777, "food"],
      [12_345, "catering"],
    ],
    seats: 2,
  },
  {
    what: "a seller who charges no VAT",
    registered: false,
    ticket: [33_333, "general"],
    addOns: [[1_111, "food"]],
    seats: 2,
    percent: 15,
  },
  {
    what: "a fee after a cancellation at half the price",
    ticket: [33_335, "general"],
    addOns: [[11_113, "food"]],
    seats: 2,
    later: "cancel-one",
  },
  {
    what: "an amount an organiser gave back",
    ticket: [66_667, "general"],
    addOns: [[9_999, "lodging"]],
    seats: 2,
    later: "goodwill",
  },
  {
    what: "whole kroner",
    ticket: [33_337, "general"],
    addOns: [[3_333, "food"]],
    seats: 3,
    later: "cancel-one",
    wholeKroner: true,
  },
];

async function offered(world: CardWorld, make: Make, of: Awkward) {
  const { db } = world;
  const event = await make.event({ startsAt: addTime(world.now(), 20 * day) });
  const { id: organisationId } = event.organisation;
  await sells(world, event.organisation, { wholeKroner: of.wholeKroner ?? false });
  const { country = "NO", registered = true } = of;
  await db.organisation.update({
    where: { id: organisationId },
    data: { country, vatRegistered: registered },
  });
  await db.event.update({
    where: { id: event.id },
    data: {
      refundRule: [
        { days: 30, percent: 100 },
        { days: 3, percent: 50 },
      ],
    },
  });
  const [priceMinor, vatCategory] = of.ticket;
  await db.ticketType.updateMany({
    where: { eventId: event.id },
    data: { priceMinor, vatCategory },
  });
  const addOns: string[] = [];
  for (const [price, category] of of.addOns ?? []) {
    const id = await offerAddOn(world, event, { priceMinor: price });
    await db.addOn.update({ where: { id }, data: { vatCategory: category } });
    addOns.push(id);
  }
  const code =
    of.percent === undefined
      ? undefined
      : (await offerCode(world, event, { kind: "percentage", percent: of.percent })).code;
  return { event, addOns, code };
}

async function ordered(world: CardWorld, make: Make, of: Awkward, payBy: "card" | "invoice") {
  const { event, addOns, code } = await offered(world, make, of);
  const names = ["Ada", "Berit", "Carl"].slice(0, of.seats ?? 1);
  const asked = make.companyRequest("Vev AS", names);
  const placed = await placeOrder(world, anonymous, event.slug, {
    ...asked,
    payBy,
    seats: asked.seats.map((seat) => ({ ...seat, addOns: addOns.map((id) => ({ id })) })),
    ...(code === undefined ? {} : { code }),
  });
  if (!placed.ok) throw new Error(placed.problem.code);
  return { event, ...placed.value };
}

const spoken = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const speech = speechOf("nb");

/** What the living lines come to by themselves: VAT by rate, rounded once for each, half up. */
async function worked({ db }: CardWorld, orderId: string) {
  const lines = await db.orderLine.findMany({ where: { orderId, cancelledAt: null } });
  const nets = new Map<number | null, number>();
  for (const { vatRate, netMinor } of lines) nets.set(vatRate, (nets.get(vatRate) ?? 0) + netMinor);
  const vat = [...nets].map(([rate, netMinor]) => ({
    rate,
    netMinor,
    vatMinor: rate === null ? 0 : Math.floor((netMinor * rate * 2 + 10_000) / 20_000),
  }));
  const netMinor = vat.reduce((sum, part) => sum + part.netMinor, 0);
  const vatMinor = vat.reduce((sum, part) => sum + part.vatMinor, 0);
  return { netMinor, vatMinor, totalMinor: netMinor + vatMinor, vat };
}

type Worked = Awaited<ReturnType<typeof worked>>;

/** The page, its HTML and the receipt say what the lines come to; the HTML and the PDF in words. */
async function expectShown(
  world: CardWorld,
  orderId: string,
  right: Worked,
  { hasReceipt = true }: { readonly hasReceipt?: boolean } = {},
): Promise<void> {
  const { sum, currency, standing } = await paymentOfOrder(world, orderId);
  if (!sum) throw new Error("it costs nothing");
  const { netMinor, vatMinor, totalMinor, vat } = sum;
  expect({ netMinor, vatMinor, totalMinor }).toEqual({
    netMinor: right.netMinor,
    vatMinor: right.vatMinor,
    totalMinor: right.totalMinor,
  });
  const byRate = (parts: Worked["vat"]) =>
    parts.map((part) => `${part.rate} ${part.netMinor} ${part.vatMinor}`).toSorted();
  expect(byRate(vat.map((part) => ({ ...part, rate: part.rate })))).toEqual(byRate(right.vat));
  expect(standing.owedMinor).toBe(totalMinor);
  const money = (minor: number) => spoken(speech.format.money(minor, currency));
  const words = [
    money(totalMinor),
    ...(sum.taxed
      ? [money(netMinor), ...vat.flatMap((p) => (p.rate === null ? [] : [money(p.vatMinor)]))]
      : []),
  ];
  const html = spoken(renderToStaticMarkup(createElement(OrderSum, { sum })));
  const receipt = await receiptOfOrder(world, orderId, "nb");
  const pdf = spoken(readPdf(receipt?.content ?? Buffer.alloc(0)).text);
  expect(receipt !== null).toBe(hasReceipt);
  for (const word of words) {
    expect(html).toContain(word);
    if (hasReceipt) expect(pdf).toContain(word);
  }
}

/** The overview and the books of the organisation say the same, when this order is all there is. */
async function expectBooked(world: CardWorld, event: MadeEvent, right: Worked): Promise<void> {
  const { owner, slug } = event.organisation;
  const overview = await moneyOverview(world, owner, slug);
  if (!overview.ok) throw new Error(overview.problem.code);
  const { netMinor, vatMinor, totalMinor } = right;
  expect(overview.value.currencies).toMatchObject([{ netMinor, vatMinor, totalMinor }]);
  const asked = { from: "2026-01-01", until: "2029-12-31", locale: "nb" } as const;
  const books = await exportBooks(world, owner, slug, asked, soldLinesOf);
  if (!books.ok) throw new Error(books.problem.code);
  const rows: (readonly unknown[])[] = [];
  for await (const some of books.value.rows) rows.push(...some);
  const money = (["receivable", "bank", "card", "other", "rounding"] as const).map((account) =>
    speech.t(`books.account-${account}`),
  );
  const sold = rows.slice(1).filter((row) => !money.includes(String(row[4])));
  // What is sold is credit: below nothing.
  const total = (column: number, some = sold) =>
    some.reduce((sum, row) => sum - Math.round(Number(row[column] ?? 0) * 100), 0);
  expect([total(7), total(8), total(9)]).toEqual([netMinor, vatMinor, totalMinor]);
  expect(total(9, rows.slice(1))).toBe(0);
  for (const { rate, ...part } of right.vat) {
    const ofRate = sold.filter((row) => row[6] === (rate === null ? null : rate / 100));
    expect([rate, total(7, ofRate), total(8, ofRate)]).toEqual([
      rate,
      part.netMinor,
      part.vatMinor,
    ]);
  }
}

type Ordered = Awaited<ReturnType<typeof ordered>>;

/** What happens to it afterwards. */
async function happens(world: CardWorld, order: Ordered, later: Awkward["later"]): Promise<void> {
  const { event, seats, id } = order;
  if (later === "cancel-one") {
    const [seat] = seats;
    if (!seat) throw new Error("no seat");
    const done = await cancelRegistration(world, seatTokens(world, seat).registration);
    expect(done.ok).toBe(true);
  }
  if (later === "goodwill") {
    const { organisation } = event;
    const where = { organisation: organisation.slug, event: event.slug, order: id };
    const act = { act: "goodwill", amountMinor: 12_347, note: "Dårlig lyd" } as const;
    const done = await refundOrder(world, organisation.owner, where, act);
    expect(done.ok).toBe(true);
  }
}

for (const of of awkward) {
  cardTest(`${of.what}, by card: every amount is equal everywhere`, async ({ cards, make }) => {
    const world = cards;
    const order = await ordered(world, make, of, "card");
    const right = await worked(world, order.id);
    // What is not paid yet holds no place for good: there is nothing to have a receipt of.
    await expectShown(world, order.id, right, { hasReceipt: false });
    const started = await startCheckout(world, orderPayables, order.id, {
      returnUrl: "https://treff.example/back",
      cancelUrl: "https://treff.example/pay",
      locale: "nb",
    });
    if (!started.ok) throw new Error(started.problem.code);
    const session = world.stripe.sessionOf(started.value.url);
    expect(session["amount_total"]).toBe(right.totalMinor);
    world.stripe.ledger.pay(session.id);
    const settle = async () => {
      world.clock.advance(minute);
      await takeIn(world, world.stripe.takeEvents());
      await handleStripeEvents(world, orderPayables);
      await carryOutRefunds(world, orderPayables);
      await takeIn(world, world.stripe.takeEvents());
      await handleStripeEvents(world, orderPayables);
    };
    await settle();
    const { currency } = await world.db.order.findUniqueOrThrow({ where: { id: order.id } });
    const mails = await deliverAll(world);
    const receipt = mails.find(({ kind }) => kind === "payment-received");
    expect(spoken(receipt?.text ?? "")).toContain(
      spoken(speech.format.money(right.totalMinor, currency)),
    );
    await expectShown(world, order.id, right);
    await expectBooked(world, order.event, right);

    await happens(world, order, of.later);
    await settle();
    const after = await worked(world, order.id);
    if (of.later) expect(after.totalMinor).toBeLessThan(right.totalMinor);
    await expectShown(world, order.id, after);
    await expectBooked(world, order.event, after);
    const [charge] = world.stripe.ledger.all("charge", null);
    expect(Number(charge?.["amount"]) - Number(charge?.["amount_refunded"])).toBe(after.totalMinor);
  });

  cardTest(`${of.what}, by invoice: the documents add up to it`, async ({ cards, make }) => {
    const world = cards;
    const order = await ordered(world, make, of, "invoice");
    const issue = async () => {
      const issued = await issueDocuments(world, orderPayables, {
        organisationId: order.event.organisation.id,
        payableIds: [order.id],
        collected: false,
      });
      if (!issued.ok) throw new Error(issued.problem.code);
    };
    const expectDocuments = async (right: Worked) => {
      const documents = await world.db.invoice.findMany({
        orderBy: { number: "asc" },
        include: { vat: true },
      });
      const all = documents.flatMap(({ vat }) => vat);
      for (const { rate, ...part } of right.vat) {
        const same = all.filter((each) => each.rate === (rate ?? -1));
        expect([
          rate,
          same.reduce((sum, each) => sum + each.netMinor, 0),
          same.reduce((sum, each) => sum + each.vatMinor, 0),
        ]).toEqual([rate, part.netMinor, part.vatMinor]);
      }
      expect(documents.reduce((sum, each) => sum + each.totalMinor, 0)).toBe(right.totalMinor);
      for (const document of documents) {
        const { totalMinor, roundingMinor, currency } = document;
        const paid = totalMinor + roundingMinor;
        if (of.wholeKroner) expect(Math.abs(paid) % 100).toBe(0);
        else expect(roundingMinor).toBe(0);
        const file = await invoicePdf(world, document.id, "nb");
        const said = spoken(readPdf(file.content).text);
        // A credit note says what it takes back, as an amount above nothing.
        expect(said).toContain(spoken(speech.format.money(Math.abs(paid), currency)));
      }
      const [last] = documents.slice(-1);
      if (!last) throw new Error("no document");
      const mails = (await deliverAll(world)).filter(({ kind }) => /invoice|credit/.test(kind));
      const amount = Math.abs(last.totalMinor + last.roundingMinor);
      expect(spoken(mails.map(({ text }) => text).join("\n"))).toContain(
        spoken(speech.format.money(amount, last.currency)),
      );
    };
    await issue();
    const right = await worked(world, order.id);
    await expectShown(world, order.id, right);
    await expectDocuments(right);
    await expectBooked(world, order.event, right);
    if (!of.later) return;
    await happens(world, order, of.later);
    world.clock.advance(minute);
    await issue();
    const after = await worked(world, order.id);
    expect(after.totalMinor).toBeLessThan(right.totalMinor);
    await expectShown(world, order.id, after);
    await expectDocuments(after);
    await expectBooked(world, order.event, after);
  });
}
