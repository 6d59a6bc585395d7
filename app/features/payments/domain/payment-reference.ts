import { mod10CheckDigit, mod11CheckDigit } from "./check-digits";

export const referenceKinds = ["none", "kid-mod10", "kid-mod11", "ocr"] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** What a reference names. */
export interface Referred {
  readonly organisationId: string;
  readonly year: number;
  readonly number: number;
}

/**
 * The reference whoever pays a document types in, all digits, its check digit last:
 * four that stand for the organisation, two of the year, six of the number (more where it needs them).
 *
 * - `kid-mod10`, `kid-mod11`: a Norwegian KID. Between year and number modulus 11 has a digit more, 0 as a rule: where
 *   the check digit would be 10, which nobody can type, it is 1, and then it is not.
 * - `ocr`: a Swedish OCR number with its length (both last digits counted, its last digit of two) before the check digit.
 * - `none`: empty; the payer is asked for the document's number.
 *
 * @remarks The digits of the organisation tell whose document it is where several share an account; they are no secret
 * and need not be unlike all others.
 */
export function paymentReference(kind: ReferenceKind, document: Referred): string {
  if (kind === "none") return "";
  const whose =
    organisationDigits(document.organisationId) + String(document.year % 100).padStart(2, "0");
  const number = String(document.number).padStart(6, "0");
  if (kind === "kid-mod11")
    return withMod11(`${whose}0${number}`) ?? mustMod11(`${whose}1${number}`);
  if (kind === "kid-mod10") return withMod10(whose + number);
  const bare = whose + number;
  return withMod10(bare + String((bare.length + 2) % 10));
}

/** Whether a reference somebody typed can be one of that kind: spaces left out, its check digit right. */
export function isPaymentReference(kind: Exclude<ReferenceKind, "none">, typed: string): boolean {
  const digits = typed.replace(/\s/g, "");
  if (!/^\d{3,25}$/.test(digits)) return false;
  const [bare, check] = [digits.slice(0, -1), digits.at(-1)];
  if (kind === "kid-mod11") return mod11CheckDigit(bare) === check;
  if (mod10CheckDigit(bare) !== check) return false;
  return kind === "kid-mod10" || Number(bare.at(-1)) === digits.length % 10;
}

/** Four digits of an organisation, the first not 0: some banks leave that out. */
function organisationDigits(id: string): string {
  const tail = Number.parseInt(id.replaceAll("-", "").slice(-8), 16);
  return String(1000 + (tail % 9000));
}

function withMod10(bare: string): string {
  return bare + mod10CheckDigit(bare);
}

function withMod11(bare: string): string | null {
  const check = mod11CheckDigit(bare);
  return check === null ? null : bare + check;
}

function mustMod11(bare: string): string {
  const reference = withMod11(bare);
  // Another digit at one place moves the sum by its weight, which 11 does not divide.
  if (reference === null) throw new Error("two digits at one place cannot both fail");
  return reference;
}
