import { gzipSync } from "node:zlib";
import { describe, expect } from "vitest";
import sharp from "sharp";
import { browserTest, browserTestAs } from "../support/browser";
import { attacks, eventStates } from "../support/event-states";
import type { Hub } from "../support/hub";

const made = new WeakMap<Hub, Promise<Record<string, string>>>();

/** The states are made once for the file. */
function statesOf(hub: Hub): Promise<Record<string, string>> {
  const known = made.get(hub) ?? eventStates(hub);
  made.set(hub, known);
  return known;
}

const ways = [
  { viewport: "phone", colorScheme: "light", locale: "nb" },
  { viewport: "desktop", colorScheme: "dark", locale: "sv" },
] as const;

describe("the event page in all its states passes axe and runs nothing it was told", () => {
  for (const way of ways) {
    browserTestAs(way)(
      `${way.viewport}, ${way.colorScheme}`,
      { timeout: 180_000 },
      async ({ hub, page, visit }) => {
        for (const [name, path] of Object.entries(await statesOf(hub))) {
          await visit(path);
          const { wide, ran } = await page.evaluate(() => ({
            wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            ran: "ran" in window,
          }));
          expect.soft({ name, wide, ran }).toEqual({ name, wide: 0, ran: false });
        }
      },
    );
  }
});

browserTest(
  "an event one applies for says so, and its button covers nothing",
  async ({ hub, page, visit }) => {
    const event = await hub.event({ requiresApproval: true });
    await visit(`/e/${event.slug}`);
    const apply = page.getByRole("link", { name: "Søk om plass" });
    expect(await apply.getAttribute("href")).toContain(`/e/${event.slug}/register`);
    const bar = page.locator(".register-bar");
    expect(await bar.evaluate((element) => getComputedStyle(element).position)).not.toBe("sticky");
  },
);

browserTest("what goes on now is marked, on the day alone", async ({ hub, page, visit }) => {
  const { current = "", conference = "" } = await statesOf(hub);
  await visit(current);
  const marked = page.locator('[aria-current="time"]');
  await marked.waitFor();
  expect(await marked.innerText()).toContain("Akkurat nå");
  await visit(conference);
  expect(await page.locator('script[src*="now-marker"]').count()).toBe(0);
});

browserTestAs({ javaScriptEnabled: false, viewport: "phone" })(
  "the calendar menu opens and leads by keyboard, without a script",
  async ({ hub, page, visit, checkPage }) => {
    const { single = "", conference = "", online = "" } = await statesOf(hub);
    await visit(single);
    const menu = page.locator("summary", { hasText: "Legg i kalenderen" });
    await menu.focus();
    const google = page.getByRole("link", { name: "Google Kalender" });
    expect(await google.isVisible()).toBe(false);
    await page.keyboard.press("Enter");
    expect(await google.isVisible()).toBe(true);
    await checkPage();
    await page.keyboard.press("Tab");
    expect(await google.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await page.getByRole("link", { name: /\.ics/ }).getAttribute("href")).toContain(
      `${single}/calendar.ics?lang=nb`,
    );
    await page.locator("summary", { hasText: "Del" }).click();
    expect(await page.getByLabel("Lenken til siden").inputValue()).toContain(single);
    expect(await page.locator("[data-share]").isVisible()).toBe(false);

    await visit(conference);
    await page.locator("summary", { hasText: "Legg i kalenderen" }).click();
    expect(await page.getByRole("link", { name: "Google Kalender" }).count()).toBe(2);
    await visit(online);
    expect(await page.content()).not.toContain("hemmelig-rom");
  },
);

/** The elements of a page's head that machines read, as the page was sent. */
function headIn(html: string) {
  const tags = [...html.slice(0, html.indexOf("</head>")).matchAll(/<(meta|link)\s([^>]*)>/g)].map(
    ([, tag = "", rest = ""]) => ({
      tag,
      ...Object.fromEntries(
        [...rest.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
          name.toLowerCase(),
          value.replaceAll("&amp;", "&"),
        ]),
      ),
    }),
  ) as Record<string, string>[];
  const data = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, json = ""]) => JSON.parse(json) as Record<string, unknown>,
  );
  return {
    data,
    all: (name: string, value: string) => tags.filter((tag) => tag[name] === value),
    one: (name: string, value: string) => tags.find((tag) => tag[name] === value),
  };
}

