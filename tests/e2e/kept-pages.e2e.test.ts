import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { inlineCodeIn } from "../support/inline-code";
import { browserTest } from "../support/browser";
import { cookieOf, get, leadsTo, postJson } from "../support/http";
import { startApp } from "../support/running-app";
import { cookieFor } from "../support/signed-in";

/** Two web processes (and two workers) on one database. */
const appTest = browserTest.extend(
  "second",
  { scope: "file" },
  async ({ stage }, { onCleanup }) => {
    const app = await startApp(stage.databaseUrl);
    onCleanup(() => app.close());
    return app.url;
  },
);

/** The figures of a process's cache: answers by how they came about, and pages kept. */
async function figures(appUrl: string): Promise<Record<string, number>> {
  const text = (await get(`${appUrl}/metrics`)).body.toString("utf8");
  const lines = text.matchAll(
    /^treff_page_cache_(?:answers_total\{outcome="([\w-]+)"\}|(\w+)) (\d+)$/gm,
  );
  return Object.fromEntries(
    [...lines].map(([, outcome, name, value]) => [outcome ?? name, Number(value)]),
  );
}

/** Seconds until a page says `words`. */
async function secondsUntil(url: string, words: RegExp): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const seconds = (performance.now() - begun) / 1000;
    if (words.test((await get(url)).body.toString("utf8"))) return seconds;
    if (seconds > 10) throw new Error(`${url} does not say ${words} after ten seconds.`);
    await sleep(20);
  }
}

appTest("a page is made once and then sent as ready bytes", async ({ appUrl, hub }) => {
  const event = await hub.event({ draft: true });
  for (const title of ["Kaffe", "Innlegg", "Samtaler ved bordene"])
    await hub.session(event.slug, {
      kind: "talk",
      title,
      startsAt: `${event.date}T08:00`,
      endsAt: `${event.date}T09:00`,
    });
  await hub.publish(event.slug);
  for (const path of [`/e/${event.slug}`, "/", `/o/${hub.slug}`, `/e/${event.slug}/calendar.ics`]) {
    await get(appUrl + path);
    const before = await figures(appUrl);
    const plain = await get(appUrl + path);
    const zip = await get(appUrl + path, { "Accept-Encoding": "gzip" });
    const br = await get(appUrl + path, { "Accept-Encoding": "gzip, deflate, br" });
    const tags = [plain, zip, br].map(({ headers }) => headers["etag"]);
    expect.soft(new Set(tags).size, path).toBe(3);
    expect
      .soft([zip.headers["content-encoding"], br.headers["content-encoding"]])
      .toEqual(["gzip", "br"]);
    expect.soft(br.body.byteLength, path).toBeLessThan(plain.body.byteLength / 2);

    for (const [answer, encoding] of [
      [plain, "identity"],
      [zip, "gzip"],
      [br, "br"],
    ] as const) {
      const { headers } = answer;
      expect.soft(answer.status, path).toBe(200);
      expect.soft(headers["etag"], path).toMatch(/^"[\w-]+"$/);
      expect.soft(headers["cache-control"], path).toBe("public, no-cache");
      expect.soft(headers["vary"], path).toBe("Accept-Encoding, Accept-Language, Cookie");
      expect.soft(headers["content-language"], path).toBe("nb");
      expect.soft(headers["content-security-policy"], path).toContain("script-src 'self';");
      expect.soft(headers["x-request-id"], path).toMatch(/^[0-9a-f-]{36}$/);
      expect.soft(headers["set-cookie"], path).toBeUndefined();
      const asked = { "Accept-Encoding": encoding, "If-None-Match": String(headers["etag"]) };
      const again = await get(appUrl + path, asked);
      expect
        .soft([again.status, again.body.byteLength, again.headers["etag"]], path)
        .toEqual([304, 0, headers["etag"]]);
      const head = await get(appUrl + path, { "Accept-Encoding": encoding }, "HEAD");
      expect.soft([head.status, head.body.byteLength], path).toEqual([200, 0]);
      expect.soft(head.headers["content-length"], path).toBe(headers["content-length"]);
    }
    expect.soft(inlineCodeIn(plain.body.toString("utf8")), path).toEqual([]);
    const ids = [plain, zip, br].map(({ headers }) => headers["x-request-id"]);
    expect.soft(new Set(ids).size, path).toBe(3);

    const after = await figures(appUrl);
    expect.soft((after["hit"] ?? 0) - (before["hit"] ?? 0), path).toBe(6);
    expect.soft((after["unchanged"] ?? 0) - (before["unchanged"] ?? 0), path).toBe(3);
    expect.soft(after["made"], path).toBe(before["made"]);
  }
});

