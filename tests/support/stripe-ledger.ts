/** What Stripe keeps: the objects behind the double's API, what people and banks do to them, and what is told of it. */
import { randomBytes } from "node:crypto";
import samples from "./stripe-samples.json";

/** An object of Stripe's, as its API answers it. */
export interface StripeThing {
  readonly id: string;
  readonly object: string;
  [key: string]: unknown;
}

/** A refusal, as Stripe words one. */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly code: string | null,
    message: string,
  ) {
    super(message);
  }
}

/** An event that waits to be delivered, or was: it may be delivered any number of times. */
export interface StripeEventThing extends StripeThing {
  readonly type: string;
  readonly created: number;
  readonly account?: string;
  readonly data: { readonly object: StripeThing };
}

/** The least a charge may come to, in minor units: about half a dollar. */
const least: Readonly<Record<string, number>> = { nok: 300, sek: 300, dkk: 250, eur: 50, usd: 50 };

const kinds = {
  session: "cs_test_",
  intent: "pi_",
  charge: "ch_",
  refund: "re_",
  dispute: "dp_",
  balanceTransaction: "txn_",
  event: "evt_",
} as const;
type Kind = keyof typeof kinds;

export class StripeLedger {
  readonly #things = new Map<string, StripeThing>();
  readonly #accounts = new Map<string, string | null>();
  /** Everything that was told, oldest first. */
  readonly events: StripeEventThing[] = [];

  constructor(
    /** Where people are sent to pay. */
    readonly pages: string,
    readonly now: () => Date,
    readonly told: (event: StripeEventThing) => void,
  ) {}

  /** One object; a refusal like Stripe's where the account has none of that id. */
  get(id: string, account: string | null = this.accountOf(id)): StripeThing {
    const thing = this.#things.get(id);
    if (!thing || this.accountOf(id) !== account)
      throw new StripeRefusal(
        404,
        "invalid_request_error",
        "resource_missing",
        `No such object: '${id}'`,
      );
    return thing;
  }

  accountOf(id: string): string | null {
    return this.#accounts.get(id) ?? null;
  }

