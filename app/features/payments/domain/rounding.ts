/** What has to be added to an amount in minor units to make it whole kroner: half a krone goes up (EN 16931 BT-114). */
export function toWholeKroner(amountMinor: number): number {
  return Math.floor((amountMinor + 50) / 100) * 100 - amountMinor;
}

/** Whether a seller who wants whole kroner gets them in a currency: what is not kroner is not rounded. */
export function isRounded({ wholeKroner }: { wholeKroner: boolean }, currency: string): boolean {
  return wholeKroner && currency !== "EUR";
}

/**
 * The rounding amount of a document.
 *
 * @param before - what its invoice came to before it, and how that was rounded; nothing for a new invoice.
 * @param totalMinor - of the document, below nothing where it credits.
 * @remarks What is left of an invoice is rounded, whatever was credited of it before: so notes that take back all of it
 * take back all of its rounding too.
 */
export function roundingOf(
  before: { readonly totalMinor: number; readonly roundingMinor: number },
  totalMinor: number,
  wholeKroner: boolean,
): number {
  const left = before.totalMinor + totalMinor;
  if (left === 0) return minus(before.roundingMinor);
  const rounded = wholeKroner
    ? toWholeKroner(left)
    : before.totalMinor === 0
      ? 0
      : before.roundingMinor;
  return rounded - before.roundingMinor;
}

/** The opposite, and never −0. */
function minus(amount: number): number {
  return amount === 0 ? 0 : -amount;
}
