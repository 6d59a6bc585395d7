import { expect } from "vitest";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import type { Role } from "~/features/organisations/permissions";
import { paths } from "~/paths";
import { browserTest as appTest } from "../support/browser";
import { postJson } from "../support/http";
import { openHub, type Hub } from "../support/hub";
import { sells } from "../support/lined-payables";
import { cookieFor } from "../support/signed-in";

/** A word that stands in all that is another's money. */
const secret = "Hemmelighuset";

/** A formula, markup and a second line, where a payer can write them. */
const formula = '=HYPERLINK("http://evil.example","klikk")';
const script = "<script>alert(1)</script><img src=x onerror=alert(1)>";

/** An organisation that sells, an order of a company, and its invoice. */
async function invoiced(hub: Hub, appUrl: string, company = `${secret} AS`) {
  const { world } = hub;
  const organisation = await world.db.organisation.findUniqueOrThrow({ where: { slug: hub.slug } });
  const known = await world.db.paymentSettings.count({
    where: { organisationId: organisation.id },
  });
  if (known === 0) await sells(world, organisation);
  const event = await hub.event({ title: `Seminar ${secret}` });
  await world.db.ticketType.updateMany({
    where: { eventId: event.id },
    data: { priceMinor: 33_333 },
  });
  const email = `nora${event.id.slice(-6)}@${hub.slug}.example`;
  const answer = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
    contact: { name: `Nora ${script}`, email, company: { name: company } },
    reference: `PO 1\r\nBcc: thief@evil.example`,
    seats: [{ name: `Nora ${secret}`, email }],
  });
  expect(answer.status).toBe(201);
  const order = await world.db.order.findFirstOrThrow({ where: { eventId: event.id } });
  const issued = await issueDocuments(world, orderPayables, {
    organisationId: organisation.id,
    payableIds: [order.id],
    collected: false,
  });
  if (!issued.ok) throw new Error(issued.problem.code);
  const [document] = issued.value.documents;
  if (!document) throw new Error("nothing was invoiced");
  return { event, order, invoice: document.id, organisationId: organisation.id };
}

