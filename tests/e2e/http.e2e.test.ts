import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { browserTest as appTest } from "../support/browser";
import { askRudely, leadsTo, postForm, postJson } from "../support/http";
import { inlineCodeIn } from "../support/inline-code";
import { registered } from "../support/registered";

const publicPages = ["/", "/sign-in", "/dev/mail", "/e/no-such-event", "/no/such/page"];

appTest("every answer carries the headers that keep a page to itself", async ({ appUrl, hub }) => {
  const event = await hub.event();
  const own = [`/e/${event.slug}`, `/e/${event.slug}/register`, `/e/${event.slug}/calendar.ics`];
  const others = ["/healthz", "/api/v1/events", "/api/v1/nothing", "/favicon.svg", "/assets/no.js"];
  for (const path of [...publicPages, ...own, ...others]) {
    const { headers } = await fetch(appUrl + path);
    const policy = headers.get("Content-Security-Policy") ?? "";
    expect.soft(policy, path).toContain("default-src 'none'");
    expect.soft(policy, path).toContain("script-src 'self';");
    expect.soft(policy, path).toContain("frame-ancestors 'self'");
    expect.soft(policy, path).not.toMatch(/unsafe|https?:|\*/);
    expect.soft(headers.get("X-Content-Type-Options"), path).toBe("nosniff");
    expect.soft(headers.get("Referrer-Policy"), path).toBe("same-origin");
    expect.soft(headers.get("Permissions-Policy"), path).toContain("camera=()");
    expect.soft(headers.get("X-Powered-By"), path).toBeNull();
    expect.soft(headers.get("X-Request-Id"), path).toMatch(/^[0-9a-f-]{36}$/);
    // The API is for every page on the web; see cors.e2e.test.ts.
    const everybody = /^\/api\/|calendar\.ics$/.test(path) ? "*" : null;
    expect.soft(headers.get("Access-Control-Allow-Origin"), path).toBe(everybody);
    expect.soft(headers.getSetCookie(), path).toEqual([]);
  }
});

appTest("any number can be asked for as a page", async ({ appUrl, hub }) => {
  for (const path of ["/", "/api/v1/events", `/o/${hub.slug}`])
    for (const page of ["0", "-1", "1.5", "1e30", "99999999999999999999", "x", ""])
      expect.soft((await fetch(`${appUrl}${path}?page=${page}`)).status, path + page).toBe(200);
});

appTest("a page holds no inline script, style or handler", async ({ appUrl, hub }) => {
  const event = await hub.event();
  for (const path of [...publicPages, `/e/${event.slug}`, `/e/${event.slug}/register`]) {
    const html = await (await fetch(appUrl + path)).text();
    expect.soft(inlineCodeIn(html), path).toEqual([]);
  }
});

appTest("a cookie is set where the language is chosen, and nowhere else", async ({ appUrl }) => {
  const choose = (locale: string) =>
    fetch(`${appUrl}/language/${locale}?next=/sign-in`, { redirect: "manual" });
  const [cookie, ...more] = (await choose("sv")).headers.getSetCookie();
  expect(more).toEqual([]);
  expect(cookie).toMatch(/^treff-language=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  for (const lang of ["sv", "xx", "", "nb%0d%0aX-Evil:1"]) {
    expect((await choose(lang || "xx")).headers.getSetCookie()).toHaveLength(lang === "sv" ? 1 : 0);
    expect((await fetch(`${appUrl}/?lang=${lang}`)).headers.getSetCookie()).toEqual([]);
    expect((await fetch(`${appUrl}/sign-in?lang=${lang}`)).headers.getSetCookie()).toEqual([]);
  }
});

appTest("a page speaks the language a browser asks for", async ({ appUrl }) => {
  const asked = {
    "sv-SE,sv;q=0.9": "sv",
    "nn-NO": "nb",
    "de-DE,en;q=0.5": "en",
    fr: "en",
    "": "nb",
  };
  for (const [accept, lang] of Object.entries(asked)) {
    const answer = await fetch(appUrl, { headers: { "Accept-Language": accept } });
    expect.soft(await answer.text(), accept).toContain(`<html lang="${lang}">`);
    expect.soft(answer.headers.get("Vary") ?? "", accept).toMatch(/Accept-Language.*Cookie/i);
  }
});

appTest("what changes something is refused from anywhere else", async ({ appUrl, hub }) => {
  const event = await hub.event();
  const { seats, event: theirs } = await registered(appUrl, hub);
  const form = {
    submission: randomUUID(),
    for: "me",
    "contact.name": "Ond Side",
    "contact.email": "ond@side.example",
  };
  const evil = [
    null,
    "null",
    "https://evil.example",
    `${appUrl}.evil.example`,
    "http://localhost:1",
  ];
  const mutations: readonly (readonly [string, Record<string, string>])[] = [
    [`/e/${event.slug}/register`, form],
    [`/e/${event.slug}/register.data`, form],
    [`/r/${seats[0]}`, { intent: "cancel" }],
    [`/r/${seats[0]}.data`, { intent: "cancel" }],
    ["/sign-in", { email: "kari@treff.example" }],
    ["/sign-out", {}],
    [`/organise/${hub.slug}/new`, {}],
    [`/api/v1/events/${event.slug}/orders`, form],
    ["/no/such/page", {}],
  ];
  for (const [path, fields] of mutations) {
    for (const origin of evil) {
      const answer = await postForm(appUrl, path, fields, { origin });
      expect.soft(answer.status, `${path} from ${origin}`).toBe(403);
      expect.soft(answer.headers.getSetCookie()).toEqual([]);
    }
  }
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    const answer = await fetch(`${appUrl}/r/${seats[0]}`, { method, headers: { Origin: "null" } });
    expect.soft([403, 405], method).toContain(answer.status);
  }
  const counts = await hub.world.db.registration.groupBy({
    by: ["eventId", "status"],
    where: { eventId: { in: [event.id, theirs.id] } },
    _count: true,
  });
  expect(counts).toEqual([{ eventId: theirs.id, status: "confirmed", _count: 2 }]);
});

