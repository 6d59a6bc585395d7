import { AxeBuilder } from "@axe-core/playwright";
import type { LetterFacts, LetterKind } from "emails/letter-facts";
import { letterOf } from "emails/letter-of";
import { sampleCancellations, sampleFacts } from "emails/sample-letters";
import { writeLetter } from "emails/write-letter";
import { expect } from "vitest";
import { speechOf } from "~/i18n/speech";
import { locales, type Locale } from "~/kernel/locales";
import { browserTestAs } from "../support/browser";

const kinds = Object.keys(sampleFacts) as LetterKind[];
const letters = [
  ...kinds.map((kind) => [kind, kind, sampleFacts[kind]] as const),
  ...sampleCancellations.map((facts) => [`cancelled-${facts.by}`, "cancelled", facts] as const),
];

/** Hues all round the wheel: an organisation may have any. */
const hues = [250, 20, 110, 330];

function html(kind: LetterKind, facts: LetterFacts[LetterKind], locale: Locale, hue: number) {
  const letter = letterOf(kind, facts as never, speechOf(locale));
  return writeLetter(letter, { organisationName: "Næringshagen i Østfold", accentHue: hue }).html;
}

browserTestAs({ viewport: "phone", colorScheme: "dark" })(
  "every letter is whole and readable in a narrow dark mail program",
  { timeout: 240_000 },
  async ({ page }) => {
    for (const [n, [name, kind, facts]] of letters.entries()) {
      for (const [place, locale] of locales.entries()) {
        const said = `${name} ${locale}`;
        await page.setViewportSize({ width: 320, height: 800 });
        await page.setContent(html(kind, facts, locale, hues[(n + place) % hues.length] ?? 250));
        const seen = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          dark: getComputedStyle(document.body).backgroundColor,
          // What has words and no size, or no colour of its own against what it stands on.
          hidden: [...document.querySelectorAll<HTMLElement>("h1,h2,h3,p,li,td,a,strong,span")]
            .filter((element) => element.innerText.trim() !== "" && element.offsetHeight === 0)
            .map((element) => element.innerText),
        }));
        expect.soft(seen.wide, `${said} at 320`).toBeLessThanOrEqual(320);
        expect.soft(seen.hidden, said).toEqual([]);
        const [light = 255] = (/\d+/.exec(seen.dark) ?? []).map(Number);
        expect.soft(light, `${said}: ${seen.dark}`).toBeLessThan(80);
        await page.setViewportSize({ width: 360, height: 800 });
        const at360 = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(at360, `${said} at 360`).toBeLessThanOrEqual(360);
        if (place !== n % locales.length) continue;
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode()
          .withRules(["color-contrast", "link-in-text-block", "link-name", "html-has-lang", "list"])
          .analyze();
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id} ${node.html}`),
        );
        expect.soft(found, said).toEqual([]);
      }
    }
  },
);
