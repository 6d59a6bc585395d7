import { accept, refuse, type Problem, type Result } from "~/kernel/result";

/** Why a picture was not taken. */
export type PictureProblem = Problem<"picture-type" | "picture-unreadable" | "picture-too-large">;

/** How many pixels a picture may have, taken together: a good deal more than a camera makes. */
export const pixelsAtMost = 50_000_000;

/** How long decoding and encoding one picture may take, in seconds. */
const patience = 20;

/** A rendition to be made: its name, its longest side in pixels, and how it is encoded. */
export interface RenditionPlan {
  readonly name: string;
  readonly side: number;
  readonly as: "webp" | "jpeg";
}

export interface Rendition {
  readonly name: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/**
 * The beginnings of what is taken. The decoder reads more formats than these (SVG among them): it is not even
 * asked about those.
 */
const marks: Readonly<Record<string, RegExp>> = {
  jpeg: /^\xff\xd8\xff/,
  png: /^\x89PNG\r\n\x1a\n/,
  webp: /^RIFF[^]{4}WEBP/,
  // AVIF's box; its cousin HEIC, which phones make, has no free decoder.
  heif: /^[^]{4}ftyp(?:avif|mif1)/,
};

/** One picture at a time in a process: decoding is what costs memory. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Decodes a picture and encodes it anew in each rendition. Nothing of the original's bytes is left: no metadata
 * (places, names, previews), no second image, no text or program that hid behind it. It is turned as its camera
 * says, a moving one stands still, transparency lies on white.
 *
 * Refused: `picture-type` for anything but JPEG, PNG, WebP and AVIF, `picture-too-large` by the size its header
 * names, before anything is decoded; `picture-unreadable` for what is cut off, broken or takes too long.
 *
 * @remarks The decoder is loaded with the first picture, so that a process which never sees one stays small.
 */
export function encodePicture(
  bytes: Uint8Array,
  plans: readonly RenditionPlan[],
): Promise<Result<readonly Rendition[], PictureProblem>> {
  const turn = queue.then(() => encode(bytes, plans));
  queue = turn.catch(() => {});
  return turn;
}

async function encode(
  bytes: Uint8Array,
  plans: readonly RenditionPlan[],
): Promise<Result<readonly Rendition[], PictureProblem>> {
  const beginning = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16));
  const known = Object.keys(marks).find((format) =>
    marks[format]?.test(beginning.toString("latin1")),
  );
  if (!known) return refuse("picture-type");
  const sharp = await decoder();
  const header = await sharp(bytes, { limitInputPixels: false, pages: 1 })
    .metadata()
    .catch(() => null);
  if (!header) return refuse("picture-unreadable");
  if (header.format !== known || (known === "heif" && header.compression !== "av1"))
    return refuse("picture-type");
  if (header.width * (header.pageHeight ?? header.height) > pixelsAtMost)
    return refuse("picture-too-large", { params: { pixels: pixelsAtMost / 1_000_000 } });
  try {
    const side = Math.max(...plans.map((plan) => plan.side));
    // Decoded once, at the largest size; from there on only points of colour.
    const { data, info } = await sharp(bytes, {
      limitInputPixels: pixelsAtMost,
      failOn: "error",
      pages: 1,
    })
      .autoOrient()
      .resize(within(side))
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .timeout({ seconds: patience })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    const renditions: Rendition[] = [];
    for (const plan of plans) {
      const picture = sharp(data, { raw }).resize(within(plan.side)).timeout({ seconds: patience });
      const encoded =
        plan.as === "webp" ? picture.webp({ quality: 80 }) : picture.jpeg({ quality: 82 });
      const made = await encoded.toBuffer({ resolveWithObject: true });
      const { width, height } = made.info;
      const mediaType = `image/${plan.as}`;
      renditions.push({ name: plan.name, mediaType, width, height, bytes: made.data });
    }
    return accept(renditions);
  } catch {
    return refuse("picture-unreadable");
  }
}

function within(side: number) {
  return { width: side, height: side, fit: "inside", withoutEnlargement: true } as const;
}

async function decoder() {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}
