import { crc32, deflateRawSync, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A small picture of one colour, or of noise when it has to be large. */
export async function picture(
  as: "jpeg" | "png" | "webp" | "avif" | "gif",
  { width = 120, height = 80, noise = false } = {},
): Promise<Buffer> {
  const background = { r: 40, g: 90, b: 160 };
  const image = noise
    ? sharp({
        create: {
          width,
          height,
          channels: 3,
          background,
          noise: { type: "gaussian", mean: 128, sigma: 60 },
        },
      })
    : sharp({ create: { width, height, channels: 3, background } });
  return image.toFormat(as).toBuffer();
}

/** A PNG of `width` × `height` grey points in a few kilobytes: what a decompression bomb is. */
export function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const some = deflateSync(Buffer.alloc(4 * 1024 * 1024), { level: 9 });
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", some),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A zip archive (APPNOTE 4.3) of these entries, each deflated. */
export function zip(entries: readonly (readonly [name: string, content: Buffer | string])[]) {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw, { level: 9 });
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(raw), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(raw.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), facts, Buffer.from(name)]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), facts, more, Buffer.from(name));
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from("PK\x05\x06", "latin1"), end]);
}

const wordTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** A Word document with these further entries. */
export function docx(...more: readonly (readonly [name: string, content: Buffer | string])[]) {
  return zip([["[Content_Types].xml", wordTypes], ["word/document.xml", "<w/>"], ...more]);
}

/** A PDF of `size` bytes that says nothing. */
export function pdf(size = 300): Buffer {
  const bytes = Buffer.alloc(size, "% nothing here\n");
  bytes.write("%PDF-1.7\n");
  bytes.write("\n%%EOF", size - 6);
  return bytes;
}
