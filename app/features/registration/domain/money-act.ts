import type { TaxedLine } from "~/features/payments/domain/vat";
import type { RefundedLine } from "./refund-fees";
import { adjustmentsAgainst, adjustmentsOf, feesBeside } from "./refund-fees";
import {
  chargesOf,
  endedLines,
  type GivenBackOf,
  type OrderedLine,
  type RefundTerms,
} from "./ended-lines";
import { spread } from "./price";

/** How much is given back of seats an organiser cancels: all, by the event's rule, nothing, or an amount with VAT. */
export type OrganisersBack = "whole" | "by-rule" | "nothing" | { readonly amountMinor: number };

/** What an organiser does about an order's money. */
export type MoneyAct =
  | {
      readonly act: "cancel";
      readonly seats: readonly string[];
      readonly back: OrganisersBack;
      /** Tells nobody who had a seat. */
      readonly quietly: boolean;
    }
  | {
      readonly act: "goodwill";
      /** With VAT. */
      readonly amountMinor: number | "whole";
      /** What it is for, as the payer reads it. */
      readonly note: string;
      /** Charges it takes back as they are, VAT and all, instead of a share of everything. */
      readonly against?: readonly TaxedLine[];
    }
  | { readonly act: "take-off"; readonly line: string }
  | { readonly act: "accept-outside" | "disregard-outside"; readonly refund: string };

/**
 * What is given back of each of several seats that are cancelled together. An amount is one for all of them: what is
 * kept beside it is charged where it was, by category and rate and from there by the seat.
 */
export function backOfSeats(
  lines: readonly OrderedLine[],
  seats: readonly string[],
  back: OrganisersBack,
): ReadonlyMap<string, GivenBackOf> {
  if (typeof back !== "object") return new Map(seats.map((seat) => [seat, back]));
  const charges = new Map(seats.map((seat) => [seat, chargesOf(lines, seat)]));
  const struck = [...charges.values()].flat();
  const rest = lines.filter((line) => !struck.includes(line));
  const fees = feesBeside(struck, back.amountMinor, rest);
  const shares = fees.map((fee) => {
    const nets = seats.map((seat) => netBeside(charges.get(seat) ?? [], fee));
    return { fee, parts: spread(fee.netMinor, nets) };
  });
  return new Map(
    seats.map((seat, at) => [
      seat,
      {
        fees: shares.flatMap(({ fee, parts }) => {
          const netMinor = parts[at] ?? 0;
          return netMinor > 0 ? [{ ...fee, netMinor }] : [];
        }),
      },
    ]),
  );
}

function netBeside(lines: readonly RefundedLine[], fee: RefundedLine): number {
  return lines
    .filter(
      ({ vatCategory, vatRate }) => vatCategory === fee.vatCategory && vatRate === fee.vatRate,
    )
    .reduce((sum, { netMinor }) => sum + netMinor, 0);
}

/** The lines there are once seats have been cancelled, one after the other. */
export function linesWithout(
  lines: readonly OrderedLine[],
  seats: readonly { readonly id: string; readonly status: string }[],
  backs: ReadonlyMap<string, GivenBackOf>,
  terms: RefundTerms,
): readonly OrderedLine[] {
  return seats.reduce<readonly OrderedLine[]>((standing, { id, status }) => {
    const struck = chargesOf(standing, id).map((line) => line.id);
    const ending = { registrationId: id, struck, wasSeated: status === "confirmed" };
    const ended = endedLines(standing, ending, backs.get(id) ?? "whole", terms);
    return [
      ...standing.filter((line) => !ended.struck.includes(line.id)),
      ...ended.written.map((line, at) => ({ ...line, id: `${id} ${at}` })),
    ];
  }, lines);
}

/** An organiser's goodwill as lines of the order: an amount with VAT spread over it, or against certain charges. */
export function goodwillLines(
  lines: readonly OrderedLine[],
  amountMinor: number,
  note: string,
  against?: readonly TaxedLine[],
): readonly (RefundedLine & { readonly registrationId: null })[] {
  const written = against
    ? adjustmentsAgainst(lines, against, note)
    : adjustmentsOf(lines, amountMinor, note);
  return written.map((line) => ({ ...line, registrationId: null }));
}
