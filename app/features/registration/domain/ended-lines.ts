import { sumVat } from "~/features/payments/domain/vat";
import { feesOf, notBeyond, trimmedAdjustments, type RefundedLine } from "./refund-fees";

/** A living line of an order. */
export interface OrderedLine extends RefundedLine {
  readonly id: string;
  readonly registrationId: string | null;
}

/** What is given back of what a seat cost: as the event's rule says, all, nothing, or all but these fees. */
export type GivenBackOf =
  | "by-rule"
  | "whole"
  | "nothing"
  | { readonly fees: readonly RefundedLine[] };

/** What ends of a seat: the lines that are struck out, and what is charged in their place. */
export interface Ending {
  readonly registrationId: string;
  readonly struck: readonly string[];
  readonly written?: readonly RefundedLine[];
  /** Whether the seat had its place: of one that waits, or is not paid for yet, nothing is kept. */
  readonly wasSeated: boolean;
}

/** What giving back goes by. */
export interface RefundTerms {
  /** What the event's rule gives back now. */
  readonly percent: number;
  /** What has been paid or invoiced by somebody who pays by card; `null` where an invoice is sent for what is kept. */
  readonly paidMinor: number | null;
}

/** A line that is to be written; without a registration it is the whole order's. */
export type WrittenLine = RefundedLine & { readonly registrationId: string | null };

/**
 * Which lines of an order are struck out and which are written when something of a seat ends, without touching the
 * world: the fees for what is kept, and what of an earlier goodwill still counts.
 *
 * @remarks Somebody who pays by card is never asked for more than they have paid.
 */
export function endedLines(
  lines: readonly OrderedLine[],
  { registrationId, struck, written = [], wasSeated }: Ending,
  back: GivenBackOf,
  { percent, paidMinor }: RefundTerms,
): { readonly struck: readonly string[]; readonly written: readonly WrittenLine[] } {
  const ending = lines.filter(({ id }) => struck.includes(id));
  const staying = lines.filter(({ id }) => !struck.includes(id));
  const charged = [...staying, ...written];
  const kept = wasSeated ? feesBy(back, ending, written, percent) : [];
  const fees =
    paidMinor === null
      ? kept
      : notBeyond(charged, kept, Math.max(paidMinor, sumVat(charged).totalMinor));
  const own = [...written, ...fees].map((line) => ({ ...line, registrationId }));
  const trimmed = trimmedAdjustments([
    ...staying,
    ...own.map((line, at) => ({ ...line, id: `new ${at}` })),
  ]);
  return {
    struck: [...struck, ...trimmed.struck],
    written: [...own, ...trimmed.written.map((line) => ({ ...line, registrationId: null }))],
  };
}

function feesBy(
  back: GivenBackOf,
  ending: readonly RefundedLine[],
  written: readonly RefundedLine[],
  percent: number,
): readonly RefundedLine[] {
  if (back === "whole") return [];
  if (typeof back === "object") return back.fees;
  return feesOf(ending, back === "nothing" ? 0 : percent, written);
}

/** The lines of a seat that end with it: what was kept of something before stays. */
export function chargesOf(lines: readonly OrderedLine[], registrationId: string): OrderedLine[] {
  return lines.filter(
    (line) =>
      line.registrationId === registrationId && line.kind !== "fee" && line.kind !== "adjustment",
  );
}