  /** The objects of a kind, the newest first. */
  all(object: string, account?: string | null): StripeThing[] {
    return [...this.#things.values()]
      .filter((thing) => thing.object === object)
      .filter(({ id }) => account === undefined || this.accountOf(id) === account)
      .toReversed();
  }

  createSession(params: Record<string, unknown>, account: string | null): StripeThing {
    const now = this.#seconds();
    const expiresAt = Number(params.expires_at ?? now + 86_400);
    if (expiresAt < now + 1800 || expiresAt > now + 86_400)
      throw invalid(
        "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
      );
    const items = listOf(params.line_items) as {
      quantity?: string;
      price_data: { currency: string; unit_amount: string };
    }[];
    const amount = items.reduce(
      (sum, { quantity = "1", price_data }) =>
        sum + Number(quantity) * Number(price_data.unit_amount),
      0,
    );
    const currency = items[0]?.price_data.currency ?? "";
    const { customer_email: email } = params;
    if (typeof email === "string" && !/^[\x21-\x7e]+$/.test(email))
      throw invalid(`Invalid email address: ${email}`, "email_invalid");
    if (!Number.isInteger(amount) || amount < (least[currency] ?? 1))
      throw invalid("The Checkout Session's total amount due is too small.", "amount_too_small");
    const session = this.#make("session", account, {
      amount_subtotal: amount,
      amount_total: amount,
      cancel_url: params.cancel_url,
      success_url: params.success_url,
      client_reference_id: params.client_reference_id ?? null,
      currency,
      customer_email: params.customer_email ?? null,
      expires_at: expiresAt,
      locale: params.locale ?? null,
      metadata: params.metadata ?? {},
      payment_intent_data: params.payment_intent_data,
      line_items: items,
    });
    session.url = `${this.pages}/c/pay/${session.id}`;
    return session;
  }

  /** Somebody pays on Stripe's page: at once, or `later` by a bank that takes its days (see {@link settle}). */
  pay(sessionId: string, how: "at-once" | "later" = "at-once"): StripeThing {
    const session = this.#open(sessionId);
    const { metadata = {}, description = null } = (session.payment_intent_data ?? {}) as Record<
      string,
      unknown
    >;
    const intent = this.#make("intent", this.accountOf(sessionId), {
      amount: session.amount_total,
      currency: session.currency,
      metadata,
      description,
      status: "processing",
    });
    session.payment_intent = intent.id;
    session.status = "complete";
    session.url = null;
    if (how === "at-once") this.#charge(session, intent);
    this.tell("checkout.session.completed", session);
    return session;
  }

  /** What the bank says in the end of what was paid `later`. */
  settle(sessionId: string, outcome: "paid" | "failed"): void {
    const session = this.get(sessionId);
    const intent = this.get(String(session.payment_intent));
    if (outcome === "paid") this.#charge(session, intent);
    else intent.status = "requires_payment_method";
    this.tell(
      outcome === "paid"
        ? "checkout.session.async_payment_succeeded"
        : "checkout.session.async_payment_failed",
      session,
    );
  }

  expire(sessionId: string): StripeThing {
    const session = this.#open(sessionId);
    session.status = "expired";
    session.url = null;
    this.tell("checkout.session.expired", session);
    return session;
  }

  /** Gives money back: by our API, or by hand in the dashboard. */
  refund(
    about: { charge?: string; payment_intent?: string; amount?: number; metadata?: unknown },
    status: "succeeded" | "pending" = "succeeded",
  ): StripeThing {
    const charge = this.chargeOf(about.charge ?? about.payment_intent ?? "");
    const left = Number(charge.amount) - Number(charge.amount_refunded);
    if (left === 0)
      throw invalid(`Charge ${charge.id} has already been refunded.`, "charge_already_refunded");
    const amount = about.amount ?? left;
    if (amount > left)
      throw invalid(
        `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      );
    const refund = this.#make("refund", this.accountOf(charge.id), {
      amount,
      charge: charge.id,
      currency: charge.currency,
      metadata: about.metadata ?? {},
      payment_intent: charge.payment_intent,
      status,
    });
    refund.balance_transaction = this.#move(refund, -amount).id;
    charge.amount_refunded = Number(charge.amount_refunded) + amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    this.tell("charge.refunded", charge);
    this.tell("refund.created", refund);
    return refund;
  }

  /** A refund that was pending comes through, or comes back. */
  endRefund(refundId: string, status: "succeeded" | "failed"): void {
    const refund = this.get(refundId);
    refund.status = status;
    if (status === "failed") {
      refund.failure_reason = "lost_or_stolen_card";
      const charge = this.get(String(refund.charge));
      charge.amount_refunded = Number(charge.amount_refunded) - Number(refund.amount);
      charge.refunded = false;
    }
    this.tell("refund.updated", refund);
    if (status === "failed") this.tell("refund.failed", refund);
  }

  /** Somebody's bank questions a payment. */
  dispute(chargeOrIntent: string, reason = "fraudulent"): StripeThing {
    const charge = this.chargeOf(chargeOrIntent);
    const dispute = this.#make("dispute", this.accountOf(charge.id), {
      amount: charge.amount,
      charge: charge.id,
      currency: charge.currency,
      evidence_details: { due_by: this.#seconds() + 7 * 86_400 },
      payment_intent: charge.payment_intent,
      reason,
      status: "needs_response",
    });
    charge.disputed = true;
    this.tell("charge.dispute.created", dispute);
    this.tell("charge.dispute.funds_withdrawn", dispute);
    return dispute;
  }

  endDispute(disputeId: string, status: "won" | "lost"): void {
    const dispute = this.get(disputeId);
    dispute.status = status;
    this.tell("charge.dispute.closed", dispute);
    if (status === "won") this.tell("charge.dispute.funds_reinstated", dispute);
  }

  /** The charge of a payment intent, a session, or by its own id. */
  chargeOf(id: string): StripeThing {
    const thing = this.get(id);
    if (thing.object === "charge") return thing;
    if (thing.object === "payment_intent") return this.get(String(thing.latest_charge));
    return this.chargeOf(String(thing.payment_intent));
  }

  /** Writes an event down, with the object as it is now. */
  tell(type: string, thing: StripeThing): StripeEventThing {
    const account = this.accountOf(thing.id);
    const event = this.#make("event", account, {
      type,
      data: { object: structuredClone(thing) },
      ...(account === null ? {} : { account }),
    }) as unknown as StripeEventThing;
    this.events.push(event);
    this.told(event);
    return event;
  }

  #open(sessionId: string): StripeThing {
    const session = this.get(sessionId);
    if (session.status === "open" && Number(session.expires_at) <= this.#seconds())
      this.#runOut(session);
    if (session.status !== "open")
      throw invalid(`Only Checkout Sessions with a status in ["open"] can be expired or paid.`);
    return session;
  }

  #runOut(session: StripeThing): void {
    session.status = "expired";
    session.url = null;
    this.tell("checkout.session.expired", session);
  }

  #charge(session: StripeThing, intent: StripeThing): void {
    const charge = this.#make("charge", this.accountOf(intent.id), {
      amount: intent.amount,
      amount_captured: intent.amount,
      captured: true,
      currency: intent.currency,
      metadata: intent.metadata,
      payment_intent: intent.id,
    });
    charge.balance_transaction = this.#move(charge, Number(intent.amount)).id;
    intent.latest_charge = charge.id;
    intent.amount_received = intent.amount;
    intent.status = "succeeded";
    session.payment_status = "paid";
    this.tell("charge.succeeded", charge);
    this.tell("payment_intent.succeeded", intent);
  }

  #move(source: StripeThing, amount: number): StripeThing {
    const category = amount < 0 ? "refund" : "charge";
    return this.#make("balanceTransaction", this.accountOf(source.id), {
      amount,
      net: amount,
      currency: source.currency,
      reporting_category: category,
      source: source.id,
      type: category,
      available_on: this.#seconds(),
    });
  }

  #make(kind: Kind, account: string | null, given: Record<string, unknown>): StripeThing {
    const id = `${kinds[kind]}${randomBytes(12).toString("hex")}`;
    const thing: StripeThing = {
      ...structuredClone(samples[kind]),
      ...given,
      id,
      created: this.#seconds(),
    };
    this.#accounts.set(id, account);
    if (kind !== "event") this.#things.set(id, thing);
    return thing;
  }

  #seconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }
}

function invalid(message: string, code: string | null = null): StripeRefusal {
  return new StripeRefusal(400, "invalid_request_error", code, message);
}

/** Forms write a list with numbered names. */
function listOf(value: unknown): unknown[] {
  return Object.values(value ?? {});
}
