import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { OfferedTicketType, Reservation } from "./offer";

export const codeKinds = ["percentage", "amount", "unlock", "reserved"] as const;
export type CodeKind = (typeof codeKinds)[number];

/** What a code gives to an order it is good for. */
export interface AppliedCode {
  readonly id: string;
  /** As the organiser wrote it. */
  readonly code: string;
  readonly kind: CodeKind;
  /** 1–100, of a percentage. */
  readonly percent: number | null;
  /** Off the whole order, without VAT, in the offer's minor unit; of an amount. */
  readonly amountMinor: number | null;
  /** The ticket types it is good for, unlocks or has reserved; empty for all. */
  readonly ticketTypeIds: readonly string[];
  /** The places kept for it; `null` unless it is `reserved`. */
  readonly reservation: Reservation | null;
}

/** A code as it is stored, with what limits it. */
export interface KnownCode extends AppliedCode {
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  /** Orders it can be used for. */
  readonly maxUses: number | null;
  readonly uses: number;
  /** What the company is found by that it is for (see match-key.ts); `null` for anybody's. */
  readonly companyKey: string | null;
}

export type CodeProblem = Problem<
  | "order-code-unknown"
  | "order-code-not-yet"
  | "order-code-over"
  | "order-code-used-up"
  | "order-code-other-company"
  | "order-code-other-tickets"
>;

/** The order a code is typed into. */
export interface CodeUse {
  /** The ticket types in it; empty while nothing is chosen yet. */
  readonly ticketTypeIds: readonly string[];
  /** What the order's company is found by; `null` for none. */
  readonly companyKey: string | null;
}

/**
 * Decides whether a code is good for an order. The problem belongs to the field `code`.
 *
 * Refused: `order-code-unknown`; `order-code-not-yet` and `order-code-over` outside the time it holds;
 * `order-code-used-up` after as many orders as it was made for; `order-code-other-company` for one that is for a
 * company and typed for another; `order-code-other-tickets` where none of the chosen types is among its own. A code
 * that only unlocks does no harm where it unlocks nothing.
 *
 * @param code - what `codeOf` found; `null` for nothing.
 */
export function judgeCode(
  code: KnownCode | null,
  use: CodeUse,
  now: Instant,
): Result<AppliedCode, CodeProblem> {
  const about = { field: "code" };
  if (!code) return refuse("order-code-unknown", about);
  if (code.validFrom && now < code.validFrom) return refuse("order-code-not-yet", about);
  if (code.validUntil && now >= code.validUntil) return refuse("order-code-over", about);
  if (code.maxUses !== null && code.uses >= code.maxUses)
    return refuse("order-code-used-up", about);
  if (code.companyKey !== null && code.companyKey !== use.companyKey)
    return refuse("order-code-other-company", about);
  const { ticketTypeIds } = use;
  if (
    code.kind !== "unlock" &&
    ticketTypeIds.length > 0 &&
    !ticketTypeIds.some((id) => isGoodFor(code, id))
  )
    return refuse("order-code-other-tickets", about);
  return accept(code);
}

/** Whether a code has to do with a ticket type: one of its own, or any where it names none. */
export function isGoodFor(
  code: Pick<AppliedCode, "ticketTypeIds">,
  ticketTypeId: string | null,
): boolean {
  return (
    code.ticketTypeIds.length === 0 ||
    (ticketTypeId !== null && code.ticketTypeIds.includes(ticketTypeId))
  );
}

/**
 * Whether somebody with this code sees a ticket type at all. What is hidden is seen with a code that unlocks it: one
 * made for that, or any other that names it.
 */
export function isSeen(
  type: Pick<OfferedTicketType, "id" | "hidden">,
  code: AppliedCode | null,
): boolean {
  if (!type.hidden) return true;
  if (!code) return false;
  return code.kind === "unlock" ? isGoodFor(code, type.id) : code.ticketTypeIds.includes(type.id);
}