appTest(
  "what changes through one process is seen from every other within a second",
  async ({ appUrl, second, hub }) => {
    const event = await hub.event({ capacity: 40 });
    const page = `/e/${event.slug}`;
    const paths = [page, `/o/${hub.slug}`, `/api/v1/events/${event.slug}`];
    for (const url of [appUrl, second]) for (const path of paths) await get(url + path);

    for (const seats of [39, 38, 37]) {
      const address = `${randomUUID()}@seen.example`;
      const ordered = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
        contact: { name: "Åge Blå", email: address },
        seats: [{ name: "Åge Blå", email: address }],
      });
      expect(ordered.status).toBe(201);
      const left = new RegExp(`"seatsLeft":${seats}\\b|\\b${seats}\\b`);
      for (const url of [second, appUrl])
        for (const path of paths)
          expect.soft(await secondsUntil(url + path, left), path).toBeLessThan(1);
    }

    const title = `Flyttet ${randomUUID().slice(0, 8)}`;
    const row = await hub.world.db.event.update({ where: { id: event.id }, data: { title } });
    for (const url of [second, appUrl])
      for (const path of [...paths, `${page}/calendar.ics`])
        expect.soft(await secondsUntil(url + path, new RegExp(row.title)), path).toBeLessThan(1);

    // A calendar does not say how full it is: it stays when somebody registers.
    const calendar = `${second}${page}/calendar.ics`;
    await get(calendar);
    await hub.world.db.$executeRaw`UPDATE seat_pool SET taken = taken + 1
    WHERE id = (SELECT seat_pool_id FROM event WHERE id = ${event.id}::uuid)`;
    await secondsUntil(second + page, /\b36\b/);
    const before = await figures(second);
    await get(calendar);
    expect((await figures(second))["hit"]).toBe((before["hit"] ?? 0) + 1);
  },
);

