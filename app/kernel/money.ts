import { z } from "zod";

/** The largest amount somebody may type: ten million, in minor units. It fits an integer column many times over. */
const mostMinor = 1_000_000_000;

/**
 * An amount as people type it, in minor units (øre): `1250`, `1 250`, `1250,5`, `1 250,50`, `1,250.50`, with or without
 * a currency behind it.
 *
 * @remarks A comma or full stop with one or two digits behind it, at the end, begins the minor unit; with three digits
 * behind it, it groups thousands. `null` for anything else, so that nobody's 1.250 becomes 1.25.
 */
export function minorUnitsOf(typed: string): number | null {
  const bare = typed.trim().replace(/\s*(?:kr|nok|sek|dkk|eur|€)\.?$/iu, "");
  const match = /^(\d{1,3}(?:[\s.,'’]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/u.exec(bare);
  if (!match) return null;
  const [, whole = "", part = ""] = match;
  const minor = Number(whole.replace(/\D/g, "")) * 100 + Number(part.padEnd(2, "0"));
  return minor <= mostMinor ? minor : null;
}

/** An amount as it stands in a field to be typed over: `1250`, `1250,50`. */
export function typedAmount(minor: number, decimal: "," | "." = ","): string {
  const part = minor % 100;
  const whole = String(Math.floor(minor / 100));
  return part === 0 ? whole : `${whole}${decimal}${String(part).padStart(2, "0")}`;
}

/** A typed amount, in minor units. */
export const amountSchema = z.string().transform((typed, context) => {
  const minor = minorUnitsOf(typed);
  if (minor !== null) return minor;
  context.addIssue({ code: "custom", message: "amount-malformed" });
  return z.NEVER;
});
