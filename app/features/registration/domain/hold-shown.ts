import type { Instant } from "~/kernel/time";

/** What the form says about the places kept for it. */
export type HoldShown =
  /** Nothing is kept, and nothing was. */
  | { readonly kind: "none" }
  | {
      readonly kind: "held";
      readonly expiresAt: Instant;
      readonly mayRenew: boolean;
      /** Time had run out, and they were still free. */
      readonly again: boolean;
    }
  /** Time ran out, and not all of them are free any more. */
  | { readonly kind: "gone" };
