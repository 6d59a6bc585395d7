import { expect } from "vitest";
import { browserTest as appTest } from "../support/browser";
import { leadsTo, postForm } from "../support/http";
import { registered } from "../support/registered";
import { signInByCode } from "../support/signed-in";

appTest("a personal link opens its own record and nothing else", async ({ appUrl, hub }) => {
  const { event, order, seats, feeds } = await registered(appUrl, hub);
  const [seat = "", other = ""] = seats;
  const [feed = ""] = feeds;
  const swapped = seat.slice(0, 20) + other.slice(20);
  const tampered = seat.slice(0, -1) + (seat.endsWith("A") ? "B" : "A");
  const garbage = [
    "x",
    "..%2f..%2fetc",
    "%00",
    "%F0%9F%A6%8A",
    "a".repeat(3000),
    tampered,
    swapped,
  ];
  const closed = [
    ...[...garbage, order, feed].map((token) => `/r/${token}`),
    ...[...garbage, seat, feed].map((token) => `/orders/${token}`),
    ...[...garbage, seat, order].map((token) => `/feeds/${token}.ics`),
    `/feeds/${feed}`,
    `/r/${event.id}`,
  ];
  for (const path of closed) {
    for (const shape of [path, `${path}.data`]) {
      const answer = await fetch(appUrl + shape);
      const body = await answer.text();
      expect.soft(answer.status, shape.slice(0, 80)).toBe(404);
      expect.soft(body, shape.slice(0, 80)).not.toMatch(/Solveig|Trygve|myrvold|Hemmelig/);
    }
    if (path.startsWith("/feeds")) continue;
    const answer = await postForm(appUrl, path, { intent: "cancel" });
    expect.soft([404, 405], path.slice(0, 80)).toContain(answer.status);
  }
  const page = await fetch(`${appUrl}/r/${seat}`);
  expect(page.status).toBe(200);
  expect(page.headers.get("Cache-Control")).toMatch(/no-store|private/);
  const html = await page.text();
  expect(html).toContain("Solveig Myrvold");
  expect(html).not.toContain("Trygve");
  const ics = await (await fetch(`${appUrl}/feeds/${feed}.ics`)).text();
  expect(ics).toContain("Hemmelig frokost");
  expect(ics).not.toMatch(/Solveig|Trygve|myrvold/);
});

appTest(
  "a code works once, for nobody else, and tells nothing",
  async ({ appUrl, hub, mailTo, mails }) => {
    const asked = await postForm(appUrl, "/sign-in", { email: hub.owner.email });
    const stranger = await postForm(appUrl, "/sign-in", { email: "stranger@nowhere.example" });
    expect([stranger.status, leadsTo(stranger).pathname.replace(/[^/]+$/, "")]).toEqual([
      asked.status,
      leadsTo(asked).pathname.replace(/[^/]+$/, ""),
    ]);
    const { mail } = await mailTo(hub.owner.email, "sign-in-code");
    const code = /\b\d{6}\b/.exec(mail.text ?? "")?.[0] ?? "";
    const wrong = await postForm(appUrl, leadsTo(stranger).pathname, { code });
    expect([wrong.status, wrong.headers.getSetCookie()]).toEqual([422, []]);
    const entered = await postForm(appUrl, leadsTo(asked).pathname, { code });
    expect(entered.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax$/);
    const again = await postForm(appUrl, leadsTo(asked).pathname, { code });
    expect([again.status, again.headers.getSetCookie()]).toEqual([422, []]);
    expect((await mails()).filter(({ to }) => to.includes("stranger@"))).toEqual([]);
  },
);

const organiserPages = (org: string, event: string) =>
  [
    "",
    "/edit",
    "/programme",
    "/programme/new",
    "/registrations",
    "/messages",
    "/reminders",
    "/reminders/new",
  ]
    .map((page) => `/organise/${org}/e/${event}${page}`)
    .concat(`/organise/${org}`, `/organise/${org}/new`, `/organise/${org}/embed`)
    .concat(`/organise/${org}/reminders`, `/organise/${org}/reminders/new`);

