/** A colour as programs without `oklch()` know it: `#rrggbb`. */
export type Hex = string;

/**
 * A colour of OKLCH as sRGB, for programs that know no `oklch()`. A chroma that a screen cannot show is
 * lowered until it can.
 *
 * @param hue in degrees.
 */
export function hexOf(lightness: number, chroma: number, hue: number): Hex {
  let shown = linearSrgb(lightness, chroma, hue);
  for (let c = chroma; c > 0 && !isShown(shown); c -= 0.005) {
    shown = linearSrgb(lightness, Math.max(0, c), hue);
  }
  return `#${shown.map(byteOf).join("")}`;
}

/**
 * OKLCH to linear sRGB, by the matrices of CSS Color 4, §18. Components below 0 or above 1 are what no screen shows.
 *
 * @param hue in degrees.
 */
export function linearSrgb(
  lightness: number,
  chroma: number,
  hue: number,
): [number, number, number] {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function isShown(linear: readonly number[]): boolean {
  return linear.every((value) => value >= -0.0001 && value <= 1.0001);
}

function byteOf(linear: number): string {
  const value = Math.min(1, Math.max(0, linear));
  const encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, "0");
}
