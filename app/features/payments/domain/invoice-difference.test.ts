import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChargedLine, Documented, DocumentedLine, PlannedDocument } from "./document-lines";
import { missingDocuments } from "./invoice-difference";
import { sumVat } from "./vat";

const line = (
  sourceId: string,
  netMinor: number,
  more: Partial<ChargedLine> = {},
): ChargedLine => ({
  sourceId,
  kind: "ticket",
  itemId: null,
  label: sourceId,
  netMinor,
  vatCategory: "general",
  vatRate: 2500,
  ...more,
});

/** Documents as they pile up, beside what is ordered. */
class Books {
  readonly living = new Map<string, ChargedLine[]>();
  readonly documents: (PlannedDocument & { readonly id: string })[] = [];
  kept = 0;

  constructor(...payables: string[]) {
    for (const id of payables) this.living.set(id, []);
  }

  set(payableId: string, ...lines: ChargedLine[]): this {
    this.living.set(payableId, lines);
    return this;
  }

  documented(payableId: string): DocumentedLine[] {
    return this.documents.flatMap(({ id, creditsId, lines }) =>
      lines
        .filter((one) => one.payableId === payableId)
        .map((one) => ({ ...one, invoiceId: creditsId ?? id })),
    );
  }

  state(payableId: string): Documented {
    const parts = this.documents.flatMap(({ vat }) => vat);
    return {
      payableId,
      living: this.living.get(payableId) ?? [],
      documented: this.documented(payableId),
      vat: parts.filter((part) => part.payableId === payableId),
      keptMinor: this.kept,
    };
  }

  issue(...payables: string[]): readonly PlannedDocument[] {
    const planned = missingDocuments(payables.map((id) => this.state(id)));
    if (!planned) throw new Error("cannot be told apart");
    for (const document of planned)
      this.documents.push({ ...document, id: `d${this.documents.length}` });
    return planned;
  }

  /** What documents come to for a payable, by rate. */
  sums(payableId: string) {
    const sums = new Map<number | null, { net: number; vat: number }>();
    for (const { vat } of this.documents)
      for (const part of vat) {
        if (part.payableId !== payableId) continue;
        const before = sums.get(part.rate) ?? { net: 0, vat: 0 };
        sums.set(part.rate, {
          net: before.net + part.netMinor,
          vat: before.vat + part.vatMinor,
        });
      }
    return [...sums]
      .filter(([, { net, vat }]) => net !== 0 || vat !== 0)
      .toSorted(([a], [b]) => (a ?? -1) - (b ?? -1));
  }

  /** Invoices of which more is credited than they came to, but for the rounding of VAT: an øre by document and rate. */
  overdrawn() {
    const left = new Map<string, { total: number; roundings: number }>();
    for (const { id, creditsId, totalMinor, vat } of this.documents) {
      const of = creditsId ?? id;
      const { total, roundings } = left.get(of) ?? { total: 0, roundings: 0 };
      left.set(of, { total: total + totalMinor, roundings: roundings + vat.length });
    }
    return [...left].filter(([, { total, roundings }]) => total < -roundings);
  }

  expected(payableId: string) {
    return sumVat(this.living.get(payableId) ?? [])
      .vat.filter(({ netMinor, vatMinor }) => netMinor !== 0 || vatMinor !== 0)
      .map(({ rate, netMinor, vatMinor }) => [rate, { net: netMinor, vat: vatMinor }] as const)
      .toSorted(([a], [b]) => (a ?? -1) - (b ?? -1));
  }
}

const shown = (planned: readonly PlannedDocument[]) =>
  planned.map(({ creditsId, totalMinor, lines }) => [
    creditsId,
    totalMinor,
    lines.map(({ sourceId, netMinor }) => `${sourceId} ${netMinor}`).join(", "),
  ]);

