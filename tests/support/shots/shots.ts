/**
 * Makes a picture of every page there is, in every language, width and colour scheme.
 *
 *     npm run shots                                     all of them
 *     npm run shots -- event register                   pages whose name begins so
 *     npm run shots -- organise --width 390 --scheme dark --lang sv
 *     npm run shots -- --list                           what there is
 *
 * They come to tests/.artifacts/shots, with an index.html to look through. Which pages there are stands in
 * shot-list.ts. It fails when a page breaks, is not found, or scrolls sideways.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { locales } from "~/kernel/locales";
import { artifacts, startKeeper } from "../keeper";
import type { ShotStage } from "../shots-keeper";
import { contactSheet, type TakenShot } from "./contact-sheet";
import { shots, type Shot } from "./shot-list";
import { makePlaces } from "./shot-places";

const regions: Readonly<Record<string, string>> = { nb: "nb-NO", sv: "sv-SE", en: "en-GB" };
/** Pages taken side by side; more do not help two cores. */
const sideBySide = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: "string", default: "390,820,1440" },
    scheme: { type: "string", default: "light,dark" },
    lang: { type: "string", default: locales.join(",") },
    list: { type: "boolean", default: false },
  },
});

const wanted = shots.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => name.startsWith(word)),
);
if (values.list || wanted.length === 0) {
  console.log((wanted.length === 0 ? shots : wanted).map(({ name }) => name).join("\n"));
  process.exit(wanted.length === 0 ? 2 : 0);
}

/** One way of looking: a browser of its own for each person who looks. */
interface Way {
  readonly locale: string;
  readonly width: number;
  readonly scheme: "light" | "dark";
}

const ways: Way[] = values.lang.split(",").flatMap((locale) =>
  values.width.split(",").flatMap((width) =>
    values.scheme.split(",").map((scheme) => ({
      locale,
      width: Number(width),
      scheme: scheme === "dark" ? ("dark" as const) : ("light" as const),
    })),
  ),
);

const folder = join(artifacts, "shots");
const taken: TakenShot[] = [];
const faults: string[] = [];

async function main(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { ready: stage, close } = await startKeeper<ShotStage>("shots-keeper");
  try {
    const made = await makePlaces(stage);
    const browser = await chromium.connect(stage.browserUrl);
    const left = [...ways];
    const work = async (): Promise<void> => {
      for (let way = left.shift(); way; way = left.shift())
        await lookAtAll(browser, stage, made, way);
    };
    await Promise.all(Array.from({ length: sideBySide }, work));
    await browser.close();
  } finally {
    await close();
  }
  const order = new Map(shots.map(({ name }, place) => [name, place]));
  taken.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0) || a.width - b.width);
  writeFileSync(join(folder, "index.html"), contactSheet(taken, faults));
  for (const fault of faults) console.log(`FAIL  ${fault}`);
  console.log(`${taken.length} pictures: ${join(folder, "index.html")}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

async function lookAtAll(
  browser: Browser,
  stage: ShotStage,
  { places, cookies }: Awaited<ReturnType<typeof makePlaces>>,
  way: Way,
): Promise<void> {
  const contexts = new Map<string, BrowserContext>();
  for (const shot of wanted) {
    const { as = "visitor", empty = false } = shot;
    const key = `${as} ${empty}`;
    const url = empty ? stage.emptyUrl : stage.appUrl;
    const context = contexts.get(key) ?? (await openContext(browser, url, way));
    contexts.set(key, context);
    if (as !== "visitor") await context.addCookies([cookies[as]]);
    const page = await context.newPage();
    const file = `${shot.name}-${way.width}-${way.scheme}-${way.locale}.png`;
    try {
      await take(page, shot, shot.path(places), file, way);
    } catch (error) {
      faults.push(`${file}: ${(error as Error).message.split("\n")[0]}`);
    }
    await page.close();
  }
  for (const context of contexts.values()) await context.close();
}

async function take(
  page: Page,
  shot: Shot,
  path: string,
  file: string,
  { locale, width, scheme }: Way,
): Promise<void> {
  const answer = await page.goto(path);
  const status = answer?.status() ?? 0;
  if (status >= 400 && !shot.name.startsWith("error-"))
    faults.push(`${file}: ${path} answered ${status}`);
  await shot.act?.(page);
  await page.waitForLoadState("load");
  await page.screenshot({ path: join(folder, file), fullPage: true });
  taken.push({ name: shot.name, file, locale, width, scheme });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) faults.push(`${file}: ${wide} pixels wide`);
}

function openContext(browser: Browser, baseURL: string, way: Way): Promise<BrowserContext> {
  return browser.newContext({
    baseURL,
    viewport: { width: way.width, height: way.width < 600 ? 844 : 900 },
    locale: regions[way.locale] ?? "nb-NO",
    timezoneId: "Europe/Oslo",
    colorScheme: way.scheme,
    reducedMotion: "reduce",
    isMobile: way.width < 600,
    hasTouch: way.width < 1000,
  });
}

await main();
