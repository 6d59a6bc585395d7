import type { ReactElement } from "react";
import { hexOf } from "~/kernel/oklch";
import { coverHeight, coverPattern, coverWidth, type CoverInk } from "./cover-pattern";

/** What a picture for sharing says. */
export interface ShareCard {
  /** What the pattern is drawn from. */
  readonly pattern: string;
  /** The organisation's hue, 0–360. */
  readonly hue: number;
  /** Above the title: what it is. */
  readonly kicker: string;
  readonly title: string;
  /** Below it, the first one stronger: when, where. */
  readonly lines: readonly string[];
  /** At the foot: whose it is. */
  readonly foot: string;
}

/** Raised when the look changes, so that no kept picture is shown as new. */
export const shareCardVersion = 1;

const [width, height] = [1200, 630];
const textWidth = 752;
const margin = 64;

/** Sizes of a title in pixels, and how many lines of each fit. */
const titleSizes = [
  { size: 84, lines: 3 },
  { size: 68, lines: 4 },
  { size: 54, lines: 5 },
  { size: 43, lines: 6 },
] as const;

/**
 * The card as a layout for satori: flexbox, inline styles, no style sheet.
 *
 * @remarks Letters that our fonts do not have are left out rather than shown as boxes.
 */
export function shareCardLayout(card: ShareCard): ReactElement {
  const { size, lines } = titleFit(drawable(card.title));
  const [first, ...rest] = card.lines.map(drawable).filter(Boolean);
  const ink = hexOf(0.25, 0.022, 258);
  const soft = hexOf(0.43, 0.018, 258);
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        boxSizing: "border-box",
        width: textWidth,
        height,
        padding: `56px ${margin}px 52px`,
        color: ink,
        fontFamily: "Text",
      }}
    >
      <div style={{ display: "flex", flexDirection: "column" }}>
        <div style={{ ...oneLine, fontSize: 30, fontWeight: 600, color: accentOf(card.hue) }}>
          {drawable(card.kicker)}
        </div>
        <div
          style={{
            display: "block",
            marginTop: 14,
            fontFamily: "Display",
            fontSize: size,
            fontWeight: 500,
            lineHeight: 1.08,
            letterSpacing: "-0.015em",
            wordBreak: "break-word",
            lineClamp: lines,
          }}
        >
          {drawable(card.title)}
        </div>
      </div>
      <div style={{ display: "flex", flexDirection: "column" }}>
        {first && (
          <div style={{ ...twoLines, fontSize: firstLineSize(first), fontWeight: 600 }}>
            {first}
          </div>
        )}
        {rest.map((line) => (
          <div key={line} style={{ ...oneLine, marginTop: 6, fontSize: 32 }}>
            {line}
          </div>
        ))}
        <div style={{ ...oneLine, marginTop: 22, fontSize: 28, color: soft }}>
          {drawable(card.foot)}
        </div>
      </div>
    </div>
  );
}

/** What lies behind the text: paper, and the event's own pattern at the right. */
export function shareCardGround({ pattern, hue }: ShareCard): string {
  const inks = inksOf(hue);
  const shapes = coverPattern(pattern)
    .shapes.map(({ ink, d, dots }) => {
      if (dots) {
        return `<path d="${d}" fill="none" stroke="${inks[ink]}" stroke-width="${dots}" stroke-linecap="round"/>`;
      }
      return ink === "line"
        ? `<path d="${d}" fill="none" stroke="${inks.line}" stroke-width="1.5"/>`
        : `<path d="${d}" fill="${inks[ink]}"/>`;
    })
    .join("");
  const side = width - textWidth;
  return (
    `<rect width="${width}" height="${height}" fill="${hexOf(0.985, 0.006, 85)}"/>` +
    `<svg x="${textWidth}" y="0" width="${side}" height="${height}" viewBox="0 0 ${coverWidth} ${coverHeight}" preserveAspectRatio="xMidYMid slice">` +
    `<rect x="-400" y="-400" width="1200" height="1200" fill="${hexOf(0.925, 0.026, hue)}"/>${shapes}</svg>`
  );
}

const oneLine = { display: "block", lineClamp: 1, wordBreak: "break-word" } as const;
const twoLines = { ...oneLine, lineClamp: 2, lineHeight: 1.2 } as const;

/** The largest size at which a title stands whole, or the smallest. */
function titleFit(title: string): (typeof titleSizes)[number] {
  const longestWord = Math.max(...title.split(/[\s-]+/).map((word) => [...word].length));
  const room = textWidth - 2 * margin;
  const smallest = titleSizes[titleSizes.length - 1] ?? titleSizes[0];
  return (
    titleSizes.find(({ size, lines }) => {
      const letter = size * 0.54;
      // A line ends before a word: about a fifth of it stays empty.
      return longestWord * letter <= room && [...title].length * letter <= room * lines * 0.82;
    }) ?? smallest
  );
}

/** A date with its hours and its year stands on one line too. */
function firstLineSize(line: string): number {
  if (line.length > 41) return 27;
  return line.length > 34 ? 31 : 36;
}

/** The colours of the style sheet's light design, for this hue. */
function inksOf(hue: number): Record<CoverInk, string> {
  const deep = hexOf(0.42, 0.112, hue);
  return {
    wash: hexOf(0.875, 0.045, hue),
    tint: hexOf(0.79, 0.064, hue),
    solid: hexOf(0.62, 0.119, hue),
    deep,
    line: deep,
  };
}

function accentOf(hue: number): string {
  return hexOf(0.46, 0.132, hue);
}

/** Latin letters, digits and punctuation, as our fonts have them; white space folded. */
function drawable(text: string): string {
  return text
    .normalize("NFC")
    .replace(
      /[^\u0020-\u007E\u00A0-\u024F\u1E00-\u1EFF\u2010-\u2027\u2030-\u203A\u20AC\u2122\u2212]/gu,
      " ",
    )
    .replace(/\s+/g, " ")
    .trim();
}
