import { expect } from "vitest";
import { browserTest } from "../support/browser";
import { withSite } from "../support/foreign-site";
import { registered } from "../support/registered";

const appTest = withSite(browserTest);

appTest(
  "a foreign page reads what is public, and nothing else",
  async ({ appUrl, hub, site, page, expectComplaint, signInAsOrganiser }) => {
    expectComplaint(/./);
    const { event, seats, order, feeds } = await registered(appUrl, hub);
    // Somebody signed in to us opens the other site in the same browser.
    await signInAsOrganiser(hub.owner.email);
    site.put("/", "<h1>Elsewhere</h1>");
    await page.goto(site.url);

    const ask = (path: string, how: RequestInit = {}) =>
      page.evaluate(
        async ([url, how]) => {
          try {
            const answer = await fetch(url, how);
            return {
              status: answer.status,
              etag: answer.headers.get("ETag"),
              text: (await answer.text()).slice(0, 200),
            };
          } catch {
            return null;
          }
        },
        [appUrl + path, how] as const,
      );

    const list = await ask(`/api/v1/events?organiser=${hub.slug}`);
    expect(list).toMatchObject({ status: 200, etag: expect.stringMatching(/^"/) });
    // A preflight of its own: the header is not one of those any page may send.
    const unchanged = await ask(`/api/v1/events?organiser=${hub.slug}`, {
      headers: { "If-None-Match": list?.etag ?? "" },
      cache: "no-store",
    });
    expect(unchanged?.status).toBe(304);
    expect((await ask("/api/v1/events/no-such"))?.text).toContain("urn:treff:problem:not-found");
    expect((await ask(`/e/${event.slug}/calendar.ics`))?.text).toContain("BEGIN:VCALENDAR");

    const closed = [
      "/",
      `/e/${event.slug}`,
      `/r/${seats[0]}`,
      `/r/${seats[0]}.data`,
      `/orders/${order}`,
      `/feeds/${feeds[0]}.ics`,
      `/organise/${hub.slug}`,
      `/organise/${hub.slug}.data`,
      `/embed/e/${event.slug}/register`,
      "/healthz",
      "/metrics",
    ];
    for (const path of closed) {
      expect.soft(await ask(path), path).toBeNull();
      expect.soft(await ask(path, { credentials: "include" }), path).toBeNull();
    }
    // With cookies not even what is public: the browser wants our leave by name for that.
    expect(await ask("/api/v1/events", { credentials: "include" })).toBeNull();

    const orders = `/api/v1/events/${event.slug}/orders`;
    const body = JSON.stringify({
      contact: { name: "Ond Side", email: "ond@side.example" },
      seats: [{ name: "Ond Side", email: "ond@side.example" }],
    });
    for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded"])
      for (const mode of ["cors", "no-cors"] as const) {
        const how = { method: "POST", mode, body, headers: { "Content-Type": type } };
        const answer = await ask(orders, how);
        // Unreadable at best: what was sent without asking shows nothing of its answer.
        expect.soft(answer === null || answer.status === 0, `${type} ${mode}`).toBe(true);
      }
    expect(await hub.world.db.order.count({ where: { eventId: event.id } })).toBe(1);
  },
);

appTest("what may be asked for is said before it is asked", async ({ appUrl, hub }) => {
  const event = await hub.event();
  const preflight = (path: string, method: string, headers = "") =>
    fetch(appUrl + path, {
      method: "OPTIONS",
      headers: {
        Origin: "https://elsewhere.example",
        "Access-Control-Request-Method": method,
        ...(headers ? { "Access-Control-Request-Headers": headers } : {}),
      },
    });
  const allowed = await preflight("/api/v1/events", "GET", "if-none-match");
  expect(allowed.status).toBe(204);
  expect(Object.fromEntries(allowed.headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD",
    "access-control-allow-headers": "If-None-Match",
    "access-control-max-age": "86400",
    allow: "GET, HEAD, OPTIONS",
  });
  expect(allowed.headers.get("Access-Control-Allow-Credentials")).toBeNull();
  for (const [path, method] of [
    ["/api/v1/events", "POST"],
    [`/api/v1/events/${event.slug}/orders`, "POST"],
    [`/api/v1/events/${event.slug}/orders`, "GET"],
    [`/api/v1/events/${event.slug}/ORDERS`, "POST"],
    [`/e/${event.slug}/register`, "POST"],
    ["/sign-in", "POST"],
    [`/organise/${hub.slug}`, "GET"],
  ] as const) {
    const { headers } = await preflight(path, method, "content-type");
    expect.soft(headers.get("Access-Control-Allow-Origin"), `${method} ${path}`).toBeNull();
    expect.soft(headers.get("Access-Control-Allow-Headers"), `${method} ${path}`).toBeNull();
  }
  const orders = await preflight(`/api/v1/events/${event.slug}/orders`, "POST");
  expect([orders.status, orders.headers.get("Allow")]).toEqual([204, "POST, OPTIONS"]);
});

appTest("what everybody reads depends on nobody", async ({ appUrl, hub }) => {
  const path = `${appUrl}/api/v1/events?organiser=${hub.slug}`;
  const plain = await fetch(path);
  const dressed = await fetch(path, {
    headers: { Origin: "https://x.example", Cookie: "treff=x", "Accept-Language": "sv" },
  });
  expect(dressed.headers.get("Access-Control-Allow-Origin")).toBe("*");
  // One may have been compressed on its way, the other been kept as it is.
  const [tag, other] = [plain, dressed].map((answer) =>
    answer.headers.get("ETag")?.replace(/-(?:gzip|br)"$/, '"'),
  );
  expect(other).toBe(tag);
  expect(await dressed.text()).toBe(await plain.text());
  for (const { headers } of [plain, dressed]) {
    expect(headers.get("Vary") ?? "").not.toMatch(/Cookie|Origin|Accept-Language/i);
    expect(headers.get("Cache-Control")).toBe("public, no-cache");
    expect(headers.get("Access-Control-Expose-Headers")).toContain("ETag");
  }
});
