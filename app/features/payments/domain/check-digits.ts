/**
 * The check digit of modulus 10, with the weights 2 and 1 from the right and the sum of each product's digits (the Luhn
 * algorithm; ISO/IEC 7812-1 annex B): of KID and OCR references and bankgiro numbers.
 *
 * @remarks It finds every wrong digit, and every two neighbours that changed places but 0 and 9.
 */
export function mod10CheckDigit(digits: string): string {
  let sum = 0;
  [...digits].toReversed().forEach((digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  });
  return String((10 - (sum % 10)) % 10);
}

/**
 * The check digit of modulus 11, with the weights 2 to 7 again and again from the right: of KID references, Norwegian
 * account and organisation numbers.
 *
 * @returns `null` where the sum leaves 1: that would take a digit of 10.
 * @remarks It finds every wrong digit, and every two neighbours that changed places.
 */
export function mod11CheckDigit(digits: string): string | null {
  let sum = 0;
  [...digits].toReversed().forEach((digit, place) => {
    sum += Number(digit) * (2 + (place % 6));
  });
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? null : String(check);
}

/** What is left of a number that is too long for a computer's, divided by 97 (ISO/IEC 7064, as an IBAN uses it). */
export function mod97(digits: string): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}