function get(appUrl: string, path: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${appUrl}${path}`, { headers, redirect: "manual" });
}

/** All addresses of money in an organisation. */
function moneyPages(slug: string, invoice: string): string[] {
  return [
    paths.money(slug),
    paths.moneyOrders(slug),
    paths.moneyRefunds(slug),
    paths.differences(slug),
    paths.moneyExport(slug),
    paths.invoices(slug),
    paths.invoice(slug, invoice),
    paths.invoicePdf(slug, invoice),
  ];
}

async function memberOf({ world }: Hub, organisationId: string, role: Role) {
  const account = await world.db.account.create({
    data: {
      id: world.newId(),
      email: `${role}${world.newId().slice(-8)}@staff.example`,
      name: role,
      createdAt: world.now(),
    },
  });
  await world.db.member.create({
    data: {
      id: world.newId(),
      organisationId,
      accountId: account.id,
      role,
      createdAt: world.now(),
    },
  });
  return cookieFor(world, account.id);
}

async function moneyRows({ world }: Hub, organisationId: string): Promise<string> {
  const where = { organisationId };
  const rows = await Promise.all([
    world.db.payable.findMany({ where, orderBy: { id: "asc" } }),
    world.db.payment.findMany({ where, orderBy: { id: "asc" } }),
    world.db.refund.findMany({ where, orderBy: { id: "asc" } }),
    world.db.invoice.findMany({ where, orderBy: { id: "asc" } }),
    world.db.stripeDifference.findMany({ where, orderBy: { id: "asc" } }),
    world.db.paymentSettings.findMany({ where }),
  ]);
  return JSON.stringify(rows);
}

appTest(
  "nobody but the treasurer sees an organisation's money",
  async ({ appUrl, hub, databaseUrl }) => {
    const own = await invoiced(hub, appUrl);
    const thief = await openHub(databaseUrl, appUrl);
    try {
      const theirs = await invoiced(thief, appUrl, "Tyvene AS");
      const strangers = {
        nobody: undefined,
        "somebody else's owner": await cookieFor(hub.world, thief.owner.accountId),
        "door staff": await memberOf(hub, own.organisationId, "door-staff"),
        viewer: await memberOf(hub, own.organisationId, "viewer"),
      };
      for (const [who, cookie] of Object.entries(strangers))
        for (const page of moneyPages(hub.slug, own.invoice)) {
          const answer = await get(appUrl, page, cookie ? { cookie } : {});
          expect.soft([302, 403, 404], `${who} at ${page}`).toContain(answer.status);
          expect.soft(await answer.text(), `${who} at ${page}`).not.toContain(secret);
        }
      // With an address of their own and an id of another's.
      const cookie = strangers["somebody else's owner"];
      for (const page of [
        paths.invoice(thief.slug, own.invoice),
        paths.invoicePdf(thief.slug, own.invoice),
      ]) {
        const answer = await get(appUrl, page, { cookie });
        expect.soft(answer.status, page).toBe(404);
        expect.soft(await answer.text(), page).not.toContain(secret);
      }
      const payer = await hub.world.db.payer.findFirstOrThrow({
        where: { organisationId: own.organisationId },
      });
      for (const token of ["", "x", payer.id, own.order.id, own.invoice, "a".repeat(60)])
        for (const page of [`/account/${token}`, `/account/${token}/invoices/${own.invoice}.pdf`]) {
          const answer = await get(appUrl, page, {});
          expect.soft(answer.status, page).toBe(404);
        }
      expect(theirs.invoice).not.toBe(own.invoice);
    } finally {
      await thief.close();
    }
  },
);

appTest("what nobody may send changes no money", async ({ appUrl, hub }) => {
  const { organisationId, invoice, event, order } = await invoiced(hub, appUrl);
  const before = await moneyRows(hub, organisationId);
  const sums = async () =>
    JSON.stringify(await hub.world.db.order.findUniqueOrThrow({ where: { id: order.id } }));
  const orderBefore = await sums();
  const owner = await cookieFor(hub.world, hub.owner.accountId);
  const viewer = await memberOf(hub, organisationId, "viewer");
  const fields = {
    intent: "run",
    id: invoice,
    amount: "1",
    total: "1",
    price: "0",
    payBy: "card",
    status: "paid",
    organisationId,
    note: "x",
  };
  for (const page of moneyPages(hub.slug, invoice)) {
    // A form of another site, one of nobody and one of a role that may not.
    for (const [origin, cookie] of [
      ["https://evil.example", owner],
      ["null", owner],
      [appUrl, undefined],
      [appUrl, viewer],
    ] as const) {
      const answer = await fetch(`${appUrl}${page}`, {
        method: "POST",
        redirect: "manual",
        headers: {
          Origin: origin,
          "Content-Type": "application/x-www-form-urlencoded",
          ...(cookie ? { cookie } : {}),
        },
        body: new URLSearchParams(fields),
      });
      expect.soft([302, 400, 403, 404, 405], `${origin} to ${page}`).toContain(answer.status);
    }
  }
  // An order's price is not what its form says.
  const email = `kim${event.id.slice(-5)}@${hub.slug}.example`;
  await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
    contact: { name: "Kim", email, company: { name: "Billig AS" } },
    seats: [{ name: "Kim", email, price: 0, netMinor: 1 }],
    total: 1,
    totalMinor: 1,
    status: "paid",
    paymentState: "paid",
  });
  const sold = await hub.world.db.order.findMany({
    where: { eventId: event.id, contactEmail: email },
  });
  for (const one of sold)
    expect(one).toMatchObject({ totalMinor: 41_666, paymentState: "to-be-invoiced" });
  await hub.world.db.payable.deleteMany({ where: { id: { in: sold.map(({ id }) => id) } } });
  expect(await moneyRows(hub, organisationId)).toBe(before);
  expect(await sums()).toBe(orderBefore);
});

appTest("what a payer writes is only words, in every page and file", async ({ appUrl, hub }) => {
  const { invoice, order } = await invoiced(hub, appUrl, formula);
  const cookie = await cookieFor(hub.world, hub.owner.accountId);
  for (const page of moneyPages(hub.slug, invoice).filter((each) => !/csv|pdf/.test(each))) {
    const answer = await get(appUrl, page, { cookie });
    expect.soft(answer.status, page).toBe(200);
    expect.soft(await answer.text(), page).not.toContain(script);
  }
  const file = await get(appUrl, paths.moneyExport(hub.slug), { cookie });
  expect(file.status).toBe(200);
  const csv = await file.text();
  expect(csv).toContain("'=HYPERLINK");
  for (const line of csv.split("\r\n"))
    for (const cell of line.split(/[;,]/)) expect.soft(cell).not.toMatch(/^"?[=+@\t]|^"?-(?!\d)/u);
  const stored = await hub.world.db.order.findUniqueOrThrow({ where: { id: order.id } });
  expect(stored.reference).not.toMatch(/[\r\n]/);
  const letters = await hub.world.db.outboxMessage.findMany({
    where: { organisation: { slug: hub.slug } },
  });
  expect(letters.map(({ recipientEmail }) => recipientEmail).join(" ")).not.toContain("thief");
  const pdf = await get(appUrl, paths.invoicePdf(hub.slug, invoice), { cookie });
  expect(pdf.status).toBe(200);
  expect(pdf.headers.get("content-type")).toContain("application/pdf");
  expect(pdf.headers.get("x-content-type-options")).toBe("nosniff");
});

appTest("a webhook nobody signed changes nothing", async ({ appUrl, hub }) => {
  const count = () => hub.world.db.stripeEvent.count();
  const before = await count();
  const body = JSON.stringify({
    id: "evt_evil",
    object: "event",
    type: "checkout.session.completed",
  });
  for (const headers of [
    {},
    { "stripe-signature": "" },
    { "stripe-signature": "t=1,v1=00" },
    { "stripe-signature": `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}` },
  ]) {
    const answer = await fetch(`${appUrl}/hooks/stripe`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body,
    });
    expect.soft([400, 401, 403, 404, 503], JSON.stringify(headers)).toContain(answer.status);
  }
  const big = await fetch(`${appUrl}/hooks/stripe`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "stripe-signature": "t=1,v1=00" },
    body: "x".repeat(5_000_000),
  }).catch(() => null);
  if (big) expect([400, 403, 404, 413, 503]).toContain(big.status);
  expect(await count()).toBe(before);
});

appTest("a page after paying leads nowhere else", async ({ appUrl, hub }) => {
  const { order } = await invoiced(hub, appUrl);
  for (const part of ["pay", "paid", "return"])
    for (const query of [
      "next=https://evil.example",
      "returnUrl=//evil.example",
      "url=javascript:alert(1)",
    ]) {
      const answer = await get(appUrl, `/orders/${order.id}/${part}?${query}`, {});
      expect.soft(answer.headers.get("location") ?? "").not.toContain("evil");
      expect.soft(answer.status).toBe(404);
    }
});
