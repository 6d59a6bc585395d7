/**
 * Organisation numbers that pass every check and are nobody's.
 *
 * Norwegian ones stand in the 31-series, which the register's own test population uses: real units begin with
 * 8 or 9. Swedish ones stand at the far end of the series for limited companies, years away from being given
 * out.
 */
const norwegianSeries = 31_840_000;
const swedishSeries = 559_988_000;

const norwegianWeights = [3, 2, 7, 6, 5, 4, 3, 2] as const;

/** Norwegian organisation numbers, nine digits without spaces. */
export function norwegianNumbers(count: number): string[] {
  const numbers: string[] = [];
  for (let serial = norwegianSeries; numbers.length < count; serial += 7) {
    const digit = norwegianCheckDigit(String(serial));
    // With 1 left over there is no such number.
    if (digit !== null) numbers.push(`${serial}${digit}`);
  }
  return numbers;
}

/** Swedish organisation numbers as they are written, `NNNNNN-NNNN`. */
export function swedishNumbers(count: number): string[] {
  return Array.from({ length: count }, (_, place) => {
    const serial = String(swedishSeries + place * 3);
    return `${serial.slice(0, 6)}-${serial.slice(6)}${luhnDigit(serial)}`;
  });
}

/** Whether `written` is a Norwegian (nine digits, modulus 11) or Swedish (ten digits, Luhn) organisation number. */
export function isOrganisationNumber(written: string, country: string): boolean {
  const digits = written.replace(/[\s-]/g, "");
  const [serial, check] = [digits.slice(0, -1), Number(digits.slice(-1))];
  if (country === "NO") return /^\d{9}$/.test(digits) && norwegianCheckDigit(serial) === check;
  // The third digit of a Swedish organisation is 2 or more: below it would be a person's month.
  if (country === "SE") return /^\d{2}[2-9]\d{7}$/.test(digits) && luhnDigit(serial) === check;
  return false;
}

function norwegianCheckDigit(serial: string): number | null {
  const sum = norwegianWeights.reduce(
    (total, weight, place) => total + weight * Number(serial[place]),
    0,
  );
  const rest = sum % 11;
  if (rest === 1) return null;
  return rest === 0 ? 0 : 11 - rest;
}

function luhnDigit(serial: string): number {
  const sum = [...serial].reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