describe("the documents that are missing", () => {
  test("are one invoice for what is new, and none when nothing changed", () => {
    const books = new Books("a").set("a", line("t1", 100_000), line("t2", 100_000));
    expect(shown(books.issue("a"))).toEqual([[null, 250_000, "t1 100000, t2 100000"]]);
    expect(books.issue("a")).toEqual([]);
    books.set("a", line("t1", 100_000), line("t2", 100_000), line("t3", 50_000));
    expect(shown(books.issue("a"))).toEqual([[null, 62_500, "t3 50000"]]);
  });

  test("are none for what comes to nothing at different rates, until it comes to something", () => {
    const free = [line("t1", 4, { vatRate: 0 }), line("d1", -3, { kind: "discount" })];
    const books = new Books("a").set("a", ...free);
    expect(books.issue("a")).toEqual([]);
    books.set("a", ...free, line("t2", 100_000));
    expect(shown(books.issue("a"))).toEqual([[null, 125_000, "t1 4, t2 100000, d1 -3"]]);
  });

  test("take back what was struck out from the invoice it stood on", () => {
    const books = new Books("a").set("a", line("t1", 100_000));
    books.issue("a");
    books.set("a", line("t1", 100_000), line("t2", 50_000));
    books.issue("a");
    books.set("a");
    expect(shown(books.issue("a"))).toEqual([
      ["d0", -125_000, "t1 -100000"],
      ["d1", -62_500, "t2 -50000"],
    ]);
  });

  test("set a fee off against its credit note, or charge it when nothing is left to credit", () => {
    const fee = (net: number) => line("f", net, { kind: "fee" });
    const books = new Books("a").set("a", line("t1", 100_000));
    books.issue("a");
    books.set("a", fee(40_000));
    expect(shown(books.issue("a"))).toEqual([["d0", -75_000, "t1 -100000, f 40000"]]);

    const whole = new Books("a").set("a", line("t1", 100_000));
    whole.issue("a");
    whole.set("a", fee(120_000));
    expect(shown(whole.issue("a"))).toEqual([
      ["d0", -125_000, "t1 -100000"],
      [null, 150_000, "f 120000"],
    ]);
  });

  test("credit goodwill where there is room for it, in parts where no invoice has enough", () => {
    const goodwill = (id: string, net: number) => line(id, net, { kind: "adjustment" });
    const lines = [line("t1", 100_000), line("t2", 50_000)] as const;
    const books = new Books("a").set("a", lines[0]);
    books.issue("a");
    books.set("a", ...lines);
    books.issue("a");
    books.set("a", ...lines, goodwill("g1", -30_000));
    expect(shown(books.issue("a"))).toEqual([["d0", -37_500, "g1 -30000"]]);
    books.set("a", ...lines, goodwill("g1", -30_000), goodwill("g2", -90_000));
    expect(shown(books.issue("a"))).toEqual([
      ["d0", -87_500, "g2 -70000"],
      ["d1", -25_000, "g2 -20000"],
    ]);
    expect(books.sums("a")).toEqual(books.expected("a"));
  });

  test("say both sides where a rate changed and the sum did not", () => {
    const books = new Books("a").set("a", line("t1", 100_000, { vatRate: 1200 }));
    books.issue("a");
    books.set("a", line("t2", 89_600));
    expect(shown(books.issue("a"))).toEqual([
      ["d0", -112_000, "t1 -100000"],
      [null, 112_000, "t2 89600"],
    ]);
  });

  test("charge again a discount that fell away", () => {
    const books = new Books("a").set(
      "a",
      line("t1", 100_000),
      line("k", -20_000, { kind: "discount" }),
    );
    expect(shown(books.issue("a"))).toEqual([[null, 100_000, "t1 100000, k -20000"]]);
    books.set("a", line("t1", 100_000));
    expect(shown(books.issue("a"))).toEqual([[null, 25_000, "k 20000"]]);
    books.set("a");
    expect(shown(books.issue("a"))).toEqual([
      ["d0", -100_000, "t1 -100000, k 20000"],
      ["d1", -25_000, "k -20000"],
    ]);
  });

  test("take off the next invoice what was taken off one that is credited", () => {
    const goodwill = line("g", -30_000, { kind: "adjustment" });
    const books = new Books("a").set("a", line("t1", 100_000), goodwill);
    expect(shown(books.issue("a"))).toEqual([[null, 87_500, "t1 100000, g -30000"]]);
    // One seat was given back and another one added: the goodwill is for the order.
    books.set("a", line("t2", 100_000), goodwill);
    expect(shown(books.issue("a"))).toEqual([
      ["d0", -87_500, "t1 -100000, g 30000"],
      [null, 87_500, "t2 100000, g -30000"],
    ]);
    expect(books.issue("a")).toEqual([]);

    const two = new Books("a").set("a", line("t1", 100_000), goodwill);
    two.issue("a");
    two.set("a", line("t1", 100_000), goodwill, line("t2", 100_000));
    two.issue("a");
    two.set("a", goodwill, line("t2", 100_000));
    expect(shown(two.issue("a"))).toEqual([
      ["d0", -87_500, "t1 -100000, g 30000"],
      ["d1", -37_500, "g -30000"],
    ]);
    expect(two.issue("a")).toEqual([]);
  });

  test("are none for what comes to nothing in two rates", () => {
    const books = new Books("a").set(
      "a",
      line("t1", 4, { vatRate: null, vatCategory: "exempt" }),
      line("k", -3, { kind: "discount" }),
    );
    expect(books.issue("a")).toEqual([]);
  });

  test("leave out what a card has paid for", () => {
    const books = new Books("a").set("a", line("t1", 100_000), line("t2", 30_000));
    books.kept = 125_000;
    expect(shown(books.issue("a"))).toEqual([[null, 37_500, "t2 30000"]]);
    expect(books.issue("a")).toEqual([]);
    books.kept = 60_000;
    expect(missingDocuments([books.state("a")])).toBeNull();
  });

  test("are one for a company's orders, each with its part of the VAT", () => {
    const books = new Books("a", "b").set("a", line("t1", 2)).set("b", line("t2", 2));
    const [document] = books.issue("a", "b");
    expect(document?.totalMinor).toBe(6);
    expect(document?.vat.map(({ payableId, vatMinor }) => [payableId, vatMinor])).toEqual([
      ["a", 1],
      ["b", 1],
    ]);
    books.set("a");
    expect(shown(books.issue("a"))).toEqual([["d0", -3, "t1 -2"]]);
  });
});

