import { expect } from "vitest";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import { payerToken } from "~/features/payments/queries/payer-link.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import {
  orderToken,
  seatTokens,
} from "~/features/registration/queries/registration-by-token.server";
import { anonymous } from "~/kernel/actor";
import { paths } from "~/paths";
import { corpus } from "../support/hostile-words";
import { postForm, postJson } from "../support/http";
import type { Hub } from "../support/hub";
import { sells } from "../support/lined-payables";
import { payTest, pricedEvent } from "../support/paying";
import { readPdf } from "../support/pdf";
import { cookieFor } from "../support/signed-in";
import type { StripeDouble } from "../support/stripe-double";

/** Somebody who has a place and is on their way to pay for it by card. */
async function unpaid(hub: Hub, name = "Ada") {
  const event = await pricedEvent(hub);
  const order = await ordered(hub, event.slug, name, "card");
  return { event, ...order };
}

async function ordered(hub: Hub, slug: string, name: string, payBy: "card" | "invoice") {
  const email = `${name.toLowerCase()}.${slug.slice(-6)}@${hub.slug}.example`;
  const company = payBy === "invoice" ? { company: { name: `${name} AS` } } : {};
  const world = takingCards(hub);
  const placed = await placeOrder(world, anonymous, slug, {
    contact: { name, email, ...company },
    language: "nb",
    payBy,
    seats: [{ name, email }],
  });
  if (!placed.ok) throw new Error(placed.problem.code);
  const [seat] = placed.value.seats;
  if (!seat) throw new Error("an order without a seat");
  const order = await hub.world.db.order.findUniqueOrThrow({ where: { id: placed.value.id } });
  const token = orderToken(hub.world, { id: order.id, generation: order.tokenGeneration });
  return { id: order.id, token, email, seat: seatTokens(hub.world, seat).registration };
}

/** The hub's world does not know that the application takes cards. */
function takingCards({ world }: Hub): Hub["world"] {
  const stripe = { secretKey: "rk_test_x", webhookSecrets: ["whsec_x"], connect: false };
  return { ...world, settings: { ...world.settings, stripe } };
}

/** An order of a company and its invoice. */
async function invoiced(hub: Hub, name: string) {
  const { db } = hub.world;
  const organisation = await db.organisation.findUniqueOrThrow({ where: { slug: hub.slug } });
  if ((await db.paymentSettings.count({ where: { organisationId: organisation.id } })) === 0)
    await sells(hub.world, organisation);
  const event = await pricedEvent(hub);
  const order = await ordered(hub, event.slug, name, "invoice");
  const issued = await issueDocuments(hub.world, orderPayables, {
    organisationId: organisation.id,
    payableIds: [order.id],
    collected: false,
  });
  if (!issued.ok) throw new Error(issued.problem.code);
  const invoice = await db.invoice.findFirstOrThrow({
    where: { lines: { some: { payableId: order.id } } },
    include: { payer: true },
  });
  if (!invoice.payer) throw new Error("an invoice to nobody");
  return { event, ...order, invoice, account: payerToken(hub.world, invoice.payer) };
}

/** Everything about money in an organisation, as text. */
async function moneyRows({ world: { db }, slug }: Hub): Promise<string> {
  const where = { organisation: { slug } };
  const byId = { orderBy: { id: "asc" } } as const;
  const rows = await Promise.all([
    db.payable.findMany({ where, ...byId }),
    db.checkout.findMany({ where, ...byId }),
    db.payment.findMany({ where, ...byId }),
    db.refund.findMany({ where, ...byId }),
    db.invoice.findMany({ where, ...byId }),
    db.payer.findMany({ where, ...byId }),
    db.paymentSettings.findMany({ where }),
    db.order.findMany({ where, ...byId, include: { lines: { orderBy: { id: "asc" } } } }),
  ]);
  return JSON.stringify(rows);
}