appTest("a form posted ten times at once is one order", async ({ appUrl, hub }) => {
  const event = await hub.event();
  const fields = {
    submission: randomUUID(),
    for: "company",
    intent: "confirm",
    "contact.name": "Gro Elve",
    "contact.email": "gro@elve.example",
    "contact.company": "Elve & Sønner",
    "seats[0].name": "Gro Elve",
    "seats[0].email": "gro@elve.example",
    "seats[1].name": "",
    "seats[1].email": "",
  };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => postForm(appUrl, `/e/${event.slug}/register`, fields)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([302]));
  expect(new Set(answers.map((answer) => leadsTo(answer).href)).size).toBe(1);
  expect(await hub.world.db.order.count({ where: { eventId: event.id } })).toBe(1);
});

appTest("a body without end or measure is not read", async ({ appUrl, hub }) => {
  const event = await hub.event();
  const length = String(600 * 1024);
  const paths = [`/e/${event.slug}/register`, `/api/v1/events/${event.slug}/orders`];
  for (const path of paths) {
    const headers = { Origin: appUrl, "Content-Type": "application/json" };
    const large = await askRudely(appUrl + path, { ...headers, "Content-Length": length }, "{");
    expect(large.status).toBe(413);
    const chunked = { ...headers, "Transfer-Encoding": "chunked" };
    expect((await askRudely(appUrl + path, chunked, "{")).status).toBe(411);
  }
});

appTest("health and metrics answer, and say nothing of people", async ({ appUrl, hub }) => {
  await registered(appUrl, hub);
  expect(await (await fetch(`${appUrl}/healthz`)).text()).toBe("ok\n");
  expect(await (await fetch(`${appUrl}/readyz`)).text()).toBe("ready\n");
  const metrics = await (await fetch(`${appUrl}/metrics`)).text();
  expect(metrics).toMatch(/^# TYPE \w+ histogram$/m);
  expect(metrics).not.toMatch(/myrvold|\/r\/\w{10}|\/e\/hemmelig/);
});

appTest("a feed is sent once and then confirmed", async ({ appUrl, hub }) => {
  const { event, feeds } = await registered(appUrl, hub);
  for (const path of [`/feeds/${feeds[0]}.ics`, `/e/${event.slug}/calendar.ics`]) {
    const first = await fetch(appUrl + path);
    const etag = first.headers.get("ETag") ?? "";
    const plain = path.startsWith("/feeds") ? etag.replace(/-(?:gzip|br)"$/, '"') : etag;
    expect(first.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(first.headers.get("Cache-Control")).toContain(
      path.startsWith("/feeds") ? "private" : "public",
    );
    for (const header of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const again = await fetch(appUrl + path, { headers: { "If-None-Match": header } });
      expect([again.status, await again.text()]).toEqual([304, ""]);
      // Which of its forms `*` means is not said: the tag is that of the plain one.
      expect(again.headers.get("ETag")).toBe(header === "*" ? plain : etag);
    }
    const changed = await fetch(appUrl + path, { headers: { "If-None-Match": '"other"' } });
    expect(changed.status).toBe(200);
    const head = await fetch(appUrl + path, { method: "HEAD" });
    // Without a body nothing is compressed on the way.
    expect([head.status, head.headers.get("ETag")]).toEqual([200, plain]);
  }
});

appTest("a kept mail is handed out byte for byte", async ({ appUrl, hub, mailTo }) => {
  const address = `byte-${randomUUID()}@mail.example`;
  const event = await hub.event();
  await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
    contact: { name: "Åge Blå", email: address },
    seats: [{ name: "Åge Blå", email: address }],
  });
  const { id, raw, at, subject } = await mailTo(address, "confirmation");
  const kept = await hub.world.db.capturedMail.findUniqueOrThrow({ where: { id } });
  expect(raw.equals(Buffer.from(kept.raw))).toBe(true);
  expect(raw.includes(Buffer.from("\r\n"))).toBe(true);
  expect(new Date(at).toISOString()).toBe(at);
  expect(subject).toContain(event.title);

  const list = (await (await fetch(`${appUrl}/dev/mail.json`)).json()) as { at: string }[];
  expect(Object.keys(list[0] ?? {}).toSorted()).toEqual(["at", "id", "kind", "subject", "to"]);
  const times = list.map((mail) => mail.at);
  expect(times).toEqual(times.toSorted().toReversed());

  const frame = await fetch(`${appUrl}/dev/mail/${id}/html`);
  const policy = frame.headers.get("Content-Security-Policy") ?? "";
  expect(policy).toContain("; sandbox");
  expect(policy.match(/default-src/g)).toHaveLength(1);
  for (const wrong of [randomUUID(), "x", `${id}x`, `${id}.emlx`, "%00"])
    for (const end of ["", ".eml", "/html"])
      expect.soft((await fetch(`${appUrl}/dev/mail/${wrong}${end}`)).status, wrong).toBe(404);
});
