/** How a shape of a cover is inked; the style sheet gives each the organisation's colour. */
export type CoverInk = "wash" | "tint" | "solid" | "deep" | "line";

/** One path of a cover, in a field of 320 × 200. */
export interface CoverShape {
  readonly ink: CoverInk;
  readonly d: string;
  /** Draws every point of the path as a dot of this diameter: far shorter than circles, for a pattern of hundreds. */
  readonly dots?: number;
}

export const coverWidth = 320;
export const coverHeight = 200;

type Random = () => number;
type Family = (random: Random) => CoverShape[];

/**
 * The pattern that stands for an event without a picture: the same for the same id, always.
 *
 * @param id anything that stays with the event; its slug or id
 */
export function coverPattern(id: string): {
  readonly family: string;
  readonly shapes: CoverShape[];
} {
  const random = randomFrom(id);
  const names = Object.keys(families) as (keyof typeof families)[];
  const family = names[Math.floor(random() * names.length)] ?? "rings";
  return { family, shapes: families[family](random) };
}

const families = { rings, quarters, fjord, weave, paths, halftone, notes } satisfies Record<
  string,
  Family
>;

/** Two sets of rings that meet, as in the mark. */
function rings(random: Random): CoverShape[] {
  const y = between(random, 70, 130);
  const apart = between(random, 80, 130);
  const left = 160 - apart / 2 + between(random, -40, 40);
  const step = pick(random, [13, 16, 20]);
  const set = (x: number, from: number) =>
    Array.from({ length: 9 }, (_, n) => circle(x, y, from + n * step)).join("");
  return [
    { ink: "tint", d: circle(left, y, step * 4) },
    { ink: "line", d: set(left, step) + set(left + apart, step) },
    { ink: "solid", d: circle(left + apart, y, step * 1.5) },
  ];
}

/** Quarter circles laid as tiles. */
function quarters(random: Random): CoverShape[] {
  const size = 40;
  const inks: Record<"tint" | "solid" | "deep" | "wash", string> = {
    wash: "",
    tint: "",
    solid: "",
    deep: "",
  };
  for (let x = 0; x < coverWidth; x += size)
    for (let y = 0; y < coverHeight; y += size) {
      const ink = pick(random, ["wash", "wash", "tint", "tint", "tint", "solid", "deep"] as const);
      inks[ink] += quarter(x, y, size, Math.floor(random() * 4));
    }
  return (["wash", "tint", "solid", "deep"] as const).map((ink) => ({ ink, d: inks[ink] }));
}

/** Ridges behind each other, and a low sun. */
function fjord(random: Random): CoverShape[] {
  const sun = {
    x: between(random, 60, 260),
    y: between(random, 48, 80),
    r: between(random, 20, 34),
  };
  const ridge = (base: number, rise: number) => {
    const points = Array.from({ length: 6 }, (_, n) => [n * 64, base - rise * random()] as const);
    let d = `M0 200V${at(points[0]?.[1] ?? base)}`;
    for (const [index, [x, y]] of points.entries()) {
      const before = points[index - 1];
      if (before)
        d += `C${at(before[0] + 32)} ${at(before[1])} ${at(x - 32)} ${at(y)} ${at(x)} ${at(y)}`;
    }
    return `${d}V200z`;
  };
  return [
    { ink: "solid", d: circle(sun.x, sun.y, sun.r) },
    { ink: "wash", d: ridge(110, 46) },
    { ink: "tint", d: ridge(136, 40) },
    { ink: "solid", d: ridge(166, 34) },
    { ink: "deep", d: ridge(190, 26) },
  ];
}

/** Lozenges of a knitted or woven border, mirrored as those are. */
function weave(random: Random): CoverShape[] {
  const size = 20;
  const half = coverWidth / size / 4;
  const rows = coverHeight / size;
  const repeat = Array.from({ length: rows }, () => Array.from({ length: half }, () => random()));
  let tint = "";
  let solid = "";
  let deep = "";
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < coverWidth / size; column++) {
      const fold = column % (half * 2);
      const value =
        repeat[Math.min(row, rows - 1 - row)]?.[fold < half ? fold : half * 2 - 1 - fold] ?? 0;
      const shape = lozenge(column * size + size / 2, row * size + size / 2, size / 2);
      if (value > 0.82) deep += shape;
      else if (value > 0.56) solid += shape;
      else if (value > 0.24) tint += shape;
    }
  return [
    { ink: "tint", d: tint },
    { ink: "solid", d: solid },
    { ink: "deep", d: deep },
  ];
}