browserTest("every public page says what it is, in each language", async ({ appUrl, hub }) => {
  const { conference = "" } = await statesOf(hub);
  for (const path of ["/", `/o/${hub.slug}`, conference, `${conference}/register`]) {
    for (const query of ["", "?lang=sv"]) {
      const asked = { headers: { "Accept-Language": "nb" } };
      const html = await (await fetch(appUrl + path + query, asked)).text();
      const head = headIn(html);
      const where = path + query;
      expect.soft(html.match(/<title>[^<]+<\/title>/g), where).toHaveLength(1);
      expect.soft(head.one("name", "description")?.["content"], where).toBeTruthy();
      expect.soft(head.all("rel", "canonical"), where).toMatchObject([{ href: appUrl + where }]);
      expect
        .soft(
          head
            .all("rel", "alternate")
            .map(({ hreflang }) => hreflang)
            .filter(Boolean),
          where,
        )
        .toEqual(["nb", "sv", "en", "x-default"]);
      for (const property of ["og:title", "og:description", "og:url", "og:image", "og:image:alt"])
        expect.soft(head.one("property", property)?.["content"], where).toBeTruthy();
      expect
        .soft(head.one("property", "og:locale")?.["content"], where)
        .toBe(query ? "sv_SE" : "nb_NO");
      expect.soft(head.one("name", "twitter:card")?.["content"], where).toBe("summary_large_image");
      expect.soft(head.one("name", "robots"), where).toBeUndefined();
      expect.soft(head.all("name", "theme-color"), where).toHaveLength(2);
      for (const rel of ["manifest", "icon", "apple-touch-icon"]) {
        const answer = await fetch(appUrl + (head.one("rel", rel)?.["href"] ?? "/nothing"));
        expect.soft(answer.status, rel).toBe(200);
      }
      const picture = head.one("property", "og:image")?.["content"] ?? "";
      expect.soft((await fetch(picture)).headers.get("Content-Type"), where).toBe("image/png");
    }
  }
  const { conference: page = "", attacked = "" } = await statesOf(hub);
  const head = headIn(await (await fetch(appUrl + page)).text());
  const feed = await fetch(head.one("type", "text/calendar")?.["href"] ?? "");
  expect(feed.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
  const ics = await feed.text();
  expect(ics).toContain("REFRESH-INTERVAL");
  expect(ics).not.toMatch(/METHOD|ATTENDEE|ORGANIZER/);
  expect(head.data).toMatchObject([
    { "@context": "https://schema.org", "@type": "Event", name: "Studietur til Moss og Ås" },
    { "@type": "BreadcrumbList" },
  ]);
  const shown = await (await fetch(appUrl + attacked)).text();
  const [event] = headIn(shown).data;
  expect(event).toMatchObject({
    "@type": "Event",
    description: expect.stringContaining(attacks[0]) as string,
  });
});

browserTest("what is for few is kept from search engines", async ({ hub, visit, page }) => {
  const unlisted = await hub.event({ visibility: "unlisted" });
  for (const path of [
    `/e/${unlisted.slug}`,
    `/e/${unlisted.slug}/register`,
    "/sign-in",
    "/dev/mail",
  ]) {
    await visit(path);
    expect.soft(await page.locator('meta[name="robots"]').count(), path).toBe(1);
  }
});

browserTest("robots find the site map, and in it what is public", async ({ appUrl, hub }) => {
  const { conference = "", cancelled = "" } = await statesOf(hub);
  const unlisted = await hub.event({ visibility: "unlisted" });
  const members = await hub.event({ visibility: "members" });
  const draft = await hub.event({ draft: true });
  const robots = await (await fetch(`${appUrl}/robots.txt`)).text();
  expect(robots).toContain(`Sitemap: ${appUrl}/sitemap.xml`);
  const index = await fetch(`${appUrl}/sitemap.xml`);
  expect(index.headers.get("Content-Type")).toContain("application/xml");
  const files = [...(await index.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, loc = ""]) => loc,
  );
  const maps = await Promise.all(files.map(async (file) => (await fetch(file)).text()));
  const all = maps.join("");
  for (const path of ["/", `/o/${hub.slug}`, conference, cancelled])
    expect.soft(all, path).toContain(`<loc>${appUrl}${path}</loc>`);
  for (const { slug } of [unlisted, members, draft]) expect.soft(all).not.toContain(slug);
  for (const file of ["0.xml", "9999.xml", "x.xml", "1"])
    expect.soft((await fetch(`${appUrl}/sitemap/${file}`)).status, file).toBe(404);
});

browserTest(
  "the picture of an event is drawn for what everybody may see",
  async ({ appUrl, hub }) => {
    const { conference = "", long = "", attacked = "" } = await statesOf(hub);
    for (const path of [conference, long, attacked, `/o/${hub.slug}`]) {
      const first = await fetch(`${appUrl}${path}/share.png?lang=en`);
      expect(first.status).toBe(200);
      expect(
        first.headers.getSetCookie().filter((cookie) => !cookie.startsWith("treff-language")),
      ).toEqual([]);
      const { width, height, format } = await sharp(
        Buffer.from(await first.arrayBuffer()),
      ).metadata();
      expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: "png" });
      const again = await fetch(`${appUrl}${path}/share.png?lang=en`, {
        headers: { "If-None-Match": first.headers.get("ETag") ?? "" },
      });
      expect([again.status, await again.text()]).toEqual([304, ""]);
    }
    const members = await hub.event({ visibility: "members" });
    const draft = await hub.event({ draft: true });
    for (const slug of [members.slug, draft.slug, "no-such-event"])
      expect((await fetch(`${appUrl}/e/${slug}/share.png`)).status).toBe(404);
  },
);

browserTest("an event page is light", async ({ appUrl, hub, page, visit }) => {
  const { single = "", conference = "" } = await statesOf(hub);
  const sizeOf = (text: string) => gzipSync(text, { level: 6 }).byteLength;
  const html = await (await fetch(appUrl + single)).text();
  const [, sheet = ""] = /<link rel="stylesheet" href="([^"]+)"/.exec(html) ?? [];
  const css = await (await fetch(appUrl + sheet)).text();
  const big = await (await fetch(appUrl + conference)).text();
  console.log(
    `event page ${sizeOf(html)} + css ${sizeOf(css)} B gzipped; sixty sessions ${sizeOf(big)} B`,
  );
  expect(sizeOf(html) + sizeOf(css)).toBeLessThan(25 * 1024);
  const scripts: number[] = [];
  page.on("response", (answer) => {
    if (answer.request().resourceType() === "script")
      scripts.push(Number(answer.headers()["content-length"] ?? 0));
  });
  await visit(single);
  expect(scripts.length).toBeLessThanOrEqual(2);
  expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 * 1024);
});
