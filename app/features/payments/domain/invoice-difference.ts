import {
  byKey,
  type ChargedLine,
  type Documented,
  type DocumentedLine,
  type DocumentLine,
  type PlannedDocument,
} from "./document-lines";
import { sumVat } from "./vat";
import { VatLedger } from "./vat-ledger";

/**
 * The documents that are missing between what is ordered now and what was invoiced: a credit note for each invoice of
 * which something is no longer owed, and one invoice for all that is new. What is kept of something cancelled (a fee)
 * is set off against its credit note, as long as something is credited; goodwill is credited to an invoice that has
 * room for it.
 *
 * @param credited - the invoice that somebody chose to credit: what was last taken off is credited to that one, as far as
 *   it stands for so much, and to no other.
 * @returns nothing where documents and order agree; `null` where what was paid by card cannot be told from what is to be
 * invoiced.
 * @remarks After them, all documents of a payable add up to what it comes to, for each rate of VAT and to the øre: a
 * document's VAT is the VAT of all that stands after it less that of all that stood before. No document comes to
 * nothing; lines that cancel each other out wait for the next one, and so does a payable that comes to nothing before
 * anything of it was invoiced.
 */
export function missingDocuments(
  payables: readonly Documented[],
  credited?: string,
): readonly PlannedDocument[] | null {
  const plan = new Plan(payables, credited ?? null);
  for (const payable of payables) {
    const owed = withoutCard(payable);
    if (!owed) return null;
    plan.take(payable, owed);
  }
  return plan.documents();
}

/** The lines that are to be invoiced: all, less the first ones of those not invoiced yet that a card has paid for. */
function withoutCard({ living, documented, keptMinor }: Documented): readonly ChargedLine[] | null {
  if (keptMinor === 0) return living;
  const invoiced = new Set(piecesOf(documented).map(({ sourceId }) => sourceId));
  const total = sumVat(living).totalMinor;
  const paid = new Set<string>();
  for (const line of living) {
    if (invoiced.has(line.sourceId)) continue;
    paid.add(line.sourceId);
    const rest = living.filter(({ sourceId }) => !paid.has(sourceId));
    if (total - sumVat(rest).totalMinor === keptMinor) return rest;
  }
  return null;
}

/** What stands on documents and was not taken back, by line, invoice and rate. */
function piecesOf(documented: readonly DocumentedLine[]): DocumentedLine[] {
  const pieces = new Map<string, DocumentedLine>();
  for (const line of documented) {
    const key = [line.sourceId, line.invoiceId, line.vatRate, line.vatCategory].join(" ");
    const before = pieces.get(key);
    pieces.set(key, { ...(before ?? line), netMinor: (before?.netMinor ?? 0) + line.netMinor });
  }
  return [...pieces.values()].filter(({ netMinor }) => netMinor !== 0);
}

class Plan {
  /** Lines by the invoice they are taken back from. */
  readonly #notes = new Map<string, DocumentLine[]>();
  readonly #charges = new Map<string, DocumentLine[]>();
  /** What an invoice still stands for, by payable: what can be credited to it. */
  #standing: DocumentedLine[] = [];
  readonly #payables: readonly Documented[];
  readonly #credited: string | null;

  constructor(payables: readonly Documented[], credited: string | null) {
    this.#payables = payables;
    this.#credited = credited;
  }

  /** Takes in the difference of one payable. */
  take({ payableId, documented }: Documented, owed: readonly ChargedLine[]): void {
    const living = new Map(owed.map((line) => [line.sourceId, line]));
    const bySource = byKey(piecesOf(documented), ({ sourceId }) => sourceId);
    for (const [sourceId, pieces] of bySource) {
      const line = living.get(sourceId);
      if (isSame(line, pieces)) this.#standing.push(...pieces);
      else this.#takeBack(pieces);
      if (line && isSame(line, pieces)) living.delete(sourceId);
    }
    const again = this.#takeBackWhatIsOverdrawn(payableId);
    const known = new Set(documented.map(({ sourceId }) => sourceId));
    const charges = [...living.values()]
      // What is free is said once, with what is not.
      .filter(({ sourceId, netMinor }) => netMinor !== 0 || !known.has(sourceId))
      .map((line): DocumentLine => ({ ...line, payableId }))
      .concat(again);
    this.#setOffFees(payableId, charges);
    this.#creditChosen(payableId, charges);
    if (charges.length > 0) this.#charges.set(payableId, charges);
  }

