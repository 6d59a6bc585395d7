import { describe, expect } from "vitest";
import { cookiesOf } from "~/platform/http/cookies.server";
import { browserTest, browserTestAs } from "../support/browser";
import { registered } from "../support/registered";
import { signedInCookie } from "../support/signed-in";

const pages = {
  "/privacy": { nb: "Personvern", sv: "Integritet", en: "Privacy" },
  "/accessibility": { nb: "Tilgjengelighet", sv: "Tillgänglighet", en: "Accessibility" },
  "/terms": { nb: "Vilkår", sv: "Villkor", en: "Terms" },
  "/help": { nb: "Hjelp", sv: "Hjälp", en: "Help" },
} as const;

describe("the pages of words", () => {
  for (const way of [
    { locale: "nb", viewport: "narrow", colorScheme: "light" },
    { locale: "sv", viewport: "phone", colorScheme: "dark" },
    { locale: "en", viewport: "desktop", colorScheme: "light" },
  ] as const) {
    browserTestAs(way)(
      `${way.locale}: reached from the foot of a page, read, and found by their anchors`,
      async ({ page, visit, press }) => {
        await visit("/sign-in");
        for (const [path, titles] of Object.entries(pages)) {
          const title = titles[way.locale];
          await press(page.locator("footer").getByRole("link", { name: title, exact: true }));
          expect(new URL(page.url()).pathname).toBe(path);
          expect(await page.locator("h1").innerText()).toBe(title);
          expect(await page.locator("html").getAttribute("lang")).toBe(way.locale);
          const missing = await page.evaluate(() =>
            [...document.querySelectorAll(".contents a")]
              .map((link) => link.getAttribute("href")?.slice(1) ?? "")
              .filter((id) => !document.getElementById(id)),
          );
          expect(missing).toEqual([]);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(wide).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
        }
      },
    );
  }
});

browserTest(
  "a link that was ended says so, and where the new one is",
  async ({ appUrl, hub, page, visit }) => {
    const { seats, order } = await registered(appUrl, hub);
    await hub.world.db.registration.updateMany({
      where: { organisation: { slug: hub.slug } },
      data: { tokenGeneration: 1 },
    });
    await visit(`/r/${seats[0]}`, { status: 410 });
    expect(await page.locator("h1").innerText()).toBe("Lenken er byttet ut med en ny");
    expect(await page.locator("main").innerText()).not.toMatch(/Solveig|Hemmelig/);
    await visit(`/orders/${order}`);
  },
);

browserTest("a role that may not is told so, kindly", async ({ appUrl, hub, page, visit }) => {
  const event = await hub.event();
  const { db } = hub.world;
  const [account, organisation] = await Promise.all([
    db.account.create({
      data: {
        id: hub.world.newId(),
        email: `viewer@${hub.slug}.example`,
        name: "Sigrid Holm",
        createdAt: hub.world.now(),
      },
    }),
    db.organisation.findUniqueOrThrow({ where: { slug: hub.slug } }),
  ]);
  await db.member.create({
    data: {
      id: hub.world.newId(),
      organisationId: organisation.id,
      accountId: account.id,
      role: "viewer",
      createdAt: hub.world.now(),
    },
  });
  await page.context().addCookies([await signedInCookie(hub.world, account.email, appUrl)]);
  await visit(`/organise/${hub.slug}/e/${event.slug}/edit`, { status: 403 });
  expect(await page.locator("h1").innerText()).toBe("Du har ikke tilgang til denne siden");
});

browserTestAs({ viewport: "phone", colorScheme: "dark", javaScriptEnabled: false })(
  "an answer before any page looks like one, in the language that was chosen",
  async ({ appUrl, page, visit, press }) => {
    const [pair = ""] = cookiesOf({ url: appUrl }).setLanguage("sv").split(";");
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    await page.context().addCookies([{ name, value, url: appUrl }]);
    await visit("/%00", { status: 404 });
    expect(await page.locator("html").getAttribute("lang")).toBe("sv");
    expect(await page.locator("h1").innerText()).toBe("Här finns ingenting");
    const [ground, ink] = await page.locator("body").evaluate((body) => {
      const { backgroundColor, color } = getComputedStyle(body);
      return [backgroundColor, color];
    });
    expect(ground).not.toBe(ink);
    expect(ground).toContain("oklch(0.24");
    await press("Till startsidan");
    expect(new URL(page.url()).pathname).toBe("/");
  },
);