/** Sends somebody on to the payment page. */
async function toStripe(appUrl: string, token: string, stripe: StripeDouble, more = {}) {
  const answer = await postForm(appUrl, paths.payOrder(token), { intent: "pay", ...more });
  expect(answer.status).toBe(303);
  const location = answer.headers.get("location") ?? "";
  expect(new URL(location).origin).toBe(new URL(stripe.url).origin);
  return stripe.sessionOf(location);
}

payTest(
  "only what Stripe signed, lately and with our secret, counts as told by Stripe",
  { timeout: 180_000 },
  async ({ appUrl, hub, stripe }) => {
    const { db } = hub.world;
    const hook = `${appUrl}/hooks/stripe`;
    const order = await unpaid(hub);
    stripe.deliverTo(null);
    try {
      const session = await toStripe(appUrl, order.token, stripe);
      stripe.takeEvents();
      stripe.ledger.pay(session.id);
      const event = stripe.takeEvents().find(({ type }) => type === "checkout.session.completed");
      if (!event) throw new Error("the double told nothing");
      const post = async (body: BodyInit, signature?: string) => {
        const headers = {
          "content-type": "application/json",
          ...(signature === undefined ? {} : { "stripe-signature": signature }),
        };
        const answer = await fetch(hook, { method: "POST", body, headers }).catch(() => null);
        return answer?.status ?? 413;
      };
      const good = stripe.signed(event);
      const bytes = (body: Buffer) => new Uint8Array(body);
      const before = await db.stripeEvent.count();
      const minutes = (n: number) => new Date(Date.now() + n * 60_000);
      const stale = stripe.signed(event, { at: minutes(-6) });
      const other = stripe.signed(event, { secret: "whsec_of_somebody_else" });
      const refused: readonly (readonly [string, BodyInit, string?])[] = [
        ["no signature", bytes(good.body)],
        ["an empty one", bytes(good.body), ""],
        ["nonsense", bytes(good.body), "v1=x"],
        [
          "a guessed one",
          bytes(good.body),
          `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}`,
        ],
        ["an old one", bytes(stale.body), stale.signature],
        ["another secret", bytes(other.body), other.signature],
        ["another body", good.body.toString().replace("125000", "1"), good.signature],
        [
          "another time",
          bytes(good.body),
          good.signature.replace(/t=\d+/, `t=${Math.floor(Date.now() / 1000) + 9}`),
        ],
        ...[
          null,
          1,
          "x",
          [],
          {},
          { id: "evt_x" },
          { ...event, data: null },
          { ...event, object: "charge" },
          { ...event, created: "soon" },
        ].map((thing) => {
          const signed = stripe.signed(thing);
          return ["signed garbage", bytes(signed.body), signed.signature] as const;
        }),
      ];
      for (const [what, body, signature] of refused)
        expect.soft(await post(body, signature), what).toBe(400);
      const large = stripe.signed({ ...event, padding: "x".repeat(1_200_000) });
      expect(await post(bytes(large.body), large.signature)).toBe(413);
      for (const method of ["GET", "PUT", "DELETE"])
        expect.soft((await fetch(hook, { method })).status, method).toBe(405);
      expect(await db.stripeEvent.count()).toBe(before);

      // Signed, and of an account that is none of this organisation's: of no effect on what is here.
      const foreign = stripe.signed({
        ...event,
        id: `${event.id}_foreign`,
        account: "acct_somebody",
      });
      expect(await post(bytes(foreign.body), foreign.signature)).toBe(200);
      await expect
        .poll(
          async () => {
            const row = await db.stripeEvent.findUnique({ where: { id: `${event.id}_foreign` } });
            return row?.handledAt !== null || row.attempts > 0;
          },
          { timeout: 30_000 },
        )
        .toBe(true);
      expect(await db.payment.count({ where: { payableId: order.id } })).toBe(0);

      // The test bites: the same bytes with their own signature are believed.
      expect(await post(bytes(good.body), good.signature)).toBe(200);
      expect(await post(bytes(good.body), good.signature)).toBe(200);
      await expect
        .poll(() => db.payment.count({ where: { payableId: order.id } }), { timeout: 30_000 })
        .toBe(1);
    } finally {
      stripe.deliverTo(hook);
    }
  },
);

