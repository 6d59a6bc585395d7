import { describe, expect } from "vitest";
import { addTime, day } from "~/kernel/time";
import type { OpenApiDocument, OpenApiMethod } from "~/kernel/openapi";
import { contractOf, pointerTo } from "../support/api-contract";
import { browserTest as appTest } from "../support/browser";
import { askRudely, postJson } from "../support/http";

const events = "/api/v1/events";
const one = "/api/v1/events/{slug}";
const orders = "/api/v1/events/{slug}/orders";
const organisation = "/api/v1/organisations/{slug}";
const itself = "/api/v1/openapi.json";

/** What only a flood brings about: the limits are off in these tests, and have their own. */
const notMet = new Set(["post 429"]);

async function documentOf(appUrl: string): Promise<OpenApiDocument> {
  return (await (await fetch(appUrl + itself)).json()) as OpenApiDocument;
}

describe("the document of the API", () => {
  appTest("is right about every answer there is", async ({ appUrl, hub }) => {
    const document = await documentOf(appUrl);
    expect(document.servers).toEqual([{ url: appUrl }]);
    const { faultsOf } = contractOf(document);
    const seen = new Set<string>();
    const faults: string[] = [];
    const hold = async (method: OpenApiMethod, path: string, status: number, answer: Response) => {
      if (answer.status !== status)
        faults.push(`${method} ${path}: ${answer.status} instead of ${status}`);
      seen.add(`${method} ${path} ${answer.status}`);
      const { code } = (
        answer.status < 400 && answer.status !== 304
          ? {}
          : await answer
              .clone()
              .json()
              .catch(() => ({}))
      ) as { code?: string };
      if (code) seen.add(`${method} ${path} ${code}`);
      faults.push(...(await faultsOf(method, path, answer)));
      return answer;
    };

    const full = await hub.event({ capacity: 1, summary: "Kort.", hostCompany: "Nordlys AS" });
    const trip = await hub.event({ kind: "study-trip", onlineUrl: "https://meet.example/rom" });
    const { track } = await hub.group(trip.slug, "Fagnettverk");
    for (const kind of ["talk", "transport"] as const)
      await hub.session(trip.slug, {
        kind,
        title: kind,
        startsAt: `${trip.date}T08:30`,
        endsAt: `${trip.date}T09:00`,
        ...(kind === "transport" ? { place: "A", toPlace: "B", trackId: track } : {}),
      });
    const approval = await hub.event({ requiresApproval: true });
    const cancelled = await hub.event();
    await hub.world.db.event.update({ where: { id: cancelled.id }, data: { status: "cancelled" } });
    const begun = await hub.event();
    await hub.world.db.event.update({
      where: { id: begun.id },
      data: { startsAt: addTime(new Date(), -day), endsAt: addTime(new Date(), day) },
    });

    // Reading: found, unchanged, not there, asked for wrongly.
    const reads = [
      [events, `${events}?page=1`],
      [events, `${events}?organiser=${hub.slug}&kind=study-trip&from=2020-01-01T00:00:00Z`],
      ...[full, trip, approval, cancelled, begun].map(({ slug }) => [one, `${events}/${slug}`]),
      [organisation, `/api/v1/organisations/${hub.slug}`],
      [itself, itself],
    ] as [string, string][];
    for (const [path, asked] of reads) {
      const answer = await hold("get", path, 200, await fetch(appUrl + asked));
      const etag = answer.headers.get("ETag") ?? "";
      const again = await fetch(appUrl + asked, { headers: { "If-None-Match": etag } });
      await hold("get", path, 304, again);
      expect((await fetch(appUrl + asked, { method: "HEAD" })).status).toBe(200);
    }
    await hold("get", one, 404, await fetch(`${appUrl}${events}/no-such`));
    await hold("get", organisation, 404, await fetch(`${appUrl}/api/v1/organisations/no-such`));
    for (const query of ["kind=party", "from=tomorrow", "to=0000-01-01T00:00:00Z"])
      await hold("get", events, 422, await fetch(`${appUrl}${events}?${query}`));
    await hold("get", events, 422, await fetch(`${appUrl}${events}?organiser=${"x".repeat(101)}`));

    // Ordering, by everything that can become of it.
    const post = (slug: string, body: unknown, headers = {}) =>
      postJson(`${appUrl}${events}/${slug}/orders`, body, headers);
    const person = (name: string) => {
      const contact = { name, email: `${name.toLowerCase()}@contract.example` };
      return { contact, seats: [contact] };
    };
    const anna = person("Anna");
    const key = { "Idempotency-Key": "contract-1" };
    await hold("post", orders, 201, await post(full.slug, anna, key));
    await hold("post", orders, 201, await post(full.slug, anna, key));
    await hold("post", orders, 201, await post(full.slug, person("Bo")));
    await hold("post", orders, 201, await post(approval.slug, person("Cecilie")));
    await hold("post", orders, 409, await post(full.slug, person("Dag"), key));
    await hold("post", orders, 409, await post(full.slug, anna));
    await hold("post", orders, 409, await post(cancelled.slug, anna));
    await hold("post", orders, 409, await post(begun.slug, anna));
    await hold("post", orders, 404, await post("no-such", anna));
    await hold("post", orders, 400, await post(full.slug, "{"));
    await hold(
      "post",
      orders,
      403,
      await post(full.slug, anna, { Origin: "https://evil.example" }),
    );
    await hold(
      "post",
      orders,
      415,
      await post(full.slug, anna, { "Content-Type": "text/plain", Origin: appUrl }),
    );
    const { contact } = anna;
    const nobody = "01890a5d-ac96-774b-bcce-b302099a8057";
    const wrong: readonly unknown[] = [
      {},
      { contact: { ...contact, email: "anna" }, seats: [{}] },
      { contact: { ...contact, name: "x".repeat(121) }, seats: [{}] },
      { contact, seats: "all" },
      { contact, seats: [] },
      { contact, seats: Array.from({ length: 101 }, () => ({})) },
      { contact, seats: [contact, contact] },
      { contact, seats: [{ email: contact.email }] },
      { contact, seats: [{ ticketType: nobody }] },
      { contact, seats: [{ sessions: Array.from({ length: 101 }, () => nobody) }] },
      { contact, seats: [{ name: 7, email: { a: 1 } }] },
      { contact, seats: [3] },
    ];
    for (const body of wrong) await hold("post", orders, 422, await post(trip.slug, body));
    await hold("post", orders, 422, await post(full.slug, anna, { "Idempotency-Key": "a b" }));
    for (const [headers, status] of [
      [{ "Content-Length": String(600 * 1024) }, 413],
      [{ "Transfer-Encoding": "chunked" }, 411],
    ] as const) {
      const rude = await askRudely(
        `${appUrl}${events}/${full.slug}/orders`,
        { "Content-Type": "application/json", ...headers },
        "{",
      );
      const answer = new Response(rude.body, {
        status: rude.status,
        headers: { "Content-Type": "application/problem+json" },
      });
      await hold("post", orders, status, answer);
    }

    expect(faults).toEqual([]);
    // And the other way round: what is documented happens.
    const documented = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { responses }]) =>
        Object.keys(responses)
          .filter((status) => !notMet.has(`${method} ${status}`))
          .map((status) => `${method} ${path} ${status}`),
      ),
    );
    expect(documented.filter((each) => !seen.has(each))).toEqual([]);
  });

  appTest("is right about what every address may answer with", async ({ appUrl }) => {
    const { faultsAt } = contractOf(await documentOf(appUrl));
    const asked: readonly (readonly [string, RequestInit])[] = [
      ["/api/v1/no-such", {}],
      ["/api/v2/events", {}],
      [`${events}/x/orders`, {}],
      [events, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" }],
      [events, { method: "DELETE", headers: { Origin: appUrl } }],
      [`${events}/%00`, {}],
    ];
    for (const [path, how] of asked) {
      const answer = await fetch(appUrl + path, how);
      expect.soft([404, 405], path).toContain(answer.status);
      expect.soft(answer.headers.get("Content-Type"), path).toMatch(/^application\/problem\+json/);
      const problem: unknown = await answer.json();
      expect
        .soft(faultsAt(pointerTo("components", "schemas", "Problem"), problem), path)
        .toEqual([]);
    }
  });
});

appTest("a page of the list is narrowed as it was asked", async ({ appUrl, hub }) => {
  const event = await hub.event({ kind: "job-fair" });
  await hub.event({ kind: "webinar" });
  const slugs = async (query: string) => {
    const answer = await fetch(`${appUrl}${events}?organiser=${hub.slug}&${query}`);
    const { events: found } = (await answer.json()) as { events: { slug: string }[] };
    return found.map(({ slug }) => slug);
  };
  expect(await slugs("kind=job-fair")).toEqual([event.slug]);
  expect(await slugs(`kind=job-fair&to=${event.date}T00:00:00Z`)).toEqual([]);
  expect(await slugs(`kind=job-fair&from=${event.date}T00:00:00%2B02:00&kind=`)).toEqual([
    event.slug,
  ]);
  const wrong = await fetch(`${appUrl}${events}?from=soon&kind=party`);
  expect(await wrong.json()).toMatchObject({
    status: 422,
    errors: [
      { code: "choice-unknown", parameter: "kind" },
      { code: "instant-malformed", parameter: "from" },
    ],
  });
});
