import { expect } from "vitest";
import type { OpenApiDocument } from "~/kernel/openapi";
import type { OrderAnswer } from "~/features/registration/domain/api-order";
import { contractOf } from "../support/api-contract";
import { postForm, postJson } from "../support/http";
import { payTest, pricedEvent } from "../support/paying";

const orders = "/api/v1/events/{slug}/orders";

payTest(
  "an order by card through the API says what is to be paid, where and until when, as its document does",
  // The first waits for the application that takes cards.
  { timeout: 120_000 },
  async ({ appUrl, hub, stripe }) => {
    const document = (await (
      await fetch(`${appUrl}/api/v1/openapi.json`)
    ).json()) as OpenApiDocument;
    const { faultsOf } = contractOf(document);
    const event = await pricedEvent(hub);
    const email = `ada@${hub.slug}.example`;
    const body = { contact: { name: "Ada", email }, seats: [{ name: "Ada", email }] };
    const key = { "Idempotency-Key": "by-card" };
    const place = () => postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, body, key);
    const before = Date.now();
    const placed = await place();
    expect(placed.status).toBe(201);
    expect(await faultsOf("post", orders, placed)).toEqual([]);
    const { order, seats } = (await placed.json()) as OrderAnswer;
    expect(order.price).toEqual({
      currency: "NOK",
      netMinor: 100_000,
      vatMinor: 25_000,
      totalMinor: 125_000,
    });
    expect(order.payment).toEqual({
      state: "awaiting-payment",
      dueMinor: 125_000,
      payUrl: `${order.url}/pay`,
      payUntil: expect.any(String),
    });
    expect(seats.map(({ status }) => status)).toEqual(["awaiting-payment"]);
    // A quarter of an hour, as for whoever fills the form in.
    const minutes = (Date.parse(order.payment.payUntil ?? "") - before) / 60_000;
    expect(minutes).toBeGreaterThan(13);
    expect(minutes).toBeLessThan(16);

    // Where it says, it is paid, and asked again with the same key it says so.
    const page = new URL(order.payment.payUrl ?? "").pathname;
    const shown = await fetch(appUrl + page);
    expect(shown.status).toBe(200);
    const sent = await postForm(appUrl, page, { intent: "pay" });
    expect(sent.status).toBe(303);
    stripe.ledger.pay(stripe.sessionOf(sent.headers.get("location") ?? "").id);
    const again = async () => (await (await place()).json()) as OrderAnswer;
    await expect
      .poll(async () => (await again()).seats.map(({ status }) => status), { timeout: 20_000 })
      .toEqual(["confirmed"]);
    const paid = await place();
    expect(await faultsOf("post", orders, paid)).toEqual([]);
    expect(((await paid.json()) as OrderAnswer).order.payment).toEqual({
      state: "paid",
      dueMinor: 0,
      payUrl: null,
      payUntil: null,
    });

    // The event says how it is paid, and an invoice is for companies.
    const one = await fetch(`${appUrl}/api/v1/events/${event.slug}`);
    expect(await faultsOf("get", "/api/v1/events/{slug}", one)).toEqual([]);
    const { event: said } = (await one.json()) as { event: { payBy: string[] } };
    expect(said.payBy).toEqual(["card", "invoice"]);
    const invoiced = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
      ...body,
      contact: { name: "Grace", email: `grace@${hub.slug}.example`, company: { name: "Vev AS" } },
      seats: [{}],
      payBy: "invoice",
    });
    expect(await faultsOf("post", orders, invoiced)).toEqual([]);
    const toInvoice = (await invoiced.json()) as OrderAnswer;
    expect(toInvoice.seats.map(({ status }) => status)).toEqual(["confirmed"]);
    expect(toInvoice.order.payment).toEqual({
      state: "to-be-invoiced",
      dueMinor: 125_000,
      payUrl: null,
      payUntil: null,
    });
  },
);