payTest(
  "a page of paying opens by its own link alone, leads nowhere else, and costs what the order costs",
  { timeout: 180_000 },
  async ({ appUrl, hub, stripe }) => {
    const { db } = hub.world;
    const order = await unpaid(hub, "Berit");
    const [mine, theirs] = [await invoiced(hub, "Vev"), await invoiced(hub, "Elv")];
    const get = (path: string) => fetch(appUrl + path, { redirect: "manual" });
    const statusOf = async (path: string) => (await get(path)).status;
    for (const token of [
      order.seat,
      mine.account,
      order.id,
      `${order.token}x`,
      order.token.slice(1),
    ])
      for (const part of ["pay", "paid", `invoices/${mine.invoice.id}.pdf`, "receipt.pdf"]) {
        const path = `/orders/${token}/${part}`;
        expect.soft([404, 410], path).toContain(await statusOf(path));
        if (part !== "pay") continue;
        const posted = await postForm(appUrl, path, { intent: "pay" });
        expect.soft(posted.status, path).toBe(404);
      }
    for (const token of [order.token, order.seat, mine.token]) {
      expect.soft(await statusOf(paths.payerAccount(token))).toBe(404);
      expect.soft(await statusOf(paths.payerInvoicePdf(token, mine.invoice.id))).toBe(404);
    }
    expect(await statusOf(paths.orderInvoicePdf(mine.token, mine.invoice.id))).toBe(200);
    expect(await statusOf(paths.payerInvoicePdf(mine.account, mine.invoice.id))).toBe(200);
    for (const path of [
      paths.orderInvoicePdf(mine.token, theirs.invoice.id),
      paths.orderInvoicePdf(order.token, mine.invoice.id),
      paths.payerInvoicePdf(mine.account, theirs.invoice.id),
      paths.payerInvoicePdf(mine.account, order.id),
      paths.payerInvoicePdf(mine.account, "..%2f..%2fetc"),
    ])
      expect.soft(await statusOf(path), path).toBe(404);
    expect(await (await get(paths.payerAccount(mine.account))).text()).not.toContain("Elv AS");

    const evil = ["https://evil.example", "//evil.example", "javascript:alert(1)"];
    for (const to of evil)
      for (const name of ["next", "returnUrl", "url", "back", "seen", "session_id"])
        for (const path of [paths.payOrder(order.token), paths.orderPaid(order.token)]) {
          const answer = await get(`${path}?${name}=${encodeURIComponent(to)}`);
          expect.soft(answer.headers.get("location") ?? "", path).not.toContain("evil");
          expect.soft(answer.headers.get("refresh") ?? "", path).not.toContain("evil");
          expect.soft(await answer.text(), path).not.toContain(`href="${to}`);
        }
    const session = await toStripe(appUrl, order.token, stripe, {
      amount: "1",
      amountMinor: "1",
      total: "1",
      price: "0",
      payBy: "invoice",
      status: "paid",
      currency: "SEK",
      organisationId: theirs.invoice.organisationId,
      payableId: theirs.id,
      returnUrl: "https://evil.example",
      back: "https://evil.example",
      shown: "1",
    });
    expect(session).toMatchObject({ amount_total: 125_000, currency: "nok" });
    for (const address of [session["success_url"], session["cancel_url"]])
      expect(String(address).startsWith(`${appUrl}/orders/${order.token}/`)).toBe(true);
    expect(await db.payable.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      payBy: "card",
      owedMinor: 125_000,
      paidMinor: 0,
    });
    // A link that was ended pays nothing and shows nothing any more.
    await db.order.update({ where: { id: order.id }, data: { tokenGeneration: { increment: 1 } } });
    expect(await statusOf(paths.payOrder(order.token))).toBe(410);
    expect((await postForm(appUrl, paths.payOrder(order.token), { intent: "pay" })).status).toBe(
      404,
    );
    await db.payer.update({
      where: { id: mine.invoice.payerId ?? "" },
      data: { tokenGeneration: { increment: 1 } },
    });
    expect(await statusOf(paths.payerAccount(mine.account))).toBe(410);
    expect(await statusOf(paths.payerInvoicePdf(mine.account, mine.invoice.id))).toBe(404);
  },
);

