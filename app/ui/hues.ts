/** Degrees between two accents of the palette. */
export const hueStep = 15;

/** The hues the style sheet knows (`[data-hue]`): 24 of them, all with checked contrast. */
export const hues: readonly number[] = Array.from({ length: 360 / hueStep }, (_, n) => n * hueStep);

/**
 * The palette's hue nearest to `hue`, for a `data-hue` attribute.
 *
 * @remarks Inline styles are forbidden by the content security policy, so an organisation's hue comes
 * in as an attribute that the style sheet was generated for.
 * @param hue in degrees; any number, wrapped to the circle
 */
export function nearestHue(hue: number): number {
  const wrapped = ((hue % 360) + 360) % 360;
  return (Math.round(wrapped / hueStep) * hueStep) % 360;
}
