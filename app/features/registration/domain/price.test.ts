import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCode, anAddOn, anOffer, aTicket } from "tests/support/offers";
import { vatCategories } from "~/features/payments/domain/vat-categories";
import { priceOrder, spread, ticketPrice, type PricedSeat } from "./price";

const now = new Date("2027-08-02T08:00:00Z");
const seat = (
  ticketTypeId: string | null,
  addOnIds: readonly string[] = [],
  memberOf: readonly string[] = [],
): PricedSeat => ({ ticketTypeId, addOnIds, sessionIds: [], memberOf });
const kroner = (amount: number) => Math.round(amount * 100);

const trip = anOffer({
  ticketTypes: [
    aTicket("full", {
      priceMinor: kroner(1990),
      early: { priceMinor: kroner(1490), until: new Date("2027-08-01T22:00:00Z") },
      member: { priceMinor: kroner(1590), networkId: "members" },
    }),
    aTicket("free"),
  ],
  addOns: [
    anAddOn("room", { kind: "lodging", priceMinor: kroner(1395), vatCategory: "lodging" }),
    anAddOn("dinner", { kind: "meal", priceMinor: kroner(695), vatCategory: "catering" }),
    anAddOn("lunch", { kind: "meal", priceMinor: kroner(149.5), vatCategory: "food" }),
  ],
});

describe("a ticket's price", () => {
  const [full] = trip.ticketTypes;
  if (!full) throw new Error("no ticket");

  test("is the lowest that applies", () => {
    const early = new Date("2027-08-01T21:59:59Z");
    expect(ticketPrice(full, [], now)).toBe(kroner(1990));
    expect(ticketPrice(full, ["members"], now)).toBe(kroner(1590));
    expect(ticketPrice(full, ["members"], early)).toBe(kroner(1490));
    expect(ticketPrice(full, ["others"], new Date("2027-08-01T22:00:00Z"))).toBe(kroner(1990));
  });
});