/** Every form about money, with what makes it do something. */
function moneyForms(
  hub: Hub,
  { invoice, id, event, account }: Awaited<ReturnType<typeof invoiced>>,
  open: Awaited<ReturnType<typeof unpaid>>,
) {
  const { slug } = hub;
  const today = new Date().toISOString().slice(0, 10);
  const page = paths.invoice(slug, invoice.id);
  return [
    { path: page, fields: { act: "pay", amount: "1", paidOn: today, method: "bank" } },
    { path: page, fields: { act: "credit", note: "x", standing: String(invoice.totalMinor) } },
    { path: page, fields: { act: "resend" } },
    { path: page, fields: { act: "remind" } },
    {
      path: paths.orderMoney(slug, event.slug, id),
      fields: { intent: "do", act: "goodwill", goodwill: "part", goodwillAmount: "1", note: "x" },
    },
    {
      path: paths.issueInvoices(slug, { event: open.event.slug }),
      fields: { intent: "issue", [`order.${open.id}`]: "on" },
    },
    {
      path: paths.newInvoice(slug, { company: invoice.companyId ?? "", currency: "NOK" }),
      fields: { intent: "issue", [`order.${id}`]: "on" },
    },
    { path: paths.moneyRefunds(slug), fields: { refund: id } },
    { path: paths.differences(slug), fields: { intent: "run" } },
    { path: paths.differences(slug), fields: { id, note: "x" } },
    { path: paths.seller(slug), fields: { country: "SE", legalName: "Tyv AB", dueDays: "0" } },
    { path: paths.payOrder(open.token), fields: { intent: "pay" } },
    { path: paths.payOrder(open.token), fields: { intent: "invoice" } },
    { path: paths.payerAccount(account), fields: { intent: "renew" } },
  ] as const;
}

payTest(
  "no form about money is taken from another site, from nobody or from who may only look",
  { timeout: 180_000 },
  async ({ appUrl, hub }) => {
    const mine = await invoiced(hub, "Vev");
    const open = await unpaid(hub, "Carl");
    const cookie = await cookieFor(hub.world, hub.owner.accountId);
    const { db } = hub.world;
    const member = await db.member.findFirstOrThrow({ where: { accountId: hub.owner.accountId } });
    const forms = moneyForms(hub, mine, open);
    const before = await moneyRows(hub);
    for (const { path, fields } of forms)
      for (const origin of ["https://evil.example", "null", null]) {
        const answer = await postForm(appUrl, path, fields, { cookie, origin });
        expect.soft(answer.status, `${path} from ${origin}`).toBe(403);
      }
    const inside = forms.filter(({ path }) => path.startsWith("/organise"));
    for (const { path, fields } of inside)
      expect.soft((await postForm(appUrl, path, fields)).status, path).toBe(302);
    for (const role of ["viewer", "door-staff"]) {
      await db.member.update({ where: { id: member.id }, data: { role } });
      for (const { path, fields } of inside)
        expect
          .soft([403, 404], `${role} to ${path}`)
          .toContain((await postForm(appUrl, path, fields, { cookie })).status);
    }
    await db.member.update({ where: { id: member.id }, data: { role: "owner" } });
    expect(await moneyRows(hub)).toBe(before);
    // The test bites: from a page of ours the owner's first form does what it says.
    const [first] = forms;
    const done = await postForm(appUrl, first.path, first.fields, { cookie });
    expect(done.status).toBe(302);
    expect(await moneyRows(hub)).not.toBe(before);
  },
);

