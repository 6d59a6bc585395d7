import { expect } from "vitest";
import { ownDataToken, requestOwnData } from "~/features/identity/commands/request-own-data.server";
import { editSession } from "~/features/programme/commands/edit-session.server";
import type { Role } from "~/features/organisations/permissions";
import { bulkActs } from "~/features/registration/domain/bulk-acts";
import { browserTest as appTest } from "../support/browser";
import { deedsAt, deedsOfForms, severalAtOnce } from "../support/deeds";
import { postForm, postJson } from "../support/http";
import { openHub, type Hub } from "../support/hub";
import { registered } from "../support/registered";
import { addressOf, allRoutes } from "../support/routes";
import { cookieFor } from "../support/signed-in";

/** A word that stands in everything a stranger may not see. */
const secret = "Kvitterlønn";

/** An organisation with something to hide: a draft, a members' event, and people with both. */
async function victim(hub: Hub, appUrl: string) {
  const draft = await hub.event({ draft: true, title: `Utkast ${secret}` });
  const session = await hub.session(draft.slug, {
    title: `Post ${secret}`,
    kind: "talk",
    startsAt: `${draft.date}T08:30`,
    endsAt: `${draft.date}T09:00`,
  });
  const members = await hub.event({ visibility: "members", title: `Medlemsmøte ${secret}` });
  const drafted = await editSession(hub.world, hub.owner, hub.slug, members.slug, {
    action: "add",
    details: {
      title: `Kladd ${secret}`,
      kind: "talk",
      startsAt: `${members.date}T08:30`,
      endsAt: `${members.date}T09:00`,
    },
  });
  expect(drafted.ok).toBe(true);
  const open = await hub.event({ title: "Åpen frokost" });
  const ordered = await postJson(`${appUrl}/api/v1/events/${open.slug}/orders`, {
    contact: {
      name: `Nora ${secret}`,
      email: `nora@${hub.slug}.example`,
      company: { name: `Vev ${secret}` },
    },
    seats: [{ name: `Nora ${secret}`, email: `nora@${hub.slug}.example` }],
  });
  expect(ordered.status).toBe(201);
  const { id: person } = await hub.world.db.person.findFirstOrThrow({
    where: { organisation: { slug: hub.slug } },
  });
  const { id: company } = await hub.world.db.company.findFirstOrThrow({
    where: { organisation: { slug: hub.slug }, name: { contains: secret } },
  });
  return { draft, session, members, open, person, company };
}