  #takeBack(pieces: readonly DocumentedLine[]): void {
    for (const { invoiceId, ...line } of pieces)
      add(this.#notes, invoiceId, [{ ...line, netMinor: -line.netMinor }]);
  }

  /**
   * What was taken off stands on the invoice of what it was taken off of. Once that is credited, the invoice would stand
   * for less than nothing, and whoever pays would be charged more elsewhere. A discount that another invoice charged
   * again says nothing any more: both are taken back. What still counts is taken back here and said anew.
   *
   * @returns what is to be said anew.
   */
  #takeBackWhatIsOverdrawn(payableId: string): DocumentLine[] {
    const again: DocumentLine[] = [];
    for (;;) {
      const own = this.#standing.filter((piece) => piece.payableId === payableId);
      const overdrawn = [...byKey(own, ({ invoiceId }) => invoiceId)].find(
        ([, lines]) => sumVat(lines).totalMinor < 0,
      );
      if (!overdrawn) return again;
      const [invoiceId, lines] = overdrawn;
      const ended = [...byKey(own, ({ sourceId }) => sourceId).values()].filter(
        (pieces) => pieces.some((one) => one.invoiceId === invoiceId) && isSame(undefined, pieces),
      );
      const less = lines.filter(({ netMinor }) => netMinor < 0);
      const gone = new Set(ended.length > 0 ? ended.flat() : less);
      this.#standing = this.#standing.filter((piece) => !gone.has(piece));
      this.#takeBack([...gone]);
      if (ended.length === 0) again.push(...less);
    }
  }

  /** Moves fees from the charges to the credit notes of what they are kept of. */
  #setOffFees(payableId: string, charges: DocumentLine[]): void {
    for (const fee of charges.filter(({ kind }) => kind === "fee")) {
      const fitting = [...this.#notes.values()].filter(
        (lines) =>
          lines.some((line) => line.payableId === payableId) && this.#effectOf([...lines, fee]) < 0,
      );
      const note =
        fitting.find((lines) => lines.some(({ vatRate }) => vatRate === fee.vatRate)) ?? fitting[0];
      if (!note) continue;
      note.push(fee);
      charges.splice(charges.indexOf(fee), 1);
    }
  }

  /** Moves what was taken off last from the charges to the credit note of the invoice that is to be credited. */
  #creditChosen(payableId: string, charges: DocumentLine[]): void {
    const chosen = this.#credited;
    if (chosen === null) return;
    const less = charges.filter(({ kind, netMinor }) => kind === "adjustment" && netMinor < 0);
    for (const line of less.toReversed()) {
      const room = this.#rooms(payableId).find(({ invoiceId }) => invoiceId === chosen)?.room ?? 0;
      // Rounded with what else is of its rate, it may be an øre less.
      if (-sumVat([line]).totalMinor > room + 1) continue;
      add(this.#notes, chosen, [line]);
      charges.splice(charges.indexOf(line), 1);
    }
  }

  documents(): readonly PlannedDocument[] {
    for (const [invoiceId, lines] of this.#notes) this.#keepNegative(invoiceId, lines);
    const split: string[] = [];
    for (const [payableId, lines] of this.#charges) {
      const effect = this.#effectOf(lines);
      if (effect > 0) continue;
      this.#charges.delete(payableId);
      if (effect < 0) this.#credit(payableId, lines, -effect);
      else if (!isNothing(lines) && this.#rooms(payableId).length > 0) {
        // One rate's gain is another's loss: both are said, each on a document of its own.
        this.#credit(
          payableId,
          lines.filter(({ netMinor }) => netMinor < 0),
          0,
        );
        this.#charges.set(
          payableId,
          lines.filter(({ netMinor }) => netMinor > 0),
        );
        split.push(payableId);
      }
    }
    const ledger = this.#ledger();
    const planned = [...this.#notes].map(([invoiceId, lines]) => ledger.document(invoiceId, lines));
    const charged = [...this.#charges.values()].flat();
    if (charged.length > 0) planned.push(ledger.document(null, charged));
    return planned;
  }

  /** A note that would charge (somebody lost a discount) becomes charges; one that says nothing waits. */
  #keepNegative(invoiceId: string, lines: readonly DocumentLine[]): void {
    if (this.#effectOf(lines) < 0) return;
    this.#notes.delete(invoiceId);
    if (isNothing(lines)) return;
    for (const line of lines) add(this.#charges, line.payableId, [line]);
  }

  /** Credits lines to invoices that stand for something of the payable, the one with most room first. */
  #credit(payableId: string, lines: readonly DocumentLine[], amount: number): void {
    const rooms = this.#rooms(payableId);
    const enough = rooms.find(({ room }) => room >= amount) ?? null;
    if (enough) return add(this.#notes, enough.invoiceId, lines);
    let left = lines.toSorted((a, b) => b.netMinor - a.netMinor);
    for (const { invoiceId, room } of rooms.slice(0, -1)) {
      const [here, rest] = partOf(left, room);
      if (here.length > 0) add(this.#notes, invoiceId, here);
      left = rest;
    }
    const last = rooms.at(-1);
    if (!last) throw new Error(`${payableId} is owed less than nothing`);
    if (left.length > 0) add(this.#notes, last.invoiceId, left);
  }

  /** What invoices stand for of a payable, less what is taken back now: so much can still be credited to each. */
  #rooms(payableId: string): { invoiceId: string; room: number }[] {
    const documented = this.#payables.find((one) => one.payableId === payableId)?.documented ?? [];
    const rooms = [...byKey(documented, ({ invoiceId }) => invoiceId)].map(([invoiceId, lines]) => {
      const note = this.#notes.get(invoiceId) ?? [];
      const own = note.filter((line) => line.payableId === payableId);
      return { invoiceId, room: sumVat([...lines, ...own]).totalMinor };
    });
    return rooms.toSorted((a, b) => b.room - a.room);
  }

  #effectOf(lines: readonly DocumentLine[]): number {
    return this.#ledger().effectOf(lines);
  }

  #ledger(): VatLedger {
    return new VatLedger(this.#payables);
  }
}

/** Whether what stands on documents is what is ordered now: the same at the same rate, or nothing any more. */
function isSame(living: ChargedLine | undefined, pieces: readonly DocumentedLine[]): boolean {
  const left = new Map(living ? [[rateOf(living), living.netMinor]] : []);
  for (const piece of pieces)
    left.set(rateOf(piece), (left.get(rateOf(piece)) ?? 0) - piece.netMinor);
  return [...left.values()].every((netMinor) => netMinor === 0);
}

function rateOf({ vatCategory, vatRate }: ChargedLine): string {
  return `${vatCategory} ${vatRate}`;
}

/** Whether lines cancel each other out in every payable and rate. */
function isNothing(lines: readonly DocumentLine[]): boolean {
  const nets = byKey(lines, ({ payableId, vatRate }) => `${payableId} ${vatRate}`);
  return [...nets.values()].every(
    (part) => part.reduce((sum, { netMinor }) => sum + netMinor, 0) === 0,
  );
}

/** As many of the lines as fit into an amount with VAT, the last of them in part; and what is left. */
function partOf(lines: readonly DocumentLine[], room: number): [DocumentLine[], DocumentLine[]] {
  const [here, rest]: [DocumentLine[], DocumentLine[]] = [[], []];
  let left = room;
  for (const line of lines) {
    const share = 10_000 / (10_000 + (line.vatRate ?? 0));
    const most = Math.floor(left * share);
    const net = Math.max(line.netMinor, -most);
    if (net !== 0) here.push({ ...line, netMinor: net });
    if (net !== line.netMinor) rest.push({ ...line, netMinor: line.netMinor - net });
    left = Math.max(0, left + Math.floor(net / share));
  }
  return [here, rest];
}

function add(to: Map<string, DocumentLine[]>, key: string, lines: readonly DocumentLine[]): void {
  to.set(key, [...(to.get(key) ?? []), ...lines]);
}