payTest(
  "what is sent twice at once happens once, and no amount or day is too strange",
  { timeout: 180_000 },
  async ({ appUrl, hub }) => {
    const { db } = hub.world;
    const cookie = await cookieFor(hub.world, hub.owner.accountId);
    const mine = await invoiced(hub, "Vev");
    const { slug } = hub;
    const page = paths.invoice(slug, mine.invoice.id);
    const money = paths.orderMoney(slug, mine.event.slug, mine.id);
    const today = new Date().toISOString().slice(0, 10);
    const before = await moneyRows(hub);
    const amounts = [
      "-1",
      "0",
      "NaN",
      "Infinity",
      "1e9",
      "0x10",
      "999999999999",
      "1;2",
      "½",
      "٣",
      "",
      "1,2,3",
    ];
    for (const amount of [...amounts, "99999999"]) {
      const paid = { act: "pay", amount, paidOn: today, method: "bank" };
      expect
        .soft((await postForm(appUrl, page, paid, { cookie })).status, `pay ${amount}`)
        .toBe(422);
      const back = { intent: "do", act: "goodwill", goodwill: "part", goodwillAmount: amount };
      expect
        .soft((await postForm(appUrl, money, back, { cookie })).status, `back ${amount}`)
        .toBe(422);
    }
    for (const paidOn of [
      "9999-12-31",
      "2999-01-01",
      "0000-00-00",
      "2026-02-30",
      "-1",
      "NaN",
      "",
      "275761-01-01",
    ]) {
      const paid = { act: "pay", amount: "1", paidOn, method: "bank" };
      expect.soft((await postForm(appUrl, page, paid, { cookie })).status, paidOn).toBe(422);
    }
    const views = [
      paths.money,
      paths.moneyOrders,
      paths.moneyExport,
      paths.invoices,
      paths.moneyRefunds,
    ];
    for (const view of views)
      for (const strange of [
        "9999-99-99",
        "-1",
        "NaN",
        "1e999",
        "' OR 1=1 --",
        "\u0000",
        "x".repeat(3000),
        "0000-01-01",
        "9999-12-31",
      ])
        for (const name of [
          "from",
          "until",
          "page",
          "currency",
          "company",
          "event",
          "state",
          "q",
        ]) {
          const path = view(slug, { [name]: strange });
          const answer = await fetch(appUrl + path, { headers: { cookie }, redirect: "manual" });
          await answer.arrayBuffer();
          expect.soft(answer.status, path.slice(0, 120)).toBeLessThan(500);
        }
    expect(await moneyRows(hub)).toBe(before);

    const twice = async (path: string, fields: Record<string, string>) =>
      (await Promise.all([1, 2, 3].map(() => postForm(appUrl, path, fields, { cookie })))).map(
        ({ status }) => status,
      );
    const fresh = await ordered(hub, mine.event.slug, "Elv", "invoice");
    const issue = { intent: "issue", [`order.${fresh.id}`]: "on" };
    await twice(paths.issueInvoices(slug, { event: mine.event.slug }), issue);
    expect(await db.invoice.count({ where: { lines: { some: { payableId: fresh.id } } } })).toBe(1);
    const whole = { act: "pay", amount: "1250", paidOn: today, method: "bank" };
    const marked = await twice(page, whole);
    expect(marked.toSorted((a, b) => a - b)).toEqual([302, 422, 422]);
    expect(await db.payment.count({ where: { invoiceId: mine.invoice.id } })).toBe(1);
    const credit = { act: "credit", note: "Utgår", standing: String(mine.invoice.totalMinor) };
    await twice(page, credit);
    expect(
      await db.invoice.count({
        where: { kind: "credit-note", lines: { some: { payableId: mine.id } } },
      }),
    ).toBe(1);
    const refunds = await db.refund.findMany({
      where: { payment: { invoiceId: mine.invoice.id } },
    });
    expect(refunds.map(({ amountMinor, state }) => [amountMinor, state])).toEqual([
      [125_000, "requested"],
    ]);
    const [refund] = refunds;
    const out = await twice(paths.moneyRefunds(slug), { refund: refund?.id ?? "" });
    expect(out.filter((status) => status === 302)).toHaveLength(1);
    const letters = await db.outboxMessage.count({
      where: { organisation: { slug }, kind: "refunded" },
    });
    expect(letters).toBe(1);
  },
);

