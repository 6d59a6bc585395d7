import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import {
  StripeLedger,
  StripeRefusal,
  type StripeEventThing,
  type StripeThing,
} from "./stripe-ledger";

/** One call of the API as it arrived. */
export interface StripeCall {
  readonly method: string;
  /** Below `/v1`. */
  readonly path: string;
  readonly params: Record<string, unknown>;
  readonly idempotencyKey: string | null;
  readonly account: string | null;
}

/**
 * What goes wrong with a call. `before` and `after`: before or after it was carried out. `hang` answers when
 * {@link StripeDouble.letGo} is called, or never; `drop` cuts the line.
 */
export type StripeFault =
  | "hang-before"
  | "hang-after"
  | "drop-before"
  | "drop-after"
  | "429"
  | "500";

/** Stripe as a server of our own: its API with idempotency keys, its payment page, its webhooks. */
export interface StripeDouble {
  /** What STRIPE_API_URL is set to. */
  readonly url: string;
  /** What a process is set to use it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly calls: readonly StripeCall[];
  /** What Stripe keeps, and what people and banks do there: pay, settle, expire, refund, dispute … */
  readonly ledger: StripeLedger;
  /** Events that nobody has delivered yet, oldest first; taking them empties it. */
  takeEvents(): StripeEventThing[];
  /** The session at whose page an address leads. */
  sessionOf(url: string): StripeThing;
  /** The next `times` calls whose "POST /checkout/sessions" begins like this go wrong. */
  fail(call: string, fault: StripeFault, times?: number): void;
  /** Resolves once a call hangs. */
  hanging(): Promise<void>;
  /** Answers whatever hangs. */
  letGo(): void;
  /** Keys are kept for a day at Stripe. */
  forgetKeys(): void;
  /** An event as it is posted: its bytes and the header that signs them. */
  signed(event: unknown, how?: { readonly at?: Date; readonly secret?: string }): SignedEvent;
  /** Posts an event to an address, as Stripe does. @returns the status it was answered with. */
  deliver(to: string, event: StripeEventThing, how?: { readonly at?: Date }): Promise<number>;
  /** From now on events are posted there as soon as they happen. */
  deliverTo(address: string | null): void;
  close(): Promise<void>;
}

export interface SignedEvent {
  readonly body: Buffer;
  readonly signature: string;
}

export const stripeTestSecret = "whsec_for_tests_only";

