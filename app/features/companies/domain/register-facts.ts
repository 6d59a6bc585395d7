import type { IsoDate } from "~/kernel/time";

/** What a public register says of a company; what it does not say is empty. */
export interface RegisterFacts {
  readonly name: string;
  /** AS, ENK, BEDR, … */
  readonly legalForm: string;
  readonly municipality: string;
  readonly industry: string;
  readonly dissolvedOn: IsoDate | null;
}

/** What a register answered. `removed`: it was taken out for legal reasons, and nothing is said about it. */
export type RegisterReading =
  | { readonly outcome: "found"; readonly facts: RegisterFacts }
  | { readonly outcome: "not-found" }
  | { readonly outcome: "removed" };

/** Whether what stands here is one person's: their name is in the company's. */
export function isSoleTraderForm(legalForm: string): boolean {
  return legalForm === "ENK";
}

const small = new Set(["og", "i", "av", "for", "på", "den", "det", "de", "til", "ved"]);

/**
 * A company's name as people write it, where a register has nothing but capitals: `NORDLYS SENSOR AS` is Nordlys Sensor
 * AS. Words of up to three letters stay as they are: most are a legal form or an abbreviation.
 */
export function readableName(written: string): string {
  return written === written.toUpperCase()
    ? eachWord(written, (word) => word.length <= 3 || /\d/.test(word))
    : written;
}

/** A municipality's name in the same way: `NORDRE FOLLO` is Nordre Follo, and `ÅS` is Ås. */
export function readableMunicipality(written: string): string {
  return written === written.toUpperCase() ? eachWord(written, () => false) : written;
}

function eachWord(written: string, stays: (word: string) => boolean): string {
  let first = true;
  return written.replace(/[\p{L}\p{N}]+/gu, (word) => {
    const lower = word.toLowerCase();
    const joins = !first && small.has(lower);
    first = false;
    if (joins) return lower;
    return stays(word) ? word : word.charAt(0) + lower.slice(1);
  });
}
