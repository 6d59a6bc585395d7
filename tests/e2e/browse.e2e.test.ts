import { describe, expect } from "vitest";
import { dateOf } from "~/kernel/time";
import { browserTest, browserTestAs } from "../support/browser";
import { lintCalendar } from "../support/ics-lint";

/** A word that only the events of one test have. */
let made = 0;
const ownWord = (hub: { slug: string }) =>
  `ordet${hub.slug.replace(/\W|\d/g, "")}${"abcdefghij"[made++]}`;

describe("finding an event", () => {
  browserTestAs({ viewport: "phone", locale: "sv", javaScriptEnabled: false })(
    "on a phone, in Swedish, without JavaScript: search, filter, take a filter away",
    { timeout: 90_000 },
    async ({ page, hub, visit, press, checkPage, shoot }) => {
      const word = ownWord(hub);
      await hub.event({
        title: `Frukost om ${word}`,
        placeName: "Parken",
        municipality: "Ålesund",
      });
      await hub.event({ title: `Webbinarium om ${word}`, kind: "webinar" });
      await visit("/?lang=sv");
      await page.getByRole("searchbox").fill(word.toUpperCase());
      await press(page.getByRole("button", { name: "Sök" }));
      await page.getByRole("heading", { level: 2, name: "2 evenemang" }).waitFor();
      // What was left empty is not in the address; the language is.
      expect(new URL(page.url()).search).toBe(`?q=${word.toUpperCase()}&lang=sv`);

      await page.getByText("Välj typ, plats och tid").click();
      await page.getByLabel("Typ", { exact: true }).selectOption({ label: "Webbinarium" });
      await press(page.getByRole("button", { name: "Visa" }));
      await page.getByRole("heading", { level: 2, name: "1 evenemang" }).waitFor();
      await page.reload();
      await checkPage();
      expect(await page.getByRole("list", { name: "Valt" }).getByRole("link").count()).toBe(3);
      await shoot("browse-filters");

      await press(page.getByRole("link", { name: "Ta bort Webbinarium" }));
      await page.getByRole("heading", { level: 2, name: "2 evenemang" }).waitFor();
      await page.getByText("Välj typ, plats och tid").click();
      await page.getByLabel("Kommun", { exact: true }).selectOption({ label: "Ålesund" });
      await press(page.getByRole("button", { name: "Visa" }));
      expect(new URL(page.url()).searchParams.get("place")).toBe("alesund");
      await press(page.getByRole("link", { name: `Frukost om ${word}` }));
    },
  );

  browserTest("misspelt, it finds what is alike and says so", async ({ page, hub, visit }) => {
    const word = ownWord(hub);
    await hub.event({ title: `Møte om ${word}` });
    await visit(`/?q=${word.slice(0, 3)}x${word.slice(3)}`);
    await page.getByText("Her er det som ligner").waitFor();
    await page.getByRole("link", { name: `Møte om ${word}` }).waitFor();
  });

  browserTest(
    "with nothing found, it says what to loosen and leads to all",
    async ({ page, visit, press }) => {
      await visit("/?q=helikopterfisk&kind=study-trip");
      await page.getByText("Prøv uten ett av valgene: «helikopterfisk» og Studietur.").waitFor();
      await press(page.getByRole("link", { name: "Vis alle arrangementer" }));
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/");
    },
  );

  browserTest(
    "leafs through many, and the keyboard does it all",
    { timeout: 90_000 },
    async ({ page, hub, visit, checkPage }) => {
      const word = ownWord(hub);
      for (let n = 1; n <= 27; n++) await hub.event({ title: `${word} nummer ${n}` });
      await visit("/");
      await page.keyboard.press("Tab");
      for (let n = 0; n < 12; n++) {
        if ((await page.evaluate(() => document.activeElement?.getAttribute("type"))) === "search")
          break;
        await page.keyboard.press("Tab");
      }
      await page.keyboard.type(word);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 2, name: "27 arrangementer" }).waitFor();
      await checkPage();
      expect(await page.getByRole("article").count()).toBe(25);
      await page.getByRole("link", { name: "Neste" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/page=2/);
      await checkPage();
      expect(await page.getByRole("article").count()).toBe(2);
      // Beyond the end lies the end.
      await visit(`/?q=${word}&page=9999`);
      expect(await page.getByRole("article").count()).toBe(2);
    },
  );

  browserTest("answers whatever an address holds", async ({ appUrl }) => {
    for (const query of [
      "kind=party",
      "month=2026-13",
      "month=9999-01",
      "page=9999",
      "page=-1",
      "page=1e309",
      `q=${"a".repeat(10_000)}`,
      `q=${encodeURIComponent("a b ".repeat(2000))}`,
      "q=%00",
      "q=a%00b",
      "q=%25",
      "q=%",
      "q=%C3%28",
      "q=%ED%A0%80",
      "q=_%5C%25%27",
      "place=%00",
      "place=%25",
      `org=${"x".repeat(5000)}`,
      "org=..%2F..",
      "when=later",
      "q[]=a&q[]=b",
      "q=a&q=b",
    ]) {
      const { status } = await fetch(`${appUrl}/?${query}`);
      expect([query.slice(0, 40), status < 500]).toEqual([query.slice(0, 40), true]);
    }
  });
});

