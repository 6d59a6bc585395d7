import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { findChromium } from "../support/chromium";
import { kilobytes, type Figure } from "./figures";
import { freePort } from "./stage";

const kilobyte = 1024;

/** What a public page costs a phone: requests and bytes in a real browser, then Lighthouse's judgement. */
export async function wireFigures(
  appUrl: string,
  pages: Readonly<Record<string, string>>,
): Promise<Figure[]> {
  return inChromium(async (port) => {
    const figures: Figure[] = [];
    for (const [name, path] of Object.entries(pages)) {
      figures.push(...(await bytesOf(port, name, appUrl + path)));
      figures.push(...(await lighthouseOf(port, name, appUrl + path)));
    }
    return figures;
  });
}

interface Seen {
  readonly url: string;
  readonly kind: string;
  /** Gzipped, as it comes over the wire; fonts and pictures as they are. */
  readonly bytes: number;
}

async function bytesOf(port: number, name: string, url: string): Promise<Figure[]> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const seen: Promise<Seen>[] = [];
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    seen.push(
      response.body().then((body) => ({
        url: response.url(),
        kind,
        bytes: /document|stylesheet|script/.test(kind) ? gzipSync(body).length : body.length,
      })),
    );
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const all = await Promise.all(seen);
  await context.close();
  await browser.close();
  const bytesIn = (...kinds: string[]) =>
    all.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { bytes }) => sum + bytes, 0);
  const foreign = all.filter((one) => new URL(one.url).origin !== new URL(url).origin).length;
  const group = `On the wire: ${name}`;
  const plain = { baseline: "", group };
  return [
    {
      ...plain,
      what: "HTML and CSS, gzipped, in kB",
      ours: kilobytes(bytesIn("document", "stylesheet")),
      ratio: bytesIn("document", "stylesheet") / kilobyte,
      goal: { atMost: 25 },
    },
    {
      ...plain,
      what: "JavaScript, gzipped, in kB",
      ours: kilobytes(bytesIn("script")),
      ratio: bytesIn("script") / kilobyte,
      goal: { atMost: 15 },
    },
    {
      ...plain,
      what: "requests",
      ours: String(all.length),
      ratio: all.length,
      goal: null,
      note: `fonts and pictures ${kilobytes(bytesIn("font", "image"))}`,
    },
    {
      ...plain,
      what: "requests to anybody else",
      ours: String(foreign),
      ratio: foreign,
      goal: { atMost: 0 },
    },
  ];
}

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

/** Lighthouse with its own phone settings. */
async function lighthouseOf(port: number, name: string, url: string): Promise<Figure[]> {
  const { default: lighthouse } = await import("lighthouse");
  const result = await lighthouse(url, {
    port,
    output: "json",
    logLevel: "error",
    onlyCategories: [...categories],
  });
  if (!result) throw new Error(`Lighthouse said nothing about ${url}.`);
  const { lhr } = result;
  return categories.map((category) => {
    const score = Math.round((lhr.categories[category]?.score ?? 0) * 100);
    const lost = (lhr.categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
      .map(({ id }) => id);
    return {
      group: `Lighthouse, phone: ${name}`,
      what: category,
      ours: String(score),
      baseline: "",
      ratio: score,
      goal: { atLeast: 100 },
      ...(lost.length > 0 ? { note: lost.join(", ") } : {}),
    };
  });
}

/** Runs `work` beside a Chromium that listens on a port, which Lighthouse needs; ends it in any case. */
async function inChromium<T>(work: (port: number) => Promise<T>): Promise<T> {
  const { executablePath, env } = await findChromium();
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), "treff-bench-"));
  const child = spawn(
    executablePath,
    [
      "--headless",
      "--no-sandbox",
      "--no-first-run",
      "--disable-dev-shm-usage",
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${profile}`,
      "about:blank",
    ],
    { env: { ...process.env, ...env }, stdio: "ignore" },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    for (let tries = 0; !(await listens(port)); tries++) {
      if (tries > 200) throw new Error("Chromium did not start.");
      await sleep(50);
    }
    return await work(port);
  } finally {
    child.kill("SIGKILL");
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function listens(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/json/version`).then(
    ({ ok }) => ok,
    () => false,
  );
}