describe("an order by hand", () => {
  test("in Norway has its VAT by rate", () => {
    const price = priceOrder({
      offer: trip,
      seats: [seat("full", ["room", "dinner", "lunch"]), seat("full", ["lunch"], ["members"])],
      code: null,
      now,
    });
    // 25 %: 1990 + 695 + 1590 = 4275 → 1068.75. 15 %: 2 × 149.50 = 299 → 44.85. 12 %: 1395 → 167.40.
    expect(price.vat).toEqual([
      { category: "S", rate: 2500, netMinor: 427_500, vatMinor: 106_875 },
      { category: "S", rate: 1500, netMinor: 29_900, vatMinor: 4485 },
      { category: "S", rate: 1200, netMinor: 139_500, vatMinor: 16_740 },
    ]);
    expect(price).toMatchObject({ netMinor: 596_900, vatMinor: 128_100, totalMinor: 725_000 });
    expect(price.lines.map(({ seat: of, label, netMinor }) => [of, label, netMinor])).toEqual([
      [0, "full", 199_000],
      [0, "room", 139_500],
      [0, "dinner", 69_500],
      [0, "lunch", 14_950],
      [1, "full", 159_000],
      [1, "lunch", 14_950],
    ]);
  });

  test.each([
    ["2026-03-31T21:59:00Z", 1200, 1794, 5794],
    // One minute later it is April in Sweden.
    ["2026-03-31T22:00:00Z", 600, 897, 4897],
    ["2027-12-31T22:59:00Z", 600, 897, 4897],
    ["2027-12-31T23:00:00Z", 1200, 1794, 5794],
  ])("in Sweden follows the food on %s", (startsAt, foodRate, foodVat, vat) => {
    const price = priceOrder({
      offer: anOffer({
        ...trip,
        timeZone: "Europe/Stockholm",
        startsAt: new Date(startsAt),
        currency: "SEK",
        seller: { country: "SE", vatRegistered: true },
        ticketTypes: [aTicket("entry", { priceMinor: 10_000, vatCategory: "culture" })],
        addOns: [
          anAddOn("lunch", { priceMinor: 14_950, vatCategory: "food" }),
          anAddOn("dinner", { priceMinor: 28_335, vatCategory: "catering" }),
        ],
      }),
      seats: [seat("entry", ["lunch", "dinner"])],
      code: null,
      now: new Date("2026-01-01T00:00:00Z"),
    });
    // 14950 of food; the dinner is served and stays at 12 % (3400.2 → 3400), entry at 6 % (600).
    const vatAt = (rate: number) => price.vat.find((sum) => sum.rate === rate)?.vatMinor ?? 0;
    expect(vatAt(600) - (foodRate === 600 ? foodVat : 0)).toBe(600);
    expect(vatAt(1200) - (foodRate === 1200 ? foodVat : 0)).toBe(3400);
    expect(price).toMatchObject({ netMinor: 53_285, vatMinor: vat, currency: "SEK" });
    expect(price.totalMinor).toBe(53_285 + vat);
  });

  test("of a seller who is not registered has no VAT", () => {
    const offer = anOffer({ ...trip, seller: { country: "NO", vatRegistered: false } });
    const price = priceOrder({ offer, seats: [seat("full", ["room"])], code: null, now });
    expect(price.vat).toEqual([{ category: "O", rate: null, netMinor: 338_500, vatMinor: 0 }]);
    expect(price.totalMinor).toBe(338_500);
  });

  test("that is free has no lines", () => {
    const price = priceOrder({ offer: trip, seats: [seat("free"), seat(null)], code: null, now });
    expect(price).toMatchObject({ lines: [], vat: [], totalMinor: 0 });
  });

  test("with a percentage has each ticket's discount rounded, and no add-on's", () => {
    const offer = anOffer({
      ticketTypes: [aTicket("a", { priceMinor: 333 }), aTicket("b", { priceMinor: 333 })],
      addOns: [anAddOn("room", { priceMinor: 1000, vatCategory: "lodging" })],
    });
    const code = aCode({ kind: "percentage", percent: 50, ticketTypeIds: ["a"] });
    const seats = [seat("a", ["room"]), seat("a"), seat("b")];
    const price = priceOrder({ offer, seats, code, now });
    expect(price.lines.filter(({ kind }) => kind === "discount")).toEqual([
      expect.objectContaining({ seat: 0, netMinor: -167, vatRate: 2500, label: "HEI" }),
      expect.objectContaining({ seat: 1, netMinor: -167, vatRate: 2500 }),
    ]);
    expect(price.netMinor).toBe(3 * 333 + 1000 - 2 * 167);
  });

  test("with an amount has it shared over its rates", () => {
    const price = priceOrder({
      offer: trip,
      seats: [seat("full", ["room"]), seat("free", ["room"])],
      code: aCode({ kind: "amount", amountMinor: kroner(1000) }),
      now,
    });
    // 1990 at 25 % and 2790 at 12 %: of 1000 that is 416.3179… and 583.6820…
    expect(price.vat.map(({ rate, netMinor }) => [rate, netMinor])).toEqual([
      [2500, 199_000 - 41_632],
      [1200, 279_000 - 58_368],
    ]);
    const off = price.lines.filter(({ kind }) => kind === "discount");
    expect(off.map(({ seat: of, vatCategory, netMinor }) => [of, vatCategory, netMinor])).toEqual([
      [0, "general", -41_632],
      [0, "lodging", -29_184],
      [1, "lodging", -29_184],
    ]);
  });

  test("costs nothing when the amount is more than it", () => {
    const code = aCode({ kind: "amount", amountMinor: 10_000_000 });
    const price = priceOrder({ offer: trip, seats: [seat("full", ["lunch"])], code, now });
    expect(price).toMatchObject({ netMinor: 0, vatMinor: 0, totalMinor: 0 });
    expect(price.lines).toHaveLength(4);
  });
});

