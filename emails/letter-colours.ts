import { hexOf, type Hex } from "~/kernel/oklch";

/** The colours of a letter in one light. */
export interface LetterColours {
  readonly paper: Hex;
  readonly ink: Hex;
  /** For what is less important; still 4.5 : 1 on paper. */
  readonly quiet: Hex;
  readonly hairline: Hex;
  readonly accent: Hex;
  /** Text on the accent. */
  readonly onAccent: Hex;
}

/** The colours of an organisation's letters by day. */
export function dayColours(hue: number): LetterColours {
  return {
    paper: hexOf(0.985, 0.006, 85),
    ink: hexOf(0.25, 0.02, 260),
    quiet: hexOf(0.47, 0.02, 260),
    hairline: hexOf(0.88, 0.008, 85),
    accent: hexOf(0.44, 0.13, hue),
    onAccent: "#ffffff",
  };
}

/** The same by night: deep blue-grey, not the day turned round. */
export function nightColours(hue: number): LetterColours {
  return {
    paper: hexOf(0.22, 0.02, 260),
    ink: hexOf(0.93, 0.008, 85),
    quiet: hexOf(0.74, 0.015, 260),
    hairline: hexOf(0.36, 0.02, 260),
    accent: hexOf(0.8, 0.1, hue),
    onAccent: hexOf(0.22, 0.02, 260),
  };
}