/** Parallel ways that bend and run on together. */
function paths(random: Random): CoverShape[] {
  const bend = between(random, 90, 200);
  const drop = pick(random, [-60, -40, 40, 60]);
  const way = (y: number) =>
    `M-10 ${at(y)}H${at(bend - 30)}C${at(bend + 10)} ${at(y)} ${at(bend + 10)} ${at(y + drop)} ${at(bend + 50)} ${at(y + drop)}H330`;
  const first = between(random, 60, 80) - drop / 2;
  const stops = Array.from({ length: 6 }, (_, n) => first + n * 16);
  const stopX = at(between(random, 30, bend - 50));
  return [
    { ink: "wash", d: circle(bend + 10, first + 40 + drop / 2, 84) },
    { ink: "line", d: stops.map(way).join("") },
    { ink: "solid", d: stops.map((y, n) => circle(stopX + n * 6, y, 5)).join("") },
    { ink: "deep", d: circle(bend + 90, (stops[Math.floor(random() * 6)] ?? 100) + drop, 9) },
  ];
}

/** Dots that grow towards one another. */
function halftone(random: Random): CoverShape[] {
  const centre = { x: between(random, 60, 260), y: between(random, 40, 160) };
  const reach = between(random, 130, 190);
  const sizes = [3, 5, 7.5, 10.5, 14, 17];
  const grid = sizes.map(() => "");
  for (let row = 0; row * 16 <= coverHeight + 16; row++)
    for (let column = 0; column * 20 <= coverWidth + 20; column++) {
      const [x, y] = [column * 20 + (row % 2) * 10, row * 16];
      const closeness = Math.max(0, 1 - Math.hypot(x - centre.x, y - centre.y) / reach);
      grid[Math.min(5, Math.floor(closeness * 6))] += `M${x} ${y}h0`;
    }
  return sizes.map((dots, n) => ({ ink: n < 3 ? "tint" : "solid", d: grid[n] ?? "", dots }));
}

/** Sheets pinned to a board. */
function notes(random: Random): CoverShape[] {
  const shapes: CoverShape[] = [];
  let pins = "";
  const slots = [36, 104, 172, 240];
  for (const [n, x] of slots.entries()) {
    const [w, h] = [between(random, 44, 64), between(random, 60, 100)];
    const y = between(random, 24, 164 - h);
    const lean = between(random, -7, 7);
    const ink =
      n === Math.floor(random() * 4)
        ? "deep"
        : pick(random, ["wash", "tint", "tint", "solid"] as const);
    shapes.push({
      ink,
      d: `M${at(x + lean)} ${at(y)}l${at(w)} ${at(lean)}l${at(-lean)} ${at(h)}l${at(-w)} ${at(-lean)}z`,
    });
    pins += circle(x + lean + w / 2, y + 9, 3);
  }
  return [...shapes, { ink: "line", d: pins }];
}

function circle(x: number, y: number, r: number): string {
  return `M${at(x - r)} ${at(y)}a${at(r)} ${at(r)} 0 1 0 ${at(r * 2)} 0a${at(r)} ${at(r)} 0 1 0 ${at(-r * 2)} 0z`;
}

function quarter(x: number, y: number, size: number, corner: number): string {
  const s = size;
  const turns = [
    `M${x} ${y}h${s}a${s} ${s} 0 0 1 ${-s} ${s}z`,
    `M${x + s} ${y}v${s}a${s} ${s} 0 0 1 ${-s} ${-s}z`,
    `M${x + s} ${y + s}h${-s}a${s} ${s} 0 0 1 ${s} ${-s}z`,
    `M${x} ${y + s}v${-s}a${s} ${s} 0 0 1 ${s} ${s}z`,
  ];
  return turns[corner] ?? "";
}

function lozenge(x: number, y: number, r: number): string {
  return `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;
}

/** A coordinate with one decimal at most: covers are sent with the page. */
function at(value: number): number {
  return Math.round(value * 10) / 10;
}

function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

function pick<T>(random: Random, values: readonly [T, ...T[]]): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}

/** Numbers in [0, 1) that follow from a text: FNV-1a seeds a mulberry32. */
function randomFrom(text: string): Random {
  let seed = 0x811c9dc5;
  for (const unit of text) seed = Math.imul(seed ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