/** Everything the organisation has, as one text; what an attack may not change. */
async function belongingsOf({ world, slug }: Hub): Promise<string> {
  const where = { organisation: { slug } };
  const rows = await Promise.all([
    world.db.event.findMany({ where, orderBy: { id: "asc" } }),
    world.db.session.findMany({ where: { event: where }, orderBy: { id: "asc" } }),
    world.db.programmeDraft.findMany({ where: { event: where }, orderBy: { id: "asc" } }),
    world.db.track.findMany({ where: { event: where }, orderBy: { id: "asc" } }),
    world.db.registration.findMany({ where, orderBy: { id: "asc" } }),
    world.db.order.findMany({ where, orderBy: { id: "asc" } }),
    world.db.person.findMany({ where, orderBy: { id: "asc" } }),
    world.db.company.findMany({ where, orderBy: { id: "asc" } }),
    world.db.member.findMany({ where, orderBy: { id: "asc" } }),
    world.db.organisation.findMany({ where: { slug } }),
    world.db.suppression.findMany({ where, orderBy: { id: "asc" } }),
    world.db.sharedList.findMany({ where: { event: where }, orderBy: { id: "asc" } }),
    world.db.registrationImport.findMany({ where: { event: where }, orderBy: { id: "asc" } }),
    world.db.storedFile.findMany({ where, orderBy: { id: "asc" } }),
    world.db.letterText.findMany({ where, orderBy: { id: "asc" } }),
    world.db.announcement.findMany({ where, orderBy: { id: "asc" } }),
    world.db.reminderRule.findMany({ where, orderBy: { id: "asc" } }),
    // That somebody who may look took a list out is written down, and is no change.
    world.db.auditEntry.findMany({
      where: { ...where, action: { not: "export-registrations" } },
      orderBy: { id: "asc" },
    }),
    world.db.outboxMessage.findMany({ where, select: { id: true }, orderBy: { id: "asc" } }),
    world.db.payable.findMany({ where, orderBy: { id: "asc" } }),
    world.db.payment.findMany({ where, orderBy: { id: "asc" } }),
    world.db.refund.findMany({ where, orderBy: { id: "asc" } }),
    world.db.invoice.findMany({ where, orderBy: { id: "asc" } }),
    world.db.payer.findMany({ where, orderBy: { id: "asc" } }),
    world.db.paymentSettings.findMany({ where }),
  ]);
  return JSON.stringify(rows, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}

/** A mail of the organisation that everybody on its staff may read about. */
async function messageOf({ world, slug }: Hub): Promise<string> {
  const { id } = await world.db.outboxMessage.findFirstOrThrow({
    where: { organisation: { slug }, kind: "confirmation" },
  });
  return id;
}

/** What is asked for by words that are put together or stand in a table, beside what the forms say themselves. */
const furtherDeeds = [
  "approve",
  "approve-sure",
  "decline",
  "decline-sure",
  "give-back",
  "erase",
  "off",
  ...bulkActs,
];

const deeds = [...new Set([...deedsOfForms(), ...furtherDeeds])];

/** The deeds that are tried at each route, by its file. */
const tried = new Map(allRoutes().map(({ file }) => [file, deedsAt(file, deeds)]));

appTest("every deed of a form is tried somewhere below, and a route's own are tried at it", () => {
  expect(deedsOfForms().length).toBeGreaterThan(50);
  const somewhere = new Set([...tried.values()].flat());
  expect(deeds.filter((deed) => !somewhere.has(deed))).toEqual([]);
  expect(tried.get("routes/organise.order-money.tsx")).toEqual(
    expect.arrayContaining(["do", "cancel", "goodwill", "take-off", "disregard-outside"]),
  );
  expect(tried.get("routes/organise.applications.tsx")).toContain("approve-sure");
  expect(tried.get("routes/organise.lists.tsx")).not.toContain("goodwill");
});

appTest(
  "no route shows or changes anything of an organisation one does not belong to",
  { timeout: 240_000 },
  async ({ appUrl, databaseUrl, hub }) => {
    const { draft, session, members, person, company } = await victim(hub, appUrl);
    const message = await messageOf(hub);
    const stranger = await openHub(databaseUrl, appUrl);
    try {
      const actors = {
        anonymous: {},
        stranger: { Cookie: await cookieFor(stranger.world, stranger.owner.accountId) },
      };
      const owner = { Cookie: await cookieFor(hub.world, hub.owner.accountId) };
      const before = await belongingsOf(hub);
      const walked: { pattern: string; address: string }[] = [];
      for (const slug of [draft.slug, members.slug]) {
        await severalAtOnce(allRoutes(), async ({ pattern, file }) => {
          // An address without an event is the same again.
          if (slug !== draft.slug && !pattern.includes(":slug")) return;
          const isOrganisation = /^\/(o|embed\/o)\//.test(pattern);
          const values = {
            org: hub.slug,
            slug: isOrganisation ? hub.slug : slug,
            session,
            token: "x".repeat(46),
            file: "x.ics",
            challenge: session,
            network: session,
            id: session,
            locale: "sv",
            name: "x.pdf",
            person,
            moment: "confirmation",
            rule: session,
            company,
            part: "tickets",
            item: session,
            message,
          };
          const address = addressOf(pattern, values);
          for (const [actor, headers] of Object.entries(actors)) {
            for (const shape of [address, `${address === "/" ? "/_root" : address}.data`]) {
              const answer = await fetch(appUrl + shape, { headers, redirect: "manual" });
              const said = `${actor} ${shape}: ${answer.status}`;
              expect.soft(answer.status, said).toBeLessThan(500);
              // A page's data, as a script of the framework would fetch it, is nobody's.
              if (shape !== address) expect.soft(answer.status, said).toBe(404);
              // The demo's kept mails are everybody's, which is why it is a demo.
              if (pattern.startsWith("/dev/mail")) continue;
              expect.soft(await answer.text(), said).not.toContain(secret);
              if (!pattern.startsWith("/organise/:org") || shape !== address) continue;
              expect.soft(answer.status, said).toBe(actor === "anonymous" ? 302 : 404);
            }
            // Signing out is granted to everybody: the stranger would go on as nobody.
            if (pattern === "/sign-out") continue;
            for (const intent of tried.get(file) ?? []) {
              const answer = await postForm(
                appUrl,
                address,
                {
                  intent,
                  act: intent,
                  title: "Kapret",
                  name: "Kapret",
                  email: "kapret@evil.example",
                },
                actor === "stranger" ? { cookie: actors.stranger.Cookie } : {},
              );
              const said = `${actor} POST ${address} ${intent}: ${answer.status}`;
              expect.soft(answer.status, said).toBeLessThan(500);
              if (!pattern.startsWith("/dev/mail"))
                expect.soft(await answer.text(), said).not.toContain(secret);
              // What is refused is refused whatever is asked for; one verb is enough to see it.
              if (answer.status === 404 || answer.status === 405 || answer.status === 302) break;
            }
          }
          if (pattern.includes(":org")) {
            // Theirs, under the stranger's own name.
            const mixed = addressOf(pattern, { ...values, org: stranger.slug });
            const headers = actors.stranger;
            const answer = await fetch(appUrl + mixed, { headers, redirect: "manual" });
            const said = `stranger ${mixed}: ${answer.status}`;
            expect.soft(await answer.text(), said).not.toContain(secret);
            expect.soft(answer.status, said).toBeLessThan(500);
            for (const intent of tried.get(file) ?? []) {
              const { Cookie: cookie } = actors.stranger;
              const posted = await postForm(appUrl, mixed, { intent, title: "Kapret" }, { cookie });
              expect.soft(posted.status, `${said} ${intent}`).toBeLessThan(500);
              if (posted.status === 404) break;
            }
          }
          walked.push({ pattern, address });
        });
      }
      expect(await belongingsOf(hub)).toBe(before);
      // The test bites: to its owner the same addresses do show the secret.
      const shown = new Set<string>();
      for (const { pattern, address } of walked) {
        const asOwner = await fetch(appUrl + address, { headers: owner, redirect: "manual" });
        if ((await asOwner.text()).includes(secret)) shown.add(pattern);
      }
      expect([...shown]).toEqual(
        expect.arrayContaining([
          "/e/:slug",
          "/organise/:org",
          "/organise/:org/e/:slug",
          "/organise/:org/e/:slug/edit",
          "/organise/:org/e/:slug/programme",
          "/organise/:org/e/:slug/programme/:session",
          "/organise/:org/e/:slug/programme/publish",
          "/organise/:org/people/:person",
          "/organise/:org/people/:person/data.json",
          "/organise/:org/people/:person/erase",
          "/organise/:org/outbox/:message",
        ]),
      );
    } finally {
      await stranger.close();
    }
  },
);

appTest(
  "whoever may only look changes nothing, whatever is posted",
  { timeout: 600_000 },
  async ({ appUrl, hub }) => {
    const { draft, session, open, person, company } = await victim(hub, appUrl);
    const { id: organisationId } = await hub.world.db.organisation.findUniqueOrThrow({
      where: { slug: hub.slug },
    });
    const seat = await hub.world.db.registration.findFirstOrThrow({ where: { eventId: open.id } });
    const message = await messageOf(hub);
    const before = await belongingsOf(hub);
    for (const role of ["viewer", "door-staff"] satisfies Role[]) {
      const account = {
        id: hub.world.newId(),
        email: `${role}@${hub.slug}.example`,
        name: "Bare Se",
        createdAt: hub.world.now(),
      };
      await hub.world.db.account.create({ data: account });
      const member = { id: hub.world.newId(), organisationId, accountId: account.id, role };
      await hub.world.db.member.create({ data: { ...member, createdAt: hub.world.now() } });
      const cookie = await cookieFor(hub.world, account.id);
      await severalAtOnce(allRoutes(), async ({ pattern, file }) => {
        if (!pattern.startsWith("/organise/:org")) return;
        for (const slug of pattern.includes(":slug") ? [draft.slug, open.slug] : [open.slug]) {
          const values = {
            org: hub.slug,
            slug,
            session,
            // What there is to harm, where there is something.
            id: pattern.includes("/registrations/")
              ? seat.id
              : pattern.includes("/orders/")
                ? seat.orderId
                : session,
            person,
            name: "x",
            moment: "left",
            rule: session,
            company,
            part: "tickets",
            item: session,
            message,
          };
          const address = addressOf(pattern, values);
          const looked = await fetch(appUrl + address, { headers: { Cookie: cookie } });
          await looked.arrayBuffer();
          // On a page they may look at: no deed of it (400), or none yet (422). Whatever it was, it was not done.
          const refusals = looked.ok ? [400, 403, 404, 405, 413, 422] : [403, 404, 405, 413];
          for (const intent of tried.get(file) ?? []) {
            const fields = {
              intent,
              act: intent,
              refund: session,
              seat: seat.id,
              order: seat.orderId,
              title: "Kapret",
            };
            const answer = await postForm(appUrl, address, fields, { cookie });
            const said = `${role} POST ${address} ${intent}`;
            expect.soft(refusals, said).toContain(answer.status);
            // Nothing can be posted here, whatever it is.
            if (answer.status === 405) break;
          }
        }
      });
      await hub.world.db.member.delete({ where: { id: member.id } });
    }
    expect(await belongingsOf(hub)).toBe(before);

    // The test bites: the same post of the owner's does change something.
    const cookie = await cookieFor(hub.world, hub.owner.accountId);
    const published = await postForm(
      appUrl,
      `/organise/${hub.slug}/e/${draft.slug}`,
      { intent: "publish" },
      { cookie },
    );
    expect(published.status).toBe(302);
    expect(await belongingsOf(hub)).not.toBe(before);
  },
);

appTest(
  "every address refuses a change from a page that is not ours",
  { timeout: 120_000 },
  async ({ appUrl, hub }) => {
    const { draft, session, open } = await victim(hub, appUrl);
    const cookie = await cookieFor(hub.world, hub.owner.accountId);
    const before = await belongingsOf(hub);
    const values = {
      org: hub.slug,
      slug: draft.slug,
      session,
      token: "x".repeat(46),
      file: "x.ics",
      challenge: session,
      network: session,
      id: session,
      locale: "sv",
      name: "x.pdf",
      person: session,
      moment: "confirmation",
      rule: session,
      company: session,
      part: "tickets",
      item: session,
      message: session,
    };
    const passed: string[] = [];
    for (const { pattern } of allRoutes()) {
      // Open to everybody who has the link, from wherever (RFC 8058): it has a test of its own.
      if (pattern === "/unsubscribe/:token") continue;
      const address = addressOf(pattern, values);
      const shapes = [address, `${address === "/" ? "/_root" : address}.data`, `${address}?index`];
      for (const shape of shapes) {
        for (const origin of ["https://evil.example", "null", null]) {
          const answer = await postForm(appUrl, shape, { intent: "publish" }, { origin, cookie });
          expect.soft(answer.status, `${shape} from ${origin}`).toBe(403);
          expect.soft(answer.headers.getSetCookie(), shape).toEqual([]);
        }
        const foreign = { "Content-Type": "application/json", Origin: "https://evil.example" };
        const answer = await postJson(appUrl + shape, {}, { ...foreign, Cookie: cookie });
        expect.soft(answer.status, `${shape} as JSON`).toBe(403);
      }
      if (pattern.startsWith("/organise") || pattern === "/sign-out") continue;
      const own = await postForm(appUrl, address, {});
      if (own.status !== 403) passed.push(pattern);
    }
    expect(await belongingsOf(hub)).toBe(before);
    // The test bites: from a page of ours the same addresses get past the door.
    expect(passed.length).toBeGreaterThan(10);
    const published = await postForm(
      appUrl,
      `/organise/${hub.slug}/e/${draft.slug}`,
      { intent: "publish" },
      { cookie },
    );
    expect(published.status).toBe(302);
    expect(open.slug).not.toBe(draft.slug);
  },
);

appTest(
  "what is for one person is kept by no cache, and says so",
  { timeout: 120_000 },
  async ({ appUrl, hub }) => {
    const { session } = await victim(hub, appUrl);
    const { event, order, seats, feeds } = await registered(appUrl, hub);
    const message = await messageOf(hub);
    const cookie = await cookieFor(hub.world, hub.owner.accountId);
    const person = await hub.world.db.person.findFirstOrThrow({
      where: { organisation: { slug: hub.slug }, anonymisedAt: null },
    });
    const email = hub.owner.email;
    const asked = await requestOwnData(hub.world, { email, language: "nb", source: "x" });
    const own = ownDataToken(hub.world, asked.ok ? asked.value.id : "");
    const personal: string[] = [];
    for (const { pattern } of allRoutes()) {
      if (pattern.startsWith("/dev/")) continue;
      const token = pattern.startsWith("/orders/") ? order : seats[0];
      const address = addressOf(pattern, {
        org: hub.slug,
        slug: pattern.startsWith("/o/") ? hub.slug : event.slug,
        session,
        person: person.id,
        token: (pattern.startsWith("/my-data") ? own : token) ?? "",
        file: `${feeds[0]}.ics`,
        challenge: session,
        network: session,
        id: session,
        locale: "sv",
        name: "x.pdf",
        moment: "confirmation",
        rule: "new",
        company: session,
        part: "tickets",
        item: "new",
        message,
      });
      const headers = { Cookie: cookie };
      const answer = await fetch(appUrl + address, { headers, redirect: "manual" });
      const body = Buffer.from(await answer.arrayBuffer());
      if (answer.status !== 200) continue;
      const kept = answer.headers.get("Cache-Control") ?? "";
      expect.soft(kept, address).not.toBe("");
      if (/private|no-store/.test(kept)) {
        personal.push(pattern);
        continue;
      }
      // Who may keep it for everybody has to be sent what everybody is sent.
      const anonymous = await fetch(appUrl + address, { redirect: "manual" });
      expect.soft(Buffer.from(await anonymous.arrayBuffer()).equals(body), address).toBe(true);
    }
    expect(personal).toEqual(
      expect.arrayContaining([
        "/e/:slug",
        "/r/:token",
        "/r/:token/ticket.pdf",
        "/organise/:org/outbox/:message",
        "/organise/:org/outbox/:message/letter",
        "/orders/:token",
        "/feeds/:file",
        "/my-data/:token",
        "/my-data/:token/data.json",
        "/organise/:org/people/:person",
        "/organise/:org/people/:person/data.json",
      ]),
    );
  },
);