describe("any order", () => {
  const amount = fc.oneof(fc.constant(0), fc.nat(999), fc.nat(2_000_000));
  const category = fc.constantFrom(...vatCategories);
  const offers = fc
    .record({
      country: fc.constantFrom("NO", "SE", "DK", "FI", "IS"),
      vatRegistered: fc.boolean(),
      startsAt: fc.date({
        min: new Date("2024-01-01"),
        max: new Date("2029-01-01"),
        noInvalidDate: true,
      }),
      tickets: fc.array(
        fc.record({
          priceMinor: amount,
          vatCategory: category,
          early: fc.option(fc.record({ priceMinor: amount, until: fc.constant(now) })),
          member: fc.option(fc.record({ priceMinor: amount, networkId: fc.constant("members") })),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      addOns: fc.array(fc.record({ priceMinor: amount, vatCategory: category }), { maxLength: 4 }),
    })
    .map(({ country, vatRegistered, startsAt, tickets, addOns }) =>
      anOffer({
        startsAt,
        seller: { country, vatRegistered },
        ticketTypes: tickets.map((ticket, n) => aTicket(`t${n}`, ticket)),
        addOns: addOns.map((addOn, n) => anAddOn(`a${n}`, addOn)),
      }),
    );
  const ids = (prefix: string) =>
    fc.subarray([0, 1, 2, 3]).map((some) => some.map((n) => `${prefix}${n}`));
  const seats = fc.array(
    fc.record({
      ticketTypeId: fc.option(fc.constantFrom("t0", "t1", "t2", "t3")),
      addOnIds: ids("a"),
      sessionIds: fc.constant([]),
      memberOf: fc.constantFrom([], ["members"]),
    }),
    { maxLength: 12 },
  );
  const codes = fc.option(
    fc.oneof(
      fc
        .record({ percent: fc.integer({ min: 1, max: 100 }), ticketTypeIds: ids("t") })
        .map((of) => aCode({ kind: "percentage", ...of })),
      fc
        .record({ amountMinor: fc.integer({ min: 1, max: 3_000_000 }), ticketTypeIds: ids("t") })
        .map((of) => aCode({ kind: "amount", ...of })),
    ),
  );
  const orders = fc.record({ offer: offers, seats, code: codes, now: fc.constant(now) });

  test("adds up, as an invoice has it", () => {
    fc.assert(
      fc.property(orders, (order) => {
        const { lines, vat, netMinor, vatMinor, totalMinor, currency } = priceOrder(order);
        expect(totalMinor).toBe(netMinor + vatMinor);
        expect(netMinor).toBe(lines.reduce((sum, line) => sum + line.netMinor, 0));
        expect(vatMinor).toBe(vat.reduce((sum, one) => sum + one.vatMinor, 0));
        for (const one of vat) {
          const ofRate = lines.filter(({ vatRate }) => vatRate === one.rate);
          expect(one.netMinor).toBe(ofRate.reduce((sum, line) => sum + line.netMinor, 0));
          // Half up, in whole numbers: n × rate ÷ 10 000.
          const exact = BigInt(one.netMinor) * BigInt(one.rate ?? 0);
          expect(one.vatMinor).toBe(Number((exact + 5000n) / 10_000n));
          expect(one.netMinor).toBeGreaterThanOrEqual(0);
          expect(one.category === "S").toBe((one.rate ?? 0) > 0);
        }
        expect(new Set(vat.map(({ rate }) => rate)).size).toBe(vat.length);
        expect(currency).toBe(order.offer.currency);
        for (const line of lines) {
          expect(Number.isSafeInteger(line.netMinor)).toBe(true);
          expect(line.kind === "discount" ? line.netMinor < 0 : line.netMinor >= 0).toBe(true);
        }
      }),
    );
  });

  test("is relieved of no more than it costs, and of exactly what was promised", () => {
    fc.assert(
      fc.property(orders, (order) => {
        const full = priceOrder({ ...order, code: null });
        const price = priceOrder(order);
        const off = full.netMinor - price.netMinor;
        expect(off).toBeGreaterThanOrEqual(0);
        expect(off).toBeLessThanOrEqual(full.netMinor);
        const { code } = order;
        if (code?.kind === "amount") {
          const good = full.lines.filter(
            ({ seat: place }) =>
              code.ticketTypeIds.length === 0 ||
              code.ticketTypeIds.includes(order.seats[place ?? -1]?.ticketTypeId ?? ""),
          );
          const whole = good.reduce((sum, { netMinor }) => sum + netMinor, 0);
          expect(off).toBe(Math.min(code.amountMinor ?? 0, whole));
        }
        // No seat's part of a VAT category falls below nothing either.
        const parts = new Map<string, number>();
        for (const { seat: place, vatCategory, netMinor } of price.lines) {
          const key = `${place} ${vatCategory}`;
          parts.set(key, (parts.get(key) ?? 0) + netMinor);
        }
        for (const part of parts.values()) expect(part).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("costs the same in whatever order its seats stand", () => {
    const shuffled = orders.chain((order) =>
      fc
        .shuffledSubarray([...order.seats], { minLength: order.seats.length })
        .map((others) => [order, { ...order, seats: others }] as const),
    );
    fc.assert(
      fc.property(shuffled, ([order, other]) => {
        const { vat, netMinor, totalMinor } = priceOrder(order);
        expect(priceOrder(other)).toMatchObject({ vat, netMinor, totalMinor });
      }),
    );
  });

  test("twice costs twice as much before VAT, unless a fixed amount is off", () => {
    fc.assert(
      fc.property(orders, (order) => {
        if (order.code?.kind === "amount") return;
        const twice = { ...order, seats: [...order.seats, ...order.seats] };
        expect(priceOrder(twice).netMinor).toBe(2 * priceOrder(order).netMinor);
      }),
    );
  });
});

test("what is spread adds up, and nobody bears more than their own", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(5_000_000)),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (weights, part) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        const amount = Math.floor(whole * part);
        const shares = spread(amount, weights);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
        shares.forEach((share, place) => {
          const weight = weights[place] ?? 0;
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(weight);
          if (whole > 0) expect(Math.abs(share - (amount * weight) / whole)).toBeLessThan(1);
        });
      },
    ),
  );
});
