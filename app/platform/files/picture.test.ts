import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { docx, hugePng, pdf, picture } from "tests/support/files";
import { encodePicture, pixelsAtMost } from "./picture.server";

const plans = [
  { name: "large.webp", side: 1600, as: "webp" },
  { name: "large.jpg", side: 1200, as: "jpeg" },
] as const;

const ask = (bytes: Buffer) => encodePicture(bytes, plans);
const codeOf = async (bytes: Buffer) => {
  const answer = await ask(bytes);
  return answer.ok ? "taken" : answer.problem.code;
};
async function taken(bytes: Buffer) {
  const answer = await ask(bytes);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}

describe("what is taken", () => {
  test.each(["jpeg", "png", "webp", "avif"] as const)("%s", async (as) => {
    const [webp, jpeg] = await taken(await picture(as, { width: 2000, height: 1000 }));
    expect(webp).toMatchObject({ mediaType: "image/webp", width: 1600, height: 800 });
    expect(jpeg).toMatchObject({ mediaType: "image/jpeg", width: 1200, height: 600 });
    expect((await sharp(webp?.bytes).metadata()).format).toBe("webp");
  });

  test("a small one is not blown up, a grey one and a see-through one become plain", async () => {
    const grey = await sharp({
      create: { width: 30, height: 20, channels: 4, background: "#8888" },
    })
      .toColourspace("b-w")
      .png()
      .toBuffer();
    const [webp] = await taken(grey);
    expect(webp).toMatchObject({ width: 30, height: 20 });
    expect((await sharp(webp?.bytes).metadata()).hasAlpha).toBe(false);
  });

  test("it is turned as the camera says, and what the camera said is gone", async () => {
    const shot = await sharp(await picture("jpeg", { width: 300, height: 200 }))
      .withExif({ IFD0: { Copyright: "Secret Person" }, IFD3: { GPSLatitude: "59/1 26/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(shot).metadata()).orientation).toBe(6);
    for (const { bytes, width, height } of await taken(shot)) {
      expect([width, height]).toEqual([200, 300]);
      const { exif, orientation, icc } = await sharp(bytes).metadata();
      expect([exif, orientation, icc]).toEqual([undefined, undefined, undefined]);
      expect(Buffer.from(bytes).includes("Secret")).toBe(false);
    }
  });

  test("a moving WebP stands still", async () => {
    const frames = await sharp(
      await Promise.all([picture("png"), picture("png", { noise: true })]),
      { join: { animated: true } },
    )
      .webp({ loop: 0 })
      .toBuffer();
    expect((await sharp(frames).metadata()).pages).toBe(2);
    const [webp] = await taken(frames);
    expect((await sharp(webp?.bytes).metadata()).pages ?? 1).toBe(1);
    expect(webp).toMatchObject({ width: 120, height: 80 });
  });
});

describe("attacks", () => {
  const payload = "<script>alert(document.domain)</script><?php system($_GET['c']); ?>";

  test("what hides behind, in or before a picture's data does not come through", async () => {
    const clean = await picture("jpeg", { width: 64, height: 64 });
    const comment = Buffer.from(payload);
    const marker = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
    const polyglots = [
      Buffer.concat([clean, comment]),
      Buffer.concat([clean, docx(["evil.html", payload])]),
      Buffer.concat([clean.subarray(0, 2), marker, comment, clean.subarray(2)]),
      Buffer.concat([await picture("png"), comment]),
    ];
    for (const polyglot of polyglots) {
      const bites = polyglot.includes("alert(document") || polyglot.includes("evil.html");
      expect(bites).toBe(true);
      for (const { bytes } of await taken(polyglot)) {
        expect(Buffer.from(bytes).includes("script")).toBe(false);
        expect(Buffer.from(bytes).includes("<?php")).toBe(false);
        expect(Buffer.from(bytes).includes("evil.html")).toBe(false);
      }
    }
  });

  test("other things under a picture's name are refused", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>`;
    const others = [
      Buffer.from(svg),
      Buffer.from(`<?xml version="1.0"?>${svg}`),
      Buffer.from(payload),
      pdf(),
      docx(),
      await picture("gif"),
      await sharp(await picture("png"))
        .tiff()
        .toBuffer(),
      Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
      Buffer.from("BM000000000000"),
      Buffer.alloc(100),
    ];
    for (const bytes of others) expect(await codeOf(bytes)).toBe("picture-type");
  });

  test("a bomb of 50,000 × 50,000 points is refused by its header, at once and in no memory", async () => {
    const bomb = hugePng(50_000, 50_000);
    expect(bomb.length).toBeLessThan(10_000);
    const [before, began] = [process.memoryUsage().rss, performance.now()];
    expect(await ask(bomb)).toMatchObject({ problem: { code: "picture-too-large" } });
    expect(performance.now() - began).toBeLessThan(2000);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
    // The limit is what refuses it: a little below, the decoder is asked, and finds the data cut off.
    const side = Math.floor(Math.sqrt(pixelsAtMost));
    expect(await codeOf(hugePng(side, side))).toBe("picture-unreadable");
    expect(await codeOf(hugePng(side + 1, side + 1))).toBe("picture-too-large");
  });

  test.each(["jpeg", "png", "webp", "avif"] as const)("half a %s is refused", async (as) => {
    const whole = await picture(as, { width: 400, height: 300, noise: true });
    expect(await codeOf(whole)).toBe("taken");
    for (const part of [0.9, 0.5, 0.1])
      expect(await codeOf(whole.subarray(0, Math.floor(whole.length * part)))).toMatch(
        /picture-(unreadable|type)/,
      );
    const header = whole.subarray(0, 16);
    expect(await codeOf(Buffer.concat([header, Buffer.alloc(500, 7)]))).toMatch(/^picture-/);
  });

  test("several at once take turns, and a bad one does not stop the line", async () => {
    const good = await picture("jpeg", { width: 800, height: 600, noise: true });
    const answers = await Promise.all([good, Buffer.from("x"), good, good].map(codeOf));
    expect(answers).toEqual(["taken", "picture-type", "taken", "taken"]);
  });
});