appTest(
  "an organiser's pages are there for those who work for it, and for nobody else",
  async ({ appUrl, hub, mailTo }) => {
    const draft = await hub.event({ draft: true, title: "Hemmelig utkast" });
    const cookie = await signInByCode(appUrl, hub.owner.email, mailTo);
    const asMember = { redirect: "manual", headers: { Cookie: cookie } } as const;

    for (const path of organiserPages(hub.slug, draft.slug)) {
      const anonymous = await fetch(appUrl + path, { redirect: "manual" });
      expect.soft([anonymous.status, leadsTo(anonymous).pathname], path).toEqual([302, "/sign-in"]);
      expect.soft(leadsTo(anonymous).searchParams.get("next"), path).toBe(path);
      expect.soft((await fetch(appUrl + path, asMember)).status, path).toBe(200);
      const data = await (await fetch(`${appUrl}${path}.data`)).text();
      expect.soft(data, path).not.toContain("Hemmelig utkast");
    }

    const foreign = await hub.world.db.event.findFirstOrThrow({
      where: {
        status: "published",
        organisation: { members: { none: { accountId: hub.owner.accountId } } },
      },
      include: { organisation: true, sessions: { take: 1 } },
    });
    const theirs = foreign.organisation.slug;
    const pages = organiserPages(theirs, foreign.slug);
    // Their event under our own name as well.
    const mixed = organiserPages(hub.slug, foreign.slug).filter((path) => path.includes("/e/"));
    for (const path of [...pages, ...mixed]) {
      const answer = await fetch(appUrl + path, asMember);
      expect.soft(answer.status, path).toBe(404);
      expect.soft(await answer.text(), path).not.toContain(foreign.title);
      const data = await fetch(`${appUrl}${path}.data`, asMember);
      expect.soft(await data.text(), path).not.toContain(foreign.title);
    }
    for (const path of pages) {
      for (const intent of ["publish", "cancel", "save", "confirm", "approve", "add-track"]) {
        const answer = await postForm(appUrl, path, { intent }, { cookie });
        expect.soft([404, 405, 422], `${path} ${intent}`).toContain(answer.status);
      }
    }
    const after = await hub.world.db.event.findUniqueOrThrow({ where: { id: foreign.id } });
    expect(after.status).toBe("published");
  },
);

appTest("signing in leads to our own pages alone", async ({ appUrl, hub, mailTo }) => {
  const cookie = await signInByCode(appUrl, hub.owner.email, mailTo);
  const evil = [
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/%5cevil.example",
    "/.//evil.example",
    "/..//evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " //evil.example",
    "\u0000//evil.example",
    "http:evil.example",
    "@evil.example",
    ".evil.example",
    `${appUrl}@evil.example`,
  ];
  for (const next of evil) {
    const query = `?${new URLSearchParams({ next })}`;
    const home = await fetch(`${appUrl}/sign-in${query}`, {
      redirect: "manual",
      headers: { Cookie: cookie },
    });
    expect.soft(leadsTo(home).origin, JSON.stringify(next)).toBe(appUrl);
    expect.soft(leadsTo(home).pathname, JSON.stringify(next)).not.toMatch(/^\/\//);
    const asked = await postForm(appUrl, `/sign-in${query}`, { email: "x@nowhere.example" });
    expect.soft(leadsTo(asked).origin, JSON.stringify(next)).toBe(appUrl);
  }
  const kept = await fetch(`${appUrl}/sign-in?next=${encodeURIComponent("/organise?a=1")}`, {
    redirect: "manual",
    headers: { Cookie: cookie },
  });
  expect(kept.headers.get("Location")).toBe("/organise?a=1");

  const out = await postForm(appUrl, "/sign-out", {}, { cookie });
  expect(leadsTo(out).pathname).toBe("/");
  const after = await fetch(`${appUrl}/organise/${hub.slug}`, {
    redirect: "manual",
    headers: { Cookie: cookie },
  });
  expect(leadsTo(after).pathname).toBe("/sign-in");
});