describe("an organisation and a series", () => {
  browserTestAs({ viewport: "phone", colorScheme: "dark" })(
    "have pages that lead on, and calendars to subscribe to",
    { timeout: 60_000 },
    async ({ page, appUrl, visit, press, shoot }) => {
      await visit("/o/hyttans-foretagsby");
      await shoot("organisation");
      const feed = page.locator('head link[rel="alternate"][type="text/calendar"]');
      const address = (await feed.getAttribute("href")) ?? "";
      expect(await page.getByLabel("Kalenderens adresse").inputValue()).toBe(address);
      expect(address.startsWith(`${appUrl}/o/hyttans-foretagsby/events.ics`)).toBe(true);
      const link = page.getByRole("link", { name: "Åpne i kalenderen" });
      expect(await link.getAttribute("href")).toBe(address.replace(/^http:/, "webcal:"));

      const first = await fetch(address);
      expect(first.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
      expect(lintCalendar(await first.text())).toEqual([]);
      const etag = first.headers.get("ETag") ?? "";
      const again = await fetch(address, { headers: { "If-None-Match": etag } });
      expect([again.status, await again.text()]).toEqual([304, ""]);

      await press(page.getByRole("link", { name: "Visit Us", exact: true }));
      await shoot("series");
      await page.getByRole("heading", { level: 2, name: "Neste gang" }).waitFor();
      await page.getByRole("heading", { level: 2, name: "Vertskapet går på omgang" }).waitFor();
      expect(await page.getByRole("listitem").filter({ hasText: "neste" }).count()).toBeGreaterThan(
        0,
      );
      const ics = await (await fetch(`${appUrl}/s/visit-us/events.ics?lang=sv`)).text();
      expect(lintCalendar(ics)).toEqual([]);
      expect(ics).toContain("NAME:Visit Us (Hyttans Företagsby)");
    },
  );

  browserTest(
    "are kind when there is nothing yet, and plain when there is nobody",
    async ({ page, hub, visit, appUrl }) => {
      const { world } = hub;
      const slug = `quiet-${hub.slug}`;
      await world.db.organisation.create({
        data: {
          id: world.newId(),
          slug,
          name: "Stillehavet",
          replyEmail: "post@stille.example",
          createdAt: world.now(),
        },
      });
      await visit(`/o/${slug}`);
      await page.getByText("Ingenting på programmet akkurat nå").waitFor();
      await visit("/o/nobody-here", { status: 404 });
      await visit("/s/nothing-here", { status: 404 });
      for (const path of ["/o/nobody-here/events.ics", "/s/nothing-here/events.ics"]) {
        const answer = await fetch(appUrl + path);
        expect([answer.status, answer.headers.get("Content-Type")]).toEqual([
          404,
          "text/plain; charset=utf-8",
        ]);
        expect(await answer.text()).toMatch(/^.*(?:kalender|calendar).*\.\n$/);
      }
    },
  );

  browserTest("show nothing that is not public", async ({ hub, appUrl }) => {
    const word = ownWord(hub);
    for (const details of [
      { draft: true },
      { visibility: "unlisted" },
      { visibility: "members" },
    ] as const)
      await hub.event({
        title: `Hemmelig ${word}`,
        placeName: `Sted ${word}`,
        municipality: `By ${word}`,
        ...details,
      });
    const month = dateOf(new Date(), "Europe/Oslo").slice(0, 7);
    for (const path of [
      "/",
      `/?q=hemmelig+${word}`,
      `/?when=past`,
      `/?month=${month}`,
      `/o/${hub.slug}`,
      `/o/${hub.slug}/events.ics`,
    ]) {
      const text = await (await fetch(appUrl + path)).text();
      expect([
        path,
        text.includes(`Hemmelig ${word}`) ||
          text.includes(`By ${word}`) ||
          text.includes(`Sted ${word}`),
      ]).toEqual([path, false]);
    }
  });
});
