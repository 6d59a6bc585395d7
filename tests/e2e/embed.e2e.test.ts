import { describe, expect } from "vitest";
import type { Frame, Page } from "playwright-core";
import { browserTest, browserTestAs } from "../support/browser";
import { withSite } from "../support/foreign-site";
import { postForm } from "../support/http";
import { registered } from "../support/registered";

const appTest = withSite(browserTest);

/** The frame in a page that shows one of ours, when it is there. */
async function ours(page: Page, appUrl: string): Promise<Frame> {
  const handle = await page.waitForSelector("iframe");
  const frame = await handle.contentFrame();
  if (!frame) throw new Error("no frame");
  await frame.waitForURL((url) => url.href.startsWith(appUrl));
  await frame.waitForLoadState("load");
  return frame;
}

async function heights(page: Page, frame: Frame): Promise<{ outside: number; inside: number }> {
  const box = await page.locator("iframe").first().boundingBox();
  const inside = await frame.evaluate(() =>
    Math.ceil(document.documentElement.getBoundingClientRect().height),
  );
  return { outside: box?.height ?? 0, inside };
}

appTest(
  "a plain frame shows an organisation's list",
  async ({ appUrl, hub, site, page, expectComplaint }) => {
    expectComplaint(new RegExp(site.url));
    const event = await hub.event({ title: "Frokost hos naboen" });
    const hidden = await hub.event({ visibility: "unlisted", title: "Bare med lenken" });
    site.put(
      "/",
      `<iframe src="${appUrl}/embed/events?organiser=${hub.slug}&amp;lang=sv" title="x" width="700" height="500"></iframe>`,
    );
    await page.goto(site.url);
    const frame = await ours(page, appUrl);
    expect(await frame.locator("html").getAttribute("lang")).toBe("sv");
    expect(await frame.locator("body").innerText()).not.toContain(hidden.title);
    const opened = page.context().waitForEvent("page");
    await frame.getByRole("link", { name: event.title }).first().click();
    const tab = await opened;
    await tab.waitForLoadState();
    expect(tab.url()).toBe(`${appUrl}/e/${event.slug}?lang=sv`);
    expect(await tab.evaluate(() => window.opener as unknown)).toBeNull();
    expect(page.url()).toBe(`${site.url}/`);
  },
);

