/** What the form says after "look up". */
export type CompanyFound =
  | {
      readonly kind: "found";
      readonly name: string;
      /** Municipality and industry, as far as they are known. */
      readonly about: readonly string[];
      readonly isDissolved: boolean;
    }
  | { readonly kind: "not-found" | "removed" | "unavailable" };
