import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { ReactNode } from "react";

/** The size every service shows: 1.91 : 1, in pixels. */
export const pictureWidth = 1200;
export const pictureHeight = 630;

interface Font {
  readonly name: string;
  readonly data: Buffer;
  readonly weight: 400 | 500 | 600;
}

const fontFiles = [
  ["Display", "fraunces", 500],
  ["Text", "source-sans-3", 400],
  ["Text", "source-sans-3", 600],
] as const;

let fonts: Promise<readonly Font[]> | undefined;

/**
 * A PNG of text on a ground.
 *
 * @remarks satori turns text into paths, so no font has to be installed; it lays out a part of CSS flexbox. Both
 * libraries are loaded when the first picture is asked for: most processes never draw one.
 * @param ground - SVG that lies behind, in pixels.
 */
export async function drawSharePicture(layout: ReactNode, ground: string): Promise<Uint8Array> {
  const [{ default: satori }, { default: sharp }, loaded] = await Promise.all([
    import("satori"),
    import("sharp"),
    (fonts ??= loadFonts()),
  ]);
  const size = { width: pictureWidth, height: pictureHeight };
  const text = await satori(layout, { ...size, fonts: [...loaded] });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${pictureHeight}">${ground}${text}</svg>`;
  // One picture at a time, and nothing kept: memory is for pages.
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp(Buffer.from(svg))
    .png({ compressionLevel: 8, palette: true, colours: 128 })
    .toBuffer();
}

async function loadFonts(): Promise<Font[]> {
  const { resolve } = createRequire(import.meta.url);
  const files = fontFiles.flatMap(([name, family, weight]) =>
    (["latin", "latin-ext"] as const).map((script) => ({
      name,
      weight,
      file: resolve(`@fontsource/${family}/files/${family}-${script}-${weight}-normal.woff`),
    })),
  );
  return Promise.all(
    files.map(async ({ name, weight, file }) => ({ name, weight, data: await readFile(file) })),
  );
}