/** Starts the double on a free port. @param now - its clock, by which sessions run out. */
export async function startStripe(now: () => Date = () => new Date()): Promise<StripeDouble> {
  const calls: StripeCall[] = [];
  const faults: { call: string; fault: StripeFault; left: number }[] = [];
  const answered = new Map<string, { call: string; answer: Promise<[number, unknown]> }>();
  const undelivered: StripeEventThing[] = [];
  let webhooks: string | null = null;
  let held: (() => void)[] = [];
  let watching: (() => void)[] = [];

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ledger = new StripeLedger(url, now, (event) => {
    undelivered.push(event);
    if (webhooks !== null) void deliver(webhooks, event).catch(() => 0);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    const body = await textOf(request);
    if (!pathname.startsWith("/v1/"))
      return page(ledger, pathname, request.method ?? "GET", body, response);
    const call: StripeCall = {
      method: request.method ?? "GET",
      path: pathname.slice("/v1".length),
      params: nested(request.method === "GET" ? searchParams : new URLSearchParams(body)),
      idempotencyKey: headerOf(request, "idempotency-key"),
      account: headerOf(request, "stripe-account"),
    };
    calls.push(call);
    const fault = faultOf(call);
    if (fault === "429")
      return send(
        response,
        429,
        errorOf(new StripeRefusal(429, "invalid_request_error", "rate_limit", "Too many requests")),
      );
    if (fault === "500")
      return send(
        response,
        500,
        errorOf(new StripeRefusal(500, "api_error", null, "Something went wrong")),
      );
    if (fault === "drop-before") return void response.destroy();
    if (fault === "hang-before") await hang();
    const [status, content] = await once(call);
    if (fault === "drop-after") return void response.destroy();
    if (fault === "hang-after") await hang();
    send(response, status, content);
  }

  function faultOf({ method, path }: StripeCall): StripeFault | null {
    const found = faults.find(({ call, left }) => left > 0 && `${method} ${path}`.startsWith(call));
    if (!found) return null;
    found.left -= 1;
    return found.fault;
  }

  function hang(): Promise<void> {
    return new Promise((resolve) => {
      held.push(resolve);
      for (const seen of watching) seen();
      watching = [];
    });
  }

  /** The same call with the same key is carried out once; another call with that key is refused. */
  async function once(call: StripeCall): Promise<[number, unknown]> {
    const { idempotencyKey, account } = call;
    if (call.method !== "POST" || idempotencyKey === null) return carryOut(ledger, call);
    const words = JSON.stringify([call.path, call.params]);
    const key = `${account}/${idempotencyKey}`;
    const known = answered.get(key);
    if (known && known.call !== words)
      return [
        400,
        errorOf(
          new StripeRefusal(
            400,
            "idempotency_error",
            null,
            "Keys for idempotent requests can only be used with the same parameters",
          ),
        ),
      ];
    if (known) return known.answer;
    const result = carryOut(ledger, call);
    // What is not valid has not begun: Stripe keeps no answer for its key.
    if (result[0] !== 400) answered.set(key, { call: words, answer: Promise.resolve(result) });
    return result;
  }

  const signed: StripeDouble["signed"] = (
    event,
    { at = now(), secret = stripeTestSecret } = {},
  ) => {
    const payload = JSON.stringify(event, null, 2);
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload,
      secret,
      timestamp: Math.floor(at.getTime() / 1000),
    });
    return { body: Buffer.from(payload), signature };
  };

  async function deliver(
    to: string,
    event: StripeEventThing,
    how: { at?: Date } = {},
  ): Promise<number> {
    const { body, signature } = signed(event, how);
    const { status } = await fetch(to, {
      method: "POST",
      body: new Uint8Array(body),
      headers: { "content-type": "application/json", "stripe-signature": signature },
    });
    return status;
  }

  return {
    url,
    environment: {
      STRIPE_SECRET_KEY: "rk_test_forTestsOnly",
      STRIPE_WEBHOOK_SECRET: stripeTestSecret,
      STRIPE_API_URL: url,
    },
    calls,
    ledger,
    takeEvents: () => undelivered.splice(0),
    sessionOf: (address) => ledger.get(new URL(address).pathname.split("/").at(-1) ?? ""),
    fail: (call, fault, times = 1) => void faults.push({ call, fault, left: times }),
    hanging: () =>
      new Promise((resolve) => {
        if (held.length > 0) resolve();
        else watching.push(resolve);
      }),
    letGo() {
      for (const go of held) go();
      held = [];
    },
    forgetKeys: () => answered.clear(),
    signed,
    deliver,
    deliverTo: (address) => {
      webhooks = address;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function carryOut(ledger: StripeLedger, call: StripeCall): [number, unknown] {
  try {
    return [200, answerOf(ledger, call)];
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    return [error.status, errorOf(error)];
  }
}

/** What lies below the lists of the API. */
const collections: Readonly<Record<string, string>> = {
  "/checkout/sessions": "checkout.session",
  "/payment_intents": "payment_intent",
  "/charges": "charge",
  "/refunds": "refund",
  "/disputes": "dispute",
  "/balance_transactions": "balance_transaction",
};

function answerOf(ledger: StripeLedger, { method, path, params, account }: StripeCall): unknown {
  if (method === "POST" && path === "/checkout/sessions")
    return ledger.createSession(params, account);
  const [, ending] = /^\/checkout\/sessions\/(\w+)\/expire$/.exec(path) ?? [];
  if (method === "POST" && ending) {
    ledger.get(ending, account);
    return ledger.expire(ending);
  }
  if (method === "POST" && path === "/refunds") {
    const about = params as { charge?: string; payment_intent?: string; metadata?: unknown };
    ledger.get(about.charge ?? about.payment_intent ?? "", account);
    return ledger.refund({ ...about, ...(params.amount ? { amount: Number(params.amount) } : {}) });
  }
  const collection = collections[path];
  if (method === "GET" && collection) return listed(ledger, collection, params, account);
  const [, parent = "", id] = /^(\/[\w/]+)\/(\w+)$/.exec(path) ?? [];
  if (method === "GET" && id && collections[parent])
    return expanded(ledger, ledger.get(id, account), params.expand);
  throw new StripeRefusal(
    404,
    "invalid_request_error",
    null,
    `Unrecognized request URL (${method}: ${path})`,
  );
}

function listed(
  ledger: StripeLedger,
  object: string,
  params: Record<string, unknown>,
  account: string | null,
): unknown {
  const {
    gte = 0,
    gt = -1,
    lte = Infinity,
    lt = Infinity,
  } = (params.created ?? {}) as Record<string, unknown>;
  const fitting = ledger.all(object, account).filter((thing) => {
    const created = Number(thing.created);
    if (
      created < Number(gte) ||
      created <= Number(gt) ||
      created > Number(lte) ||
      created >= Number(lt)
    )
      return false;
    return ["payment_intent", "charge", "status", "type"].every(
      (name) => params[name] === undefined || thing[name] === params[name],
    );
  });
  const after = fitting.findIndex(({ id }) => id === params.starting_after) + 1;
  const limit = Number(params.limit ?? 10);
  const below = Object.values((params.expand ?? {}) as object)
    .map(String)
    .map((way) => way.replace(/^data\./, ""));
  const data = fitting.slice(after, after + limit).map((thing) => expanded(ledger, thing, below));
  return { object: "list", url: "", data, has_more: after + limit < fitting.length };
}

/** The object with what was asked for in place of its id: `payment_intent.latest_charge`. */
function expanded(ledger: StripeLedger, thing: StripeThing, expand: unknown): StripeThing {
  const copy = structuredClone(thing);
  for (const way of Object.values((expand ?? {}) as object).map(String)) {
    let at: Record<string, unknown> | null = copy;
    for (const step of way.split(".")) {
      if (at === null) break;
      const there: unknown = at[step];
      if (typeof there === "string") at[step] = structuredClone(ledger.get(there));
      at = typeof at[step] === "object" ? (at[step] as Record<string, unknown> | null) : null;
    }
  }
  return copy;
}

/** Stripe's payment page: what it costs, a button that pays, one that pays by a slow bank, a link back. */
function page(
  ledger: StripeLedger,
  path: string,
  method: string,
  body: string,
  response: ServerResponse,
): void {
  const session = ledger.get(path.split("/").at(-1) ?? "");
  if (method === "POST") {
    ledger.pay(session.id, new URLSearchParams(body).get("how") === "later" ? "later" : "at-once");
    response.writeHead(303, { location: String(session.success_url) });
    return void response.end();
  }
  const { price_data: price } =
    (
      session.line_items as {
        price_data: { product_data: { name: string; description: string } };
      }[]
    )[0] ?? {};
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Checkout</title>
<main><h1>${escaped(price?.product_data.name)}</h1><p>${escaped(price?.product_data.description)}</p>
<p id="amount">${String(session.amount_total)} ${String(session.currency)}</p>
<form method="post"><button name="how" value="at-once">Pay</button> <button name="how" value="later">Pay by bank</button></form>
<p><a href="${escaped(String(session.cancel_url))}">Back</a></p></main></html>`);
}

function escaped(text = ""): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function send(response: ServerResponse, status: number, content: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "request-id": "req_double" });
  response.end(JSON.stringify(content));
}

function errorOf({ type, code, message }: StripeRefusal): unknown {
  return { error: { type, message, ...(code === null ? {} : { code }) } };
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** `a[b][0]=c` as `{ a: { b: { 0: "c" } } }`. */
function nested(form: URLSearchParams): Record<string, unknown> {
  const whole: Record<string, unknown> = {};
  for (const [name, value] of form) {
    const steps = name.replaceAll("]", "").split("[");
    const last = steps.pop() ?? "";
    let at = whole;
    for (const step of steps) at = (at[step] ??= {}) as Record<string, unknown>;
    at[last] = value;
  }
  return whole;
}
