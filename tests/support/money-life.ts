import { receiveStripeEvent } from "~/features/payments/commands/receive-stripe-event.server";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import { markPaid, unmarkPaid } from "~/features/payments/commands/mark-paid.server";
import { startCheckout } from "~/features/payments/commands/start-checkout.server";
import { carryOutRefunds } from "~/features/payments/jobs/carry-out-refunds.server";
import { endCheckouts } from "~/features/payments/jobs/end-checkouts.server";
import { handleStripeEvents } from "~/features/payments/jobs/handle-stripe-events.server";
import { bookedVouchers, type BookedVoucher } from "~/features/payments/queries/postings.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { refundOrder } from "~/features/registration/commands/refund-order.server";
import { releaseUnpaid } from "~/features/registration/jobs/release-unpaid.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { soldLinesOf } from "~/features/registration/queries/sold-lines.server";
import { anonymous } from "~/kernel/actor";
import { dateOf, day, hour, minute } from "~/kernel/time";
import type { MadeEvent, Make } from "./make";
import type { StripeDouble } from "./stripe-double";
import type { StripeEventThing } from "./stripe-ledger";
import type { TestWorld } from "./world";

/** What can happen to money, in any order; the numbers choose which order, seat or event of Stripe's it happens to. */
export type MoneyStep =
  | {
      readonly does: "order";
      readonly seats: number;
      readonly by: "card" | "invoice";
      readonly code: boolean;
    }
  | {
      readonly does: "go" | "pay" | "pay-later" | "settle-later" | "cancel";
      readonly which: number;
    }
  | { readonly does: "hear"; readonly which: number; readonly times: number }
  | { readonly does: "goodwill"; readonly which: number; readonly amountMinor: number }
  | { readonly does: "outside"; readonly which: number; readonly amountMinor: number }
  | { readonly does: "dispute"; readonly which: number; readonly end: "won" | "lost" | null }
  | { readonly does: "issue"; readonly collected: boolean; readonly which: number }
  | { readonly does: "mark"; readonly which: number; readonly part: boolean }
  | { readonly does: "unmark"; readonly which: number }
  | { readonly does: "wait"; readonly hours: number }
  | { readonly does: "work" };

/** One event's money, with people, a treasurer, banks and Stripe who do things to it. */
export class MoneyLife {
  readonly #heard: StripeEventThing[] = [];
  #people = 0;

  constructor(
    readonly world: TestWorld,
    readonly stripe: StripeDouble,
    readonly make: Make,
    readonly event: MadeEvent,
    /** A code for a discount. */
    readonly discount: string,
  ) {}

  /** Does one thing; what is refused has not happened. */
  async does(step: MoneyStep): Promise<void> {
    this.world.clock.advance(minute);
    switch (step.does) {
      case "order":
        return this.#order(step);
      case "go":
        return this.#go(step.which);
      case "pay":
      case "pay-later":
        return this.#pay(step.which, step.does === "pay" ? "at-once" : "later");
      case "settle-later":
        return this.#settle(step.which);
      case "hear":
        return this.#hear(step.which, step.times);
      case "cancel":
        return this.#cancel(step.which);
      case "goodwill":
        return this.#goodwill(step.which, step.amountMinor);
      case "outside":
        return this.#outside(step.which, step.amountMinor);
      case "dispute":
        return this.#dispute(step.which, step.end);
      case "issue":
        return this.#issue(step.which, step.collected);
      case "mark":
        return this.#mark(step.which, step.part);
      case "unmark":
        return this.#unmark(step.which);
      case "wait":
        return this.world.clock.advance(step.hours * hour);
      case "work":
        return this.work();
    }
  }

  /** Everything the worker has to do. */
  async work(): Promise<void> {
    await handleStripeEvents(this.world, orderPayables);
    await releaseUnpaid(this.world);
    await endCheckouts(this.world, orderPayables);
    await carryOutRefunds(this.world, orderPayables);
    await handleStripeEvents(this.world, orderPayables);
  }

