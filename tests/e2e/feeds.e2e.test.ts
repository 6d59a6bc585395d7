import { readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import { expect } from "vitest";
import { browserTest as appTest } from "../support/browser";
import { get, leadsTo, postForm } from "../support/http";
import { lintCalendar } from "../support/ics-lint";
import { artifacts } from "../support/keeper";
import { registered } from "../support/registered";

const textOf = async (url: string) => (await get(url)).body.toString("utf8");
const titlesOf = (calendar: string) =>
  [...calendar.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title);

appTest(
  "a calendar is filtered by kind and language, and one address in every spelling",
  async ({ appUrl, hub }) => {
    const event = await hub.event({ draft: true });
    const { network } = await hub.group(event.slug, "Faggruppe næring");
    const at = (from: number, to: number) => ({
      startsAt: `${event.date}T0${from}:00`,
      endsAt: `${event.date}T0${to}:00`,
    });
    await hub.session(event.slug, { title: "Innlegg", kind: "talk", ...at(8, 9) });
    await hub.session(event.slug, { title: "Frokost", kind: "meal", ...at(7, 8) });
    await hub.session(event.slug, {
      title: "Møte",
      kind: "discussion",
      networkId: network,
      ...at(8, 9),
    });
    const feeds = {
      event: `/e/${event.slug}/feed`,
      organisation: `/o/${hub.slug}/events`,
      network: `/o/${hub.slug}/n/${network}/events`,
    };
    // What nobody may see yet has no calendar, and the group is nobody's business.
    expect((await get(`${appUrl}${feeds.event}.ics`)).status).toBe(404);
    expect((await get(`${appUrl}${feeds.network}.ics`)).status).toBe(404);
    await hub.publish(event.slug);

    expect(titlesOf(await textOf(`${appUrl}${feeds.event}.ics`))).toEqual([
      "Frokost",
      "Innlegg",
      "Møte",
    ]);
    const network_ = await textOf(`${appUrl}${feeds.network}.ics?lang=sv`);
    expect(titlesOf(network_)).toEqual(["Møte"]);
    expect(network_).toContain(`NAME:Faggruppe næring (${hub.name})`);
    expect(network_).toContain("För Faggruppe næring");

    const filtered = [
      "?kind=meal,talk",
      "?kind=talk,meal",
      "?kind=talk&kind=meal",
      "?kind=talk,,meal&kind=meal&utm_source=x",
    ];
    const tags = await Promise.all(
      filtered.map(
        async (query) => (await get(`${appUrl}${feeds.event}.ics${query}`)).headers.etag,
      ),
    );
    expect(new Set(tags).size).toBe(1);
    expect(titlesOf(await textOf(`${appUrl}${feeds.event}.ics${filtered[0]}`))).toEqual([
      "Frokost",
      "Innlegg",
    ]);
    expect(titlesOf(await textOf(`${appUrl}${feeds.organisation}.ics?kind=webinar`))).toEqual([]);

    const wrong = await get(`${appUrl}${feeds.organisation}.ics?kind=talk&lang=en`);
    expect([wrong.status, wrong.headers["content-type"]]).toEqual([
      400,
      "text/plain; charset=utf-8",
    ]);
    expect(wrong.body.toString()).toMatch(/no kind “talk” here.*breakfast-seminar/);

    for (const path of Object.values(feeds)) {
      const ics = await textOf(`${appUrl}${path}.ics?lang=nb`);
      expect.soft(lintCalendar(ics), path).toEqual([]);
      const json = await get(`${appUrl}${path}.json?lang=nb`);
      expect
        .soft(json.headers["content-type"], path)
        .toBe("application/calendar+json; charset=utf-8");
      const [, , components] = JSON.parse(json.body.toString()) as unknown[];
      expect.soft(components, path).toEqual((ICAL.parse(ics) as unknown[])[2]);
    }
  },
);

appTest(
  "case 27: every calendar is confirmed with 304, in each encoding",
  async ({ appUrl, hub }) => {
    const { event, feeds } = await registered(appUrl, hub);
    for (const title of ["Kaffe", "Innlegg", "Samtaler ved bordene", "Avslutning"])
      await hub.session(event.slug, {
        kind: "talk",
        title,
        startsAt: `${event.date}T08:00`,
        endsAt: `${event.date}T09:00`,
      });
    const personal = `/feeds/${feeds[0]}`;
    for (const path of [`${personal}.ics`, `${personal}.json`, `/e/${event.slug}/feed.json`]) {
      const url = appUrl + path;
      const all = await Promise.all(
        ["identity", "gzip", "br"].map((encoding) => get(url, { "Accept-Encoding": encoding })),
      );
      expect.soft(new Set(all.map(({ headers }) => headers.etag)).size, path).toBe(3);
      for (const [place, { status, headers, body }] of all.entries()) {
        const asked = { "Accept-Encoding": ["identity", "gzip", "br"][place] ?? "" };
        expect.soft(status, path).toBe(200);
        expect.soft(headers.etag, path).toMatch(/^"[\w-]+"$/);
        expect.soft(headers["vary"], path).toContain("Accept-Encoding");
        expect
          .soft(headers["cache-control"], path)
          .toContain(path.startsWith("/feeds") ? "private" : "public");
        expect.soft(headers["referrer-policy"], path).toBe("same-origin");
        const again = await get(url, { ...asked, "If-None-Match": String(headers.etag) });
        expect
          .soft([again.status, again.body.length, again.headers.etag], path)
          .toEqual([304, 0, headers.etag]);
        const head = await get(url, asked, "HEAD");
        expect.soft([head.status, head.body.length], path).toEqual([200, 0]);
        expect.soft(body.length, path).toBeGreaterThan(0);
      }
    }
  },
);

appTest(
  "case 28: somebody makes their calendar address anew and switches it off; no token is left anywhere",
  async ({ appUrl, hub, page, checkPage }) => {
    const { seats, feeds } = await registered(appUrl, hub);
    const [seat = ""] = seats;
    const [first = ""] = feeds;
    await page.goto(`${appUrl}/r/${seat}?lang=nb`);
    const section = page.locator("#calendar");
    const addressShown = () => section.locator("input[readonly]").inputValue();
    await section.getByText("Se adressen til abonnementet").click();
    expect(await addressShown()).toBe(`${appUrl}/feeds/${first}.ics`);

    await section.getByText("Er adressen på avveie?").click();
    await checkPage();
    await section.getByRole("button", { name: "Lag ny adresse" }).click();
    await page.getByText("Du har fått en ny kalenderadresse.").waitFor();
    await checkPage();
    const renewed = await addressShown();
    expect(renewed).not.toContain(first);
    const gone = await get(`${appUrl}/feeds/${first}.ics`);
    expect([gone.status, gone.headers["content-type"]]).toEqual([410, "text/plain; charset=utf-8"]);
    expect(gone.body.toString()).not.toMatch(/html|sign-in/i);
    expect((await get(renewed)).status).toBe(200);

    await section.getByText("Er adressen på avveie?").click();
    await section.getByRole("button", { name: "Slå den av" }).click();
    await page.getByText("Kalenderadressen er slått av.").waitFor();
    await checkPage();
    expect((await get(renewed)).status).toBe(410);
    // By hand it still goes, and the link to the place is what it was.
    const own = await get(`${appUrl}/r/${seat}/calendar.ics`);
    expect(own.status).toBe(200);
    expect(lintCalendar(own.body)).toEqual([]);
    expect(own.body.toString()).not.toMatch(/ATTENDEE|myrvold|\/r\//);

    await section.getByRole("button", { name: "Slå på igjen" }).click();
    await section.locator("input[readonly]").waitFor();
    await checkPage();
    const last = await addressShown();
    expect(last).not.toBe(renewed);
    expect((await get(last)).status).toBe(200);
    expect((await get(renewed)).status).toBe(410);

    // Who has the address alone cannot take it away, nor open anything else with it.
    const [, token = ""] = /feeds\/([\w-]+)\.ics/.exec(last) ?? [];
    for (const intent of ["feed-renew", "feed-close"])
      expect((await postForm(appUrl, `/r/${token}`, { intent })).status).toBe(404);
    expect((await get(last)).status).toBe(200);
    const other = await postForm(appUrl, `/r/${seats[1]}`, { intent: "feed-close" });
    expect(leadsTo(other).pathname).toBe(`/r/${seats[1]}`);
    expect((await get(last)).status).toBe(200);

    const log = readFileSync(join(artifacts, "web.log"), "utf8");
    expect(log).toContain("/feeds/[token]");
    for (const secret of [first, token, seat]) expect(log).not.toContain(secret);
    const metrics = await textOf(`${appUrl}/metrics`);
    for (const secret of [first, token, seat]) expect(metrics).not.toContain(secret);
  },
);

appTest(
  "somebody puts a calendar together without a script, and subscribes to what it says",
  async ({ appUrl, hub, page, checkPage }) => {
    const event = await hub.event({ draft: true });
    const { network } = await hub.group(event.slug, "Faggruppe næring");
    for (const [title, kind, networkId] of [
      ["Frokost", "meal", undefined],
      ["Møte", "discussion", network],
      ["Lunsj i gruppen", "meal", network],
    ] as const)
      await hub.session(event.slug, {
        title,
        kind,
        startsAt: `${event.date}T08:00`,
        endsAt: `${event.date}T09:00`,
        ...(networkId ? { networkId } : {}),
      });
    await hub.publish(event.slug);
    await page.goto(`${appUrl}/o/${hub.slug}?lang=nb`);
    await checkPage();
    await page.getByRole("link", { name: "Velg språk og hva som skal være med" }).click();
    const address = () => page.locator("#address input[readonly]").inputValue();
    expect(await address()).toMatch(new RegExp(`^${appUrl}/o/${hub.slug}/events\\.ics\\?lang=..$`));
    await checkPage();

    await page.getByLabel("For hvem").selectOption({ label: "Faggruppe næring" });
    await page.getByLabel("Kalenderens språk").selectOption({ label: "Svensk" });
    await page.getByRole("button", { name: "Lag adressen" }).click();
    await checkPage();
    await page.getByLabel("Måltid").check();
    await page.getByRole("button", { name: "Lag adressen" }).click();
    await checkPage();
    expect(await address()).toBe(
      `${appUrl}/o/${hub.slug}/n/${network}/events.ics?kind=meal&lang=sv`,
    );
    const href = await page.getByRole("link", { name: "Åpne i kalenderen" }).getAttribute("href");
    expect(href).toBe((await address()).replace(/^http/, "webcal").replace("webcals", "webcal"));
    const ics = await textOf(await address());
    expect(titlesOf(ics)).toEqual(["Lunsj i gruppen"]);
    const json = await page.getByRole("link", { name: /JSON/ }).getAttribute("href");
    expect(JSON.parse(await textOf(appUrl + json))).toHaveLength(3);

    await page.goto(`${appUrl}/e/${event.slug}/subscribe?kind=meal&language=en&lang=nb`);
    expect(await address()).toBe(`${appUrl}/e/${event.slug}/feed.ics?kind=meal&lang=en`);
    await checkPage();
  },
);
