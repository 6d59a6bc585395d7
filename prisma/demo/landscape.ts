import { chanceFrom } from "./chance";

/** The colours a landscape is drawn in, by their place in the sky or on the ground. */
export interface LandscapeColours {
  readonly sky: readonly [top: string, bottom: string];
  readonly sun: string;
  /** From the far ridge to the near one. */
  readonly ridges: readonly string[];
  readonly water: string;
}

const [width, height, shore] = [1600, 1000, 790];

/**
 * A picture for an event of the demo: ridges behind a still water, drawn by us. The same
 * `seed` draws the same picture.
 *
 * @returns a PNG, as somebody would send it.
 */
export async function landscape(seed: string, colours: LandscapeColours): Promise<Buffer> {
  const { default: sharp } = await import("sharp");
  const chance = chanceFrom(seed);
  const ridges = colours.ridges.map((colour, n) => {
    const base = 460 + (n * 330) / (colours.ridges.length - 1);
    const points = Array.from({ length: 9 }, (_, x) => {
      const rise = chance.whole(0, 150 - n * 20);
      return [x * 200, Math.round(base - rise)] as const;
    });
    const line = points.slice(1).map(([x, y], at) => {
      const [fromX, fromY] = points[at] ?? [0, base];
      return `C${fromX + 90} ${fromY} ${x - 90} ${y} ${x} ${y}`;
    });
    return `<path fill="${colour}" d="M0 ${height}V${points[0]?.[1]}${line.join("")}V${height}z"/>`;
  });
  const sun = chance.whole(300, 1300);
  // The sun on the water, in strokes that grow shorter towards the shore in front.
  const glints = Array.from({ length: 6 }, (_, n) => {
    const length = 260 - n * 34;
    const x = sun - length / 2 + chance.whole(-30, 30);
    return `<rect x="${x}" y="${shore + 26 + n * 30}" width="${length}" height="9" rx="4.5" fill="${colours.sun}" opacity=".8"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <linearGradient id="sky" x2="0" y2="1"><stop stop-color="${colours.sky[0]}"/><stop offset=".7" stop-color="${colours.sky[1]}"/></linearGradient>
    <rect width="${width}" height="${height}" fill="url(#sky)"/>
    <circle cx="${sun}" cy="330" r="120" fill="${colours.sun}"/>
    ${ridges.join("")}
    <rect y="${shore}" width="${width}" height="${height - shore}" fill="${colours.water}"/>
    ${glints.join("")}
  </svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 3 }).toBuffer();
}