  /** Lets Stripe tell all it has told nobody yet, and the worker do all of it. */
  async settleDown(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      for (const event of this.stripe.takeEvents()) await this.#take(event);
      await this.work();
      this.world.clock.advance(2 * hour);
    }
  }

  /** The books of the organisation for all the time there was. */
  async vouchers(): Promise<BookedVoucher[]> {
    const booked = {
      organisationId: this.event.organisation.id,
      timeZone: "Europe/Oslo",
      from: "2027-01-01",
      until: "2028-12-31",
      eventId: null,
    };
    const all: BookedVoucher[] = [];
    for await (const some of bookedVouchers(this.world, booked, soldLinesOf)) all.push(...some);
    return all;
  }

  async #order({ seats, by, code }: Extract<MoneyStep, { does: "order" }>): Promise<void> {
    const names = Array.from({ length: seats }, () => `Person${++this.#people}`);
    const company = `Firma ${1 + (this.#people % 2)} AS`;
    const asked =
      by === "invoice"
        ? this.make.companyRequest(company, names)
        : {
            ...this.make.request(names[0] ?? ""),
            seats: names.map((name) => this.make.request(name).seats[0] ?? {}),
          };
    await placeOrder(this.world, anonymous, this.event.slug, {
      ...asked,
      payBy: by,
      ...(code ? { code: this.discount } : {}),
    });
  }

  async #go(which: number): Promise<void> {
    const order = pick(await this.#payables(), which);
    if (order)
      await startCheckout(this.world, orderPayables, order.id, {
        returnUrl: "https://treff.example/back",
        cancelUrl: "https://treff.example/pay",
        locale: "nb",
      });
  }

  #payables() {
    const { id: eventId } = this.event;
    return this.world.db.payable.findMany({ where: { eventId }, orderBy: { createdAt: "asc" } });
  }

  #sessions(status: string) {
    const now = this.world.now().getTime() / 1000;
    return this.stripe.ledger
      .all("checkout.session", null)
      .filter((session) => session["status"] === status)
      .filter((session) => status !== "open" || Number(session["expires_at"]) > now);
  }

  async #pay(which: number, how: "at-once" | "later"): Promise<void> {
    const session = pick(this.#sessions("open"), which);
    if (session) this.stripe.ledger.pay(session.id, how);
  }

  async #settle(which: number): Promise<void> {
    const waiting = this.#sessions("complete").filter(
      (session) =>
        this.stripe.ledger.get(String(session["payment_intent"]))["status"] === "processing",
    );
    const session = pick(waiting, which);
    if (session) this.stripe.ledger.settle(session.id, which % 3 === 0 ? "failed" : "paid");
  }

  async #hear(which: number, times: number): Promise<void> {
    this.#heard.push(...this.stripe.takeEvents());
    const event = pick(this.#heard, which);
    for (let time = 0; event && time < times; time++) await this.#take(event);
  }

  async #take(event: StripeEventThing): Promise<void> {
    if (!this.#heard.includes(event)) this.#heard.push(event);
    const { body, signature } = this.stripe.signed(event);
    await receiveStripeEvent(this.world, body, signature);
    await handleStripeEvents(this.world, orderPayables);
  }

  async #cancel(which: number): Promise<void> {
    const seats = await this.world.db.registration.findMany({
      where: { eventId: this.event.id, status: { in: ["confirmed", "awaiting-payment"] } },
      orderBy: { id: "asc" },
    });
    const seat = pick(seats, which);
    if (!seat) return;
    const { registration } = seatTokens(this.world, { id: seat.id, generation: 0 });
    await cancelRegistration(this.world, registration);
  }

  async #goodwill(which: number, amountMinor: number): Promise<void> {
    const order = pick(await this.#payables(), which);
    if (!order) return;
    const { organisation, slug } = this.event;
    const where = { organisation: organisation.slug, event: slug, order: order.id };
    const act = { act: "goodwill", amountMinor, note: "Beklager" } as const;
    await refundOrder(this.world, organisation.owner, where, act);
  }

  async #outside(which: number, amountMinor: number): Promise<void> {
    const charges = this.stripe.ledger
      .all("charge", null)
      .filter(
        (charge) => Number(charge["amount"]) - Number(charge["amount_refunded"]) >= amountMinor,
      );
    // What we are about to give back ourselves is not given back by somebody else in the same breath.
    if ((await this.world.db.refund.count({ where: { state: "requested" } })) > 0) return;
    const charge = pick(charges, which);
    if (charge) this.stripe.ledger.refund({ charge: charge.id, amount: amountMinor });
  }

  async #dispute(which: number, end: "won" | "lost" | null): Promise<void> {
    const { ledger } = this.stripe;
    const charge = pick(
      ledger.all("charge", null).filter((each) => each["disputed"] !== true),
      which,
    );
    if (!charge) return;
    const dispute = ledger.dispute(charge.id);
    if (end) ledger.endDispute(dispute.id, end);
  }

  async #issue(which: number, collected: boolean): Promise<void> {
    const all = (await this.#payables()).filter(({ payBy }) => payBy === "invoice");
    const order = pick(all, which);
    if (!order) return;
    const own = all.filter(({ companyId }) => companyId === order.companyId);
    await issueDocuments(this.world, orderPayables, {
      organisationId: this.event.organisation.id,
      payableIds: collected ? own.map(({ id }) => id) : [order.id],
      collected,
    });
  }

  async #mark(which: number, part: boolean): Promise<void> {
    const invoice = pick(
      await this.world.db.invoice.findMany({
        where: { organisationId: this.event.organisation.id, kind: "invoice" },
        orderBy: { number: "asc" },
      }),
      which,
    );
    if (!invoice) return;
    const open = invoice.totalMinor + invoice.roundingMinor - invoice.settledMinor;
    const { slug, owner } = this.event.organisation;
    await markPaid(this.world, orderPayables, owner, slug, invoice.id, {
      paidOn: dateOf(this.world.now(), "Europe/Oslo"),
      amountMinor: part ? Math.ceil(open / 3) : open,
      method: "bank",
      note: "",
    });
  }

  async #unmark(which: number): Promise<void> {
    const payment = pick(
      await this.world.db.payment.findMany({
        where: { organisationId: this.event.organisation.id, method: "bank", cancelledAt: null },
        orderBy: { createdAt: "asc" },
      }),
      which,
    );
    const { slug, owner } = this.event.organisation;
    if (payment) await unmarkPaid(this.world, orderPayables, owner, slug, payment.id);
  }
}

/** How long the event is away when it is made: far enough for a rule that gives half back until three days before. */
export const daysAway = 10 * day;

function pick<T>(things: readonly T[], which: number): T | undefined {
  return things[which % Math.max(1, things.length)];
}