appTest(
  "the element is as tall as its page, and leads to a registration",
  async ({ appUrl, hub, site, page, expectComplaint, mailTo }) => {
    expectComplaint(new RegExp(site.url));
    // The browser's own note; the island focuses what it would not.
    expectComplaint(/Blocked autofocusing/);
    const event = await hub.event({ title: "Påmelding i ramme" });
    site.put(
      "/",
      `<script async src="${appUrl}/embed/treff.js"></script><div lang="sv-SE"><treff-event slug="${event.slug}"><a href="${appUrl}/e/${event.slug}">Til arrangementet</a></treff-event></div>`,
    );
    await page.goto(site.url);
    const frame = await ours(page, appUrl);
    const fits = async () => {
      const difference = async () => {
        const { outside, inside } = await heights(page, frame);
        return Math.abs(outside - inside);
      };
      await expect.poll(difference).toBeLessThanOrEqual(1);
    };
    await fits();
    expect(frame.url()).toBe(`${appUrl}/embed/e/${event.slug}?lang=sv&theme=light`);
    const before = await heights(page, frame);

    await frame.getByRole("link", { name: "Anmäl dig" }).click();
    await frame.waitForURL(/\/register/);
    await fits();
    expect((await heights(page, frame)).outside).toBeGreaterThan(before.outside);

    // Refused first: the form stays, with what is wrong.
    await frame.getByRole("button", { name: "Anmäl", exact: true }).click();
    await frame.locator("#errors").waitFor();
    await fits();
    await expect.poll(() => frame.evaluate(() => document.activeElement?.id)).toBe("errors");
    await frame.locator('[name="contact.name"]').fill("Rut Ramsund");
    await frame.locator('[name="contact.email"]').fill("rut@ramme.example");
    await frame.getByRole("button", { name: "Anmäl", exact: true }).click();
    await frame.waitForURL(/\/done/);
    await frame.getByText("Du är anmäld").waitFor();
    await fits();
    const { mail } = await mailTo("rut@ramme.example", "confirmation");
    expect(mail.subject).toContain(event.title);

    const opened = page.context().waitForEvent("page");
    await frame.getByRole("link", { name: /Öppna din anmälan/ }).click();
    const tab = await opened;
    await tab.waitForLoadState();
    expect(new URL(tab.url()).pathname).toMatch(/^\/r\//);
    expect(await tab.locator("main").innerText()).toContain("Rut Ramsund");
    const [seat] = await hub.world.db.registration.findMany({ where: { eventId: event.id } });
    expect([seat?.attendeeName, seat?.status, seat?.language]).toEqual([
      "Rut Ramsund",
      "confirmed",
      "sv",
    ]);
  },
);

appTest(
  "the element follows its attributes and heeds nobody else's words",
  async ({ appUrl, hub, site, page, expectComplaint }) => {
    expectComplaint(new RegExp(site.url));
    await hub.event({ title: "Lang liste" });
    site.put(
      "/",
      `<script async src="${appUrl}/embed/treff.js"></script><treff-events organiser="${hub.slug}" lang="en"></treff-events>`,
    );
    await page.goto(site.url);
    const frame = await ours(page, appUrl);
    await expect.poll(async () => (await heights(page, frame)).outside).not.toBe(480);
    const { outside } = await heights(page, frame);
    await page.evaluate(() => {
      for (const data of [{ treff: 7 }, { treff: "7" }, null, "treff:height?"])
        window.postMessage(data, "*");
    });
    // Its own frame, but not our page in it.
    await page.evaluate(() => {
      const frame = document.createElement("iframe");
      frame.srcdoc = "<script>parent.postMessage({ treff: 7 }, '*')</script>";
      document.body.append(frame);
      return new Promise((resolve) =>
        frame.addEventListener("load", () => setTimeout(resolve, 200)),
      );
    });
    expect((await heights(page, frame)).outside).toBe(outside);

    await page.locator("treff-events").evaluate((element) => element.setAttribute("lang", "nb"));
    await expect
      .poll(async () => (await ours(page, appUrl)).url())
      .toBe(`${appUrl}/embed/events?organiser=${hub.slug}&lang=nb&theme=light`);
    expect(await page.locator("treff-events iframe").count()).toBe(1);
  },
);

appTest(
  "a frame says nothing unless the page around it asks",
  async ({ appUrl, hub, site, page, expectComplaint }) => {
    expectComplaint(new RegExp(site.url));
    site.put(
      "/",
      `<script>window.heard = []; addEventListener("message", (e) => heard.push(JSON.stringify(e.data)))</script><iframe src="${appUrl}/embed/events?organiser=${hub.slug}" title="x"></iframe>`,
    );
    await page.goto(site.url);
    const frame = await ours(page, appUrl);
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    // From the frame itself, not from the page around it.
    await frame.evaluate(() => window.postMessage("treff:height?", "*"));
    await page.waitForTimeout(300);
    expect(await heard()).toEqual([]);
    await page.evaluate(() =>
      document.querySelector("iframe")?.contentWindow?.postMessage("treff:height?", "*"),
    );
    await expect.poll(heard).not.toEqual([]);
    for (const words of await heard()) expect(words).toMatch(/^\{"treff":\d+\}$/);
  },
);

withSite(browserTestAs({ javaScriptEnabled: false, locale: "en" }))(
  "without scripts a frame shows the form and takes it",
  async ({ appUrl, hub, site, page, expectComplaint }) => {
    expectComplaint(new RegExp(site.url));
    const event = await hub.event();
    site.put(
      "/",
      `<iframe src="${appUrl}/embed/e/${event.slug}" title="x" width="400" height="900"></iframe>`,
    );
    await page.goto(site.url);
    const frame = await ours(page, appUrl);
    await frame.getByRole("link", { name: "Register", exact: true }).click();
    await frame.locator('[name="contact.name"]').fill("Nils Uten");
    await frame.locator('[name="contact.email"]').fill("nils@uten.example");
    await frame.getByRole("button", { name: "Register", exact: true }).click();
    await frame.getByText("You are registered").waitFor();
    expect(await hub.world.db.order.count({ where: { eventId: event.id } })).toBe(1);
  },
);

withSite(browserTestAs({ colorScheme: "dark" }))(
  "a frame is dark where the page around it can be, and stays light where not",
  async ({ appUrl, hub, site, page, expectComplaint }) => {
    expectComplaint(new RegExp(site.url));
    const event = await hub.event();
    const element = `<script async src="${appUrl}/embed/treff.js"></script><treff-event slug="${event.slug}"></treff-event>`;
    site.put("/light", element);
    site.put("/dark", `<style>:root { color-scheme: light dark; }</style>${element}`);
    const paper = async (path: string) => {
      await page.goto(site.url + path);
      const frame = await ours(page, appUrl);
      return frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
    };
    const lightness = (colour: string) => Number(/oklch\(([\d.]+)/.exec(colour)?.[1]);
    expect(lightness(await paper("/light"))).toBeGreaterThan(0.9);
    expect(lightness(await paper("/dark"))).toBeLessThan(0.4);
    // And through the form, in the same frame.
    await page.goto(`${site.url}/light`);
    const frame = await ours(page, appUrl);
    await frame.getByRole("link", { name: "Meld deg på" }).click();
    await frame.waitForURL(/register\?lang=nb&theme=light/);
  },
);

describe("nothing else of ours stands in a frame", () => {
  appTest("as the headers say", async ({ appUrl, hub }) => {
    const { event, seats, order } = await registered(appUrl, hub);
    const framed = [
      `/embed/events?organiser=${hub.slug}`,
      "/embed/events",
      `/embed/e/${event.slug}`,
      `/embed/e/${event.slug}/register`,
      `/embed/e/${event.slug}/done?seat=${seats[0]}`,
      "/embed/e/no-such",
      "/embed/events?organiser=no-such",
    ];
    const others = [
      "/",
      "/developers",
      `/e/${event.slug}`,
      `/e/${event.slug}/register`,
      `/o/${hub.slug}`,
      `/r/${seats[0]}`,
      `/orders/${order}`,
      "/sign-in",
      `/organise/${hub.slug}`,
      `/organise/${hub.slug}/embed`,
      "/api/v1/events",
      "/embed",
      "/embed/",
      "/embed/nothing",
      "/embed/events/",
      "/EMBED/events",
      `/embed/e/${event.slug}/`,
      `/embed/e/${event.slug}/register/x`,
      "/embed/%2e%2e/sign-in",
      "/embed/e/%2e%2e",
      "/embed/e/..%2fsign-in",
      "/embed/treff.js",
    ];
    const policyOf = async (path: string) => {
      const { headers } = await fetch(appUrl + path, { redirect: "manual" });
      return [
        /frame-ancestors ([^;]*)/.exec(headers.get("Content-Security-Policy") ?? "")?.[1],
        headers.get("X-Frame-Options"),
      ];
    };
    for (const path of framed) expect.soft(await policyOf(path), path).toEqual(["*", null]);
    for (const path of others) {
      // A path of tricks may look like ours, but is answered with nothing.
      const [ancestors, options] = await policyOf(path);
      if (ancestors === "*") {
        const answer = await fetch(appUrl + path);
        expect.soft(answer.status, path).toBe(404);
        expect.soft(await answer.text(), path).not.toMatch(/<form|name="email"/);
      } else expect.soft([ancestors, options], path).toEqual(["'self'", "SAMEORIGIN"]);
    }
  });

  appTest("as a browser sees it", async ({ appUrl, hub, site, page, expectComplaint }) => {
    expectComplaint(/./);
    const { event, seats } = await registered(appUrl, hub);
    const paths = ["/", `/e/${event.slug}/register`, `/r/${seats[0]}`, "/sign-in", "/developers"];
    site.put(
      "/",
      paths.map((path) => `<iframe src="${appUrl}${path}" title="x"></iframe>`).join(""),
    );
    await page.goto(site.url, { waitUntil: "load" });
    await expect.poll(() => page.frames().length).toBe(paths.length + 1);
    for (const frame of page.frames().slice(1)) {
      await frame.waitForLoadState().catch(() => {});
      expect.soft(frame.url()).toMatch(/^chrome-error:/);
    }
  });
});

appTest(
  "a framed page knows nobody, whatever the browser carries",
  async ({ appUrl, hub, page, signInAsOrganiser }) => {
    const members = await hub.event({ visibility: "members", title: "Bare for medlemmer" });
    const event = await hub.event();
    await signInAsOrganiser(hub.owner.email);
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const asStaff = { headers: { Cookie: cookie } };
    expect((await fetch(`${appUrl}/e/${members.slug}`, asStaff)).status).toBe(200);
    expect((await fetch(`${appUrl}/embed/e/${members.slug}`, asStaff)).status).toBe(404);
    expect((await fetch(`${appUrl}/embed/e/${members.slug}/register`, asStaff)).status).toBe(404);
    for (const path of ["/embed/events", `/embed/e/${event.slug}/register`]) {
      const answer = await fetch(`${appUrl}${path}?lang=en`, asStaff);
      const html = await answer.text();
      expect.soft(html, path).not.toMatch(/sign-out|Ingrid/);
      expect.soft(html, path).toContain('<html lang="en">');
      expect.soft(answer.headers.getSetCookie(), path).toEqual([]);
      expect.soft(answer.headers.get("Vary") ?? "", path).not.toContain("Cookie");
    }
  },
);

appTest("a form in a frame is ours, or it is refused", async ({ appUrl, hub }) => {
  const event = await hub.event();
  const { event: other, seats } = await registered(appUrl, hub);
  const path = `/embed/e/${event.slug}/register`;
  const fields = {
    submission: "01890a5d-ac96-774b-bcce-b302099a8057",
    for: "me",
    "contact.name": "Ond Side",
    "contact.email": "ond@side.example",
  };
  for (const origin of [null, "null", "https://evil.example"]) {
    const answer = await postForm(appUrl, path, fields, { origin });
    expect.soft(answer.status).toBe(403);
  }
  expect(await hub.world.db.order.count({ where: { eventId: event.id } })).toBe(0);
  // The news of a seat is under its own event alone, and for its own link alone.
  const done = (slug: string, query: string) => fetch(`${appUrl}/embed/e/${slug}/done${query}`);
  expect((await done(other.slug, `?seat=${seats[0]}`)).status).toBe(200);
  expect((await done(event.slug, `?seat=${seats[0]}`)).status).toBe(404);
  for (const query of ["", "?seat=x", `?order=${seats[0]}`])
    expect.soft((await done(other.slug, query)).status, query).toBe(404);
});

appTest("the script is small, confirmed, and for everybody", async ({ appUrl }) => {
  const answer = await fetch(`${appUrl}/embed/treff.js`);
  const script = await answer.text();
  expect(script.length).toBeLessThanOrEqual(3000);
  expect(script).not.toMatch(/cookie|localStorage|innerHTML|eval/);
  expect(answer.headers.get("Content-Type")).toMatch(/^(text|application)\/javascript/);
  expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(answer.headers.get("Cross-Origin-Resource-Policy")).toBe("cross-origin");
  expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
  const etag = answer.headers.get("ETag") ?? "";
  // Without a word of its own about caching: Node's own asks for everything anew.
  const headers = { "If-None-Match": etag, "Cache-Control": "max-age=0" };
  const again = await fetch(`${appUrl}/embed/treff.js`, { headers });
  expect(again.status).toBe(304);
});

appTest(
  "an organiser finds what to put where",
  async ({ appUrl, hub, page, visit, press, signInAsOrganiser }) => {
    const event = await hub.event({ title: "Til forsiden" });
    await signInAsOrganiser(hub.owner.email);
    await visit(`/organise/${hub.slug}`);
    await press("Vis arrangementene deres");
    const code = () => page.locator("pre").allInnerTexts();
    expect((await code()).join("\n")).toContain(
      `<treff-events organiser="${hub.slug}" limit="10"></treff-events>`,
    );
    expect((await code()).join("\n")).toContain(
      `src="${appUrl}/embed/events?organiser=${hub.slug}`,
    );
    const preview = page.frameLocator("iframe.embed-preview");
    await preview.getByRole("link", { name: event.title }).waitFor();

    await page.getByLabel("Hva skal vises?").selectOption(event.slug);
    await page.locator('select[name="language"]').selectOption("sv");
    await press("Vis");
    expect((await code()).join("\n")).toContain(
      `<treff-event slug="${event.slug}" lang="sv"></treff-event>`,
    );
    await preview.getByRole("link", { name: "Anmäl dig" }).waitFor();
  },
);