appTest(
  "a change is seen, too, when the connection that tells of it was cut",
  async ({ appUrl, second, hub }) => {
    const event = await hub.event();
    const page = `/e/${event.slug}`;
    await Promise.all([appUrl, second].map((url) => get(url + page)));
    await hub.world.db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'treff-notices' AND datname = current_database()`;
    await hub.world.db.event.update({ where: { id: event.id }, data: { title: "Hørt likevel" } });
    for (const url of [appUrl, second])
      expect.soft(await secondsUntil(url + page, /Hørt likevel/)).toBeLessThan(1.5);
  },
);

appTest("two hundred who come at once have a page made once", async ({ appUrl, hub }) => {
  const event = await hub.event();
  await get(`${appUrl}/e/${event.slug}`);
  // What was said of the event when it was made has been heard by then.
  await sleep(1000);
  const before = await figures(appUrl);
  const asked = Array.from({ length: 200 }, () => get(`${appUrl}/e/${event.slug}?lang=en`));
  const answers = await Promise.all(asked);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ headers }) => headers["etag"])).size).toBe(1);
  const after = await figures(appUrl);
  expect((after["made"] ?? 0) - (before["made"] ?? 0)).toBe(1);
});

appTest(
  "who is signed in never gets the copy for everybody, nor leaves a trace in it",
  async ({ appUrl, hub }) => {
    const event = await hub.event();
    const page = `${appUrl}/e/${event.slug}`;
    const cookie = await cookieFor(hub.world, hub.owner.accountId);
    const first = await get(page, { Cookie: cookie });
    expect(first.body.toString("utf8")).toContain('action="/sign-out"');
    const anonymous = await get(page);
    expect(anonymous.body.toString("utf8")).not.toContain('action="/sign-out"');
    const again = await get(page, { Cookie: `treff-language=nb; ${cookie}` });
    expect(again.body.toString("utf8")).toContain('action="/sign-out"');
    for (const { headers } of [first, again]) {
      expect(headers["cache-control"]).toBe("private, no-store");
      expect(headers["etag"]).toBeUndefined();
    }
    expect((await get(page)).headers["etag"]).toBe(anonymous.headers["etag"]);

    // A cookie that opens nothing is answered as nobody's, by itself.
    const before = await figures(appUrl);
    for (const garbage of [
      "treff=garbage",
      "treff=",
      "a=b;treff =x",
      "__Host-treff=x",
      "treff=%ff",
    ]) {
      const { status, headers, body } = await get(page, { Cookie: garbage });
      expect.soft([status, headers["cache-control"]], garbage).toEqual([200, "private, no-store"]);
      expect.soft(body.toString("utf8"), garbage).not.toContain('action="/sign-out"');
    }
    expect((await figures(appUrl))["hit"]).toBe(before["hit"]);
  },
);

appTest(
  "a page speaks the language of its reader, each in a copy of its own",
  async ({ appUrl, hub }) => {
    const { slug } = await hub.event();
    const page = `${appUrl}/e/${slug}`;
    const asked: readonly (readonly [string, Record<string, string>, string])[] = [
      [page, {}, "nb"],
      [page, { "Accept-Language": "sv-SE,sv;q=0.9" }, "sv"],
      [page, { "Accept-Language": "sv", Cookie: "treff-language=en" }, "en"],
      [`${page}?lang=sv`, { "Accept-Language": "en", Cookie: "treff-language=en" }, "sv"],
      [`${page}?lang=xx`, { "Accept-Language": "en" }, "en"],
    ];
    for (const round of [1, 2])
      for (const [url, headers, locale] of asked) {
        const answer = await get(url, headers);
        expect
          .soft(answer.body.toString("utf8"), `${round} ${url}`)
          .toContain(`<html lang="${locale}">`);
        expect.soft(answer.headers["content-language"]).toBe(locale);
      }
  },
);

appTest(
  "unknown parameters make no pages of their own, and stand in none",
  async ({ appUrl, hub }) => {
    const { slug } = await hub.event();
    const page = `${appUrl}/e/${slug}`;
    const { headers } = await get(page);
    const before = await figures(appUrl);
    for (let n = 0; n < 20; n++) {
      const answer = await get(`${page}?utm_source=mail${n}&fbclid=${n}&_routes=root&page=${n}`);
      expect.soft(answer.headers["etag"]).toBe(headers["etag"]);
      expect.soft(answer.body.toString("utf8")).not.toContain("utm_source");
    }
    expect((await figures(appUrl))["pages"]).toBe(before["pages"]);
  },
);

appTest("what is not for everybody is not kept", async ({ appUrl, hub }) => {
  const members = await hub.event({ visibility: "members" });
  const draft = await hub.event({ draft: true });
  const cookie = await cookieFor(hub.world, hub.owner.accountId);
  const before = await figures(appUrl);
  for (const { slug } of [members, draft]) {
    for (const path of [`/e/${slug}`, `/e/${slug}/calendar.ics`]) {
      const seen = slug === members.slug ? 200 : 404;
      expect.soft((await get(appUrl + path, { Cookie: cookie })).status, path).toBe(seen);
      expect.soft((await get(appUrl + path)).status, path).toBe(404);
      expect
        .soft((await get(appUrl + path)).headers["cache-control"] ?? "", path)
        .not.toContain("public");
    }
  }
  expect((await get(`${appUrl}/e/${members.slug}/register`)).status).toBe(404);
  expect((await figures(appUrl))["pages"]).toBe(before["pages"]);

  // One that was public a moment ago is gone from everybody's page, too.
  const event = await hub.event();
  expect((await get(`${appUrl}/e/${event.slug}`)).status).toBe(200);
  await hub.world.db.event.update({ where: { id: event.id }, data: { visibility: "members" } });
  const limit = performance.now() + 1000;
  while ((await get(`${appUrl}/e/${event.slug}`)).status !== 404)
    if (performance.now() > limit) throw new Error("still public after a second");
});

appTest(
  "the language is chosen at an address of its own, which leads nowhere else",
  async ({ appUrl }) => {
    const chosen = await fetch(
      `${appUrl}/language/sv?next=${encodeURIComponent("/sign-in?next=%2Forganise")}`,
      { redirect: "manual" },
    );
    expect(chosen.status).toBe(303);
    expect(chosen.headers.get("Location")).toBe("/sign-in?next=%2Forganise");
    expect(chosen.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^treff-language=sv; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const page = await fetch(leadsTo(chosen), { headers: { Cookie: cookieOf(chosen) } });
    expect(await page.text()).toContain('<html lang="sv">');

    const evil = [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "/.//evil.example",
      "javascript:alert(1)",
      "",
      "/x\r\nSet-Cookie: a=b",
    ];
    for (const next of evil) {
      const answer = await fetch(`${appUrl}/language/en?next=${encodeURIComponent(next)}`, {
        redirect: "manual",
      });
      if (answer.status === 303) expect.soft(leadsTo(answer).href, next).toBe(`${appUrl}/`);
      else expect.soft(answer.status, next).toBe(404);
      expect.soft(answer.headers.getSetCookie().join(), next).not.toContain("a=b");
    }
    for (const unknown of ["xx", "SV", "sv%20"]) {
      const answer = await fetch(`${appUrl}/language/${unknown}`, { redirect: "manual" });
      expect.soft([answer.status, answer.headers.getSetCookie()], unknown).toEqual([404, []]);
    }
  },
);
