import type { Problem } from "~/kernel/result";
import { leftOf } from "../domain/form-request";
import type { Counter } from "../domain/offer";
import type { SeatRow } from "../domain/register-form";

/**
 * Whether an add-on or a session can only be waited for on a row: none is left, or too few were when the form was sent.
 * Then its box stands for waiting.
 */
export function mayWait({
  row,
  item: { id, pool },
  kind,
  prefix,
  problems,
}: {
  readonly row: SeatRow;
  readonly item: { readonly id: string; readonly pool: Counter | null };
  readonly kind: "addOns" | "sessions";
  readonly prefix: string;
  readonly problems: readonly Problem[];
}): boolean {
  const refused = problems.some(
    ({ field, params }) => field === `${prefix}${kind}` && params?.["item"] === id,
  );
  if (refused) return true;
  return leftOf(pool) === 0 && !row[`${kind}.${id}`];
}