const rates = [2500, 1500, 1200, 600, 0, null] as const;

/** Something that happens to an order: lines come and go, or documents are issued. */
const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant("add" as const),
      payable: fc.constantFrom("a", "b"),
      net: fc.oneof(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 9 })),
      kind: fc.constantFrom("ticket" as const, "add-on" as const, "fee" as const),
      rate: fc.constantFrom(...rates),
    }),
    fc.record({
      do: fc.constant("less" as const),
      payable: fc.constantFrom("a", "b"),
      kind: fc.constantFrom("discount" as const, "adjustment" as const),
      share: fc.integer({ min: 1, max: 100 }),
      rate: fc.constantFrom(...rates),
    }),
    fc.record({
      do: fc.constantFrom("strike" as const, "back" as const),
      payable: fc.constantFrom("a", "b"),
      at: fc.nat(20),
    }),
    fc.record({ do: fc.constant("issue" as const), payables: fc.subarray(["a", "b"]) }),
  ),
  { minLength: 1, maxLength: 30 },
);

type Step = Exclude<typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never, { do: "issue" }>;

function afterStep(
  step: Step,
  lines: readonly ChargedLine[],
  gone: readonly ChargedLine[],
  id: string,
): ChargedLine[] {
  if ("at" in step) {
    const isAt = (_: ChargedLine, at: number, all: readonly ChargedLine[]) =>
      at === step.at % all.length;
    if (step.do === "back") return [...lines, ...gone.filter(isAt)];
    return lines.filter((...each) => !isAt(...each));
  }
  const { rate: vatRate, kind } = step;
  const own = sumVat(lines).vat.find(({ rate }) => rate === vatRate)?.netMinor ?? 0;
  const net = step.do === "add" ? step.net : -Math.floor((Math.max(0, own) * step.share) / 100);
  const vatCategory = vatRate === null ? "exempt" : "general";
  return [...lines, line(id, net, { kind, vatRate, vatCategory })];
}

test("documents add up to what is ordered, by rate and to the øre, whatever happened to it", () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const books = new Books("a", "b");
      const struck: Record<string, ChargedLine[]> = { a: [], b: [] };
      let count = 0;
      for (const step of sequence) {
        if (step.do === "issue") {
          books.issue(...step.payables);
          for (const id of step.payables) {
            // What comes to nothing before it was ever invoiced needs no document.
            const isFree = sumVat(books.living.get(id) ?? []).totalMinor === 0;
            if (isFree && books.documented(id).length === 0) expect(books.sums(id)).toEqual([]);
            else expect(books.sums(id)).toEqual(books.expected(id));
          }
          continue;
        }
        const lines = books.living.get(step.payable) ?? [];
        const gone = struck[step.payable] ?? [];
        const after = afterStep(step, lines, gone, `l${count++}`);
        // No rate of an order ever comes to less than nothing.
        if (sumVat(after).vat.some(({ netMinor }) => netMinor < 0)) continue;
        books.set(step.payable, ...after);
        struck[step.payable] = [...gone, ...lines].filter((one) => !after.includes(one));
      }
      expect(books.overdrawn()).toEqual([]);
      for (const { creditsId, totalMinor, lines, vat } of books.documents) {
        expect(Math.sign(totalMinor)).toBe(creditsId === null ? 1 : -1);
        expect(lines.length).toBeGreaterThan(0);
        expect(vat.reduce((sum, part) => sum + part.netMinor, 0)).toBe(
          lines.reduce((sum, one) => sum + one.netMinor, 0),
        );
      }
      // And when there is nothing more to say, nothing is said.
      books.issue("a", "b");
      expect(books.issue("a", "b")).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