payTest(
  "a mistake taken back and goodwill given, pressed three times at once, happen once",
  { timeout: 180_000 },
  async ({ appUrl, hub, stripe }) => {
    const { db } = hub.world;
    const { slug } = hub;
    const cookie = await cookieFor(hub.world, hub.owner.accountId);
    const thrice = async (path: string, fields: Record<string, string>) => {
      const answers = await Promise.all(
        [1, 2, 3].map(() => postForm(appUrl, path, fields, { cookie })),
      );
      return answers.map(({ status }) => status).filter((status) => status === 302);
    };

    const mine = await invoiced(hub, "Foss");
    const page = paths.invoice(slug, mine.invoice.id);
    const paidOn = new Date().toISOString().slice(0, 10);
    const whole = { act: "pay", amount: "1250", paidOn, method: "bank" };
    expect((await postForm(appUrl, page, whole, { cookie })).status).toBe(302);
    const invoiceId = mine.invoice.id;
    const payment = await db.payment.findFirstOrThrow({ where: { invoiceId } });
    const { organisationId } = mine.invoice;
    const unmarkings = { organisationId, action: "unmark-paid" };
    expect(await thrice(page, { act: "unmark", payment: payment.id })).toEqual([302]);
    expect(await db.auditEntry.count({ where: unmarkings })).toBe(1);
    expect(await db.payment.count({ where: { invoiceId, cancelledAt: null } })).toBe(0);
    expect((await db.order.findUniqueOrThrow({ where: { id: mine.id } })).paymentState).toBe(
      "invoiced",
    );
    // It was a mistake, and can be put right again.
    expect(await thrice(page, whole)).toEqual([302]);
    expect(await db.payment.count({ where: { invoiceId, cancelledAt: null } })).toBe(1);

    const card = await unpaid(hub, "Elva");
    const session = await toStripe(appUrl, card.token, stripe);
    stripe.ledger.pay(session.id);
    const payable = () => db.payable.findUniqueOrThrow({ where: { id: card.id } });
    await expect.poll(async () => (await payable()).paidMinor, { timeout: 20_000 }).toBe(125_000);
    const money = paths.orderMoney(slug, card.event.slug, card.id);
    const some = { act: "goodwill", goodwill: "part", goodwillAmount: "100" };
    const preview = await postForm(appUrl, money, some, { cookie });
    const shown = /name="shown" value="([^"]*)"/.exec(await preview.text())?.[1] ?? "";
    expect(shown).not.toBe("");
    expect(await thrice(money, { ...some, intent: "do", shown })).toEqual([302]);
    const given = await db.orderLine.findMany({
      where: { orderId: card.id, kind: "adjustment", cancelledAt: null },
    });
    expect(given).toHaveLength(1);
    const refunds = await db.refund.findMany({ where: { payableId: card.id } });
    expect(refunds.map(({ reason, amountMinor }) => [reason, amountMinor])).toEqual([
      ["goodwill", 10_000],
    ]);
    await expect
      .poll(() => stripe.ledger.chargeOf(session.id).amount_refunded, { timeout: 20_000 })
      .toBe(10_000);
    expect((await payable()).owedMinor).toBe(115_000);
  },
);

