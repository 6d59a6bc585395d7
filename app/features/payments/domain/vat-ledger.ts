import {
  byKey,
  type Documented,
  type DocumentLine,
  type PlannedDocument,
  type VatPart,
} from "./document-lines";
import { roundShare, type VatCode } from "./vat";

interface Balance {
  readonly payableId: string;
  readonly rate: number | null;
  netMinor: number;
  vatMinor: number;
}

/**
 * What documents say of payables so far, by rate. Each further document moves it on: its VAT is that of the sum after it,
 * rounded once, less what was said before.
 */
export class VatLedger {
  readonly #balances = new Map<string, Balance>();

  constructor(payables: readonly Pick<Documented, "payableId" | "vat">[]) {
    for (const { payableId, vat } of payables)
      for (const { rate, netMinor, vatMinor } of vat) {
        const balance = this.#balance(payableId, rate);
        balance.netMinor += netMinor;
        balance.vatMinor += vatMinor;
      }
  }

  /** What lines would do to what is owed, with VAT. */
  effectOf(lines: readonly DocumentLine[]): number {
    return totalOf(this.#moves(lines));
  }

  /** Writes a document of these lines. */
  document(creditsId: string | null, lines: readonly DocumentLine[]): PlannedDocument {
    const moves = this.#moves(lines);
    const untaxed = lines.some((line) => line.vatRate === null && line.vatCategory !== "exempt");
    const vat = moves
      .filter(({ netMinor, vatMinor }) => netMinor !== 0 || vatMinor !== 0)
      .map((part): VatPart => ({ ...part, category: codeOf(part.rate, untaxed) }));
    for (const { payableId, rate, netMinor, vatMinor } of moves) {
      const balance = this.#balance(payableId, rate);
      balance.netMinor += netMinor;
      balance.vatMinor += vatMinor;
    }
    return { creditsId, lines: inOrder(lines), vat, totalMinor: totalOf(moves) };
  }

  #moves(lines: readonly DocumentLine[]): Balance[] {
    const parts = byKey(lines, ({ payableId, vatRate }) => `${payableId} ${vatRate}`);
    return [...parts.values()].map((part) => {
      const [{ payableId, vatRate: rate } = { payableId: "", vatRate: null }] = part;
      const netMinor = part.reduce((sum, line) => sum + line.netMinor, 0);
      const before = this.#balance(payableId, rate);
      const after = rate === null ? 0 : roundShare(before.netMinor + netMinor, rate, 10_000);
      return { payableId, rate, netMinor, vatMinor: after - before.vatMinor };
    });
  }

  #balance(payableId: string, rate: number | null): Balance {
    const key = `${payableId} ${rate}`;
    let balance = this.#balances.get(key);
    if (!balance)
      this.#balances.set(key, (balance = { payableId, rate, netMinor: 0, vatMinor: 0 }));
    return balance;
  }
}

function codeOf(rate: number | null, untaxed: boolean): VatCode {
  if (rate === null) return untaxed ? "O" : "E";
  return rate === 0 ? "Z" : "S";
}

function totalOf(moves: readonly Balance[]): number {
  return moves.reduce((sum, { netMinor, vatMinor }) => sum + netMinor + vatMinor, 0);
}

const places = { ticket: 0, "add-on": 1, discount: 2, fee: 3, adjustment: 4 } as const;

/** Payable by payable; within one what was ordered first, then what was taken off. */
function inOrder(lines: readonly DocumentLine[]): DocumentLine[] {
  return [...byKey(lines, ({ payableId }) => payableId).values()].flatMap((own) =>
    own.toSorted((a, b) => places[a.kind] - places[b.kind]),
  );
}