payTest(
  "what a payer writes runs in no page of money and gains no line in a letter or a document",
  { timeout: 180_000 },
  async ({ appUrl, hub, open, mailTo }) => {
    const { db } = hub.world;
    const mine = await invoiced(hub, "Vev");
    const event = await pricedEvent(hub, { title: corpus(150), payBy: ["invoice"] });
    await db.ticketType.updateMany({ where: { eventId: event.id }, data: { name: corpus(60, 3) } });
    const email = `xss@${hub.slug}.example`;
    const placed = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
      contact: { name: corpus(110, 1), email, company: { name: corpus(110, 7) } },
      reference: "PO 1\r\nBcc: thief@evil.example\r\nX-Evil: 1",
      seats: [{ name: corpus(110, 13), email }],
    });
    expect(placed.status).toBe(201);
    const order = await db.order.findFirstOrThrow({ where: { eventId: event.id } });
    const { organisationId } = mine.invoice;
    const issued = await issueDocuments(hub.world, orderPayables, {
      organisationId,
      payableIds: [order.id],
      collected: false,
      note: corpus(200, 4),
    });
    if (!issued.ok) throw new Error(issued.problem.code);
    const invoice = await db.invoice.findFirstOrThrow({
      where: { lines: { some: { payableId: order.id } } },
      include: { payer: true },
    });
    if (!invoice.payer) throw new Error("an invoice to nobody");
    const { raw, mail } = await mailTo(email, "invoice");
    expect(raw.toString("latin1").split("\r\n\r\n")[0]).not.toMatch(/^(Bcc|X-Evil)/im);
    expect(mail.bcc).toBeUndefined();

    const visitor = await open();
    const { page } = visitor;
    // Words like these make no tidy page; what runs is what is looked at.
    visitor.expectComplaint(/left without checkPage/);
    const ran: string[] = [];
    await page.exposeFunction("alert", (what: unknown) => void ran.push(String(what)));
    const [name = "", value = ""] = (await cookieFor(hub.world, hub.owner.accountId)).split("=");
    await page.context().addCookies([{ name, value, url: appUrl }]);
    const { slug } = hub;
    const token = orderToken(hub.world, { id: order.id, generation: order.tokenGeneration });
    for (const path of [
      paths.money(slug),
      paths.moneyOrders(slug),
      paths.eventMoney(slug, event.slug),
      paths.invoices(slug),
      paths.invoice(slug, invoice.id),
      paths.invoice(slug, invoice.id, { act: "credit" }),
      paths.newInvoice(slug),
      paths.issueInvoices(slug, { event: event.slug }),
      paths.orderMoney(slug, event.slug, order.id),
      paths.payOrder(token),
      paths.payerAccount(payerToken(hub.world, invoice.payer)),
      `/orders/${token}`,
    ]) {
      const shown = await page.goto(path, { waitUntil: "load" });
      expect.soft(shown?.status(), path).toBe(200);
      const live = await page.evaluate(() =>
        [...document.querySelectorAll("*")].flatMap((element) => [
          ...(/^(base|iframe|object|embed|math)$/i.test(element.tagName) ? [element.tagName] : []),
          ...[...element.attributes]
            .filter(
              ({ name: attribute, value: text }) =>
                /^on/i.test(attribute) ||
                (/^(href|src|action|formaction)$/i.test(attribute) &&
                  /^\s*(javascript|data:text)/i.test(text)),
            )
            .map(({ name: attribute }) => `${element.tagName} ${attribute}`),
        ]),
      );
      expect.soft(live, path).toEqual([]);
    }
    expect(ran).toEqual([]);

    // A second line in a reference is none, in the letter above or on the document.
    const file = await fetch(`${appUrl}${paths.orderInvoicePdf(token, invoice.id)}`);
    const { text } = readPdf(Buffer.from(await file.arrayBuffer()));
    expect(text).toContain("thief@evil.example");
    // It may be broken where the column ends; what is stored is one line.
    for (const kept of [order.reference, JSON.stringify(invoice)])
      expect(kept).not.toMatch(/[\r\n]|\\[rn]/);
  },
);
