import { receiveStripeEvent } from "~/features/payments/commands/receive-stripe-event.server";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import { markPaid, unmarkPaid } from "~/features/payments/commands/mark-paid.server";
import { startCheckout } from "~/features/payments/commands/start-checkout.server";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { invoicePage } from "~/features/payments/queries/invoice-page.server";
import { issueMissingDocuments } from "~/features/payments/jobs/issue-documents.server";
import { carryOutRefunds } from "~/features/payments/jobs/carry-out-refunds.server";
import { endCheckouts } from "~/features/payments/jobs/end-checkouts.server";
import { handleStripeEvents } from "~/features/payments/jobs/handle-stripe-events.server";
import { bookedVouchers, type BookedVoucher } from "~/features/payments/queries/postings.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { creditInvoice } from "~/features/registration/commands/credit-invoice.server";
import { addSeats, dropSeat } from "~/features/registration/commands/edit-order.server";
import { payByInvoice } from "~/features/registration/commands/pay-by-invoice.server";
import { bringBackEvent } from "~/features/registration/commands/restore-event.server";
import { restoreRegistration } from "~/features/registration/commands/restore-registration.server";
import type { MoneyAct, OrganisersBack } from "~/features/registration/domain/money-act";
import type { SeatRequest } from "~/features/registration/domain/order-request";
import { settleCalledOff } from "~/features/registration/jobs/settle-called-off.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { refundOrder } from "~/features/registration/commands/refund-order.server";
import { releaseUnpaid } from "~/features/registration/jobs/release-unpaid.server";
import {
  orderToken,
  seatTokens,
} from "~/features/registration/queries/registration-by-token.server";
import { soldLinesOf } from "~/features/registration/queries/sold-lines.server";
import { anonymous } from "~/kernel/actor";
import { dateOf, day, hour, minute } from "~/kernel/time";
import { sqlStateOf } from "~/platform/db.server";
import { inTransaction } from "~/platform/world.server";
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
  | {
      readonly does: "add" | "drop" | "restore" | "credit" | "take-off" | "instead";
      readonly which: number;
    }
  | {
      readonly does: "organiser-cancels";
      readonly which: number;
      readonly back: OrganisersBack;
    }
  | { readonly does: "call-off" | "bring-back" | "whole-kroner" }
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
    /** Add-ons that cost something. */
    readonly extras: readonly string[] = [],
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
      case "add":
        return this.#add(step.which);
      case "drop":
        return this.#drop(step.which);
      case "restore":
        return this.#restore(step.which);
      case "credit":
        return this.#credit(step.which);
      case "take-off":
        return this.#takeOff(step.which);
      case "instead":
        return this.#instead(step.which);
      case "organiser-cancels":
        return this.#organiserCancels(step.which, step.back);
      case "call-off":
      case "bring-back":
        return this.#turn(step.does);
      case "whole-kroner":
        return this.#wholeKroner();
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
    await settleCalledOff(this.world);
    await issueMissingDocuments(this.world, orderPayables, {
      warn: ({ error }: { readonly error?: unknown }) => {
        throw error;
      },
    });
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

  /** Writes every document that can be written. */
  async invoiceEverything(): Promise<void> {
    for (const { id, organisationId } of await this.#payables())
      await issueDocuments(this.world, orderPayables, {
        organisationId,
        payableIds: [id],
        collected: false,
      });
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
    const made =
      by === "invoice" || this.#people % 3 === 0
        ? this.make.companyRequest(company, names)
        : {
            ...this.make.request(names[0] ?? ""),
            seats: names.map((name) => this.make.request(name).seats[0] ?? {}),
          };
    const asked = { ...made, seats: made.seats.map((seat, at) => this.#with(seat, at)) };
    await placeOrder(this.world, anonymous, this.event.slug, {
      ...asked,
      payBy: by,
      ...(code ? { code: this.discount } : {}),
    });
  }

  /** With the extras every second seat has, each of a rate of its own. */
  #with(seat: SeatRequest, at: number): SeatRequest {
    const addOns = this.extras.filter((_, place) => (this.#people + at + place) % 2 === 0);
    return { ...seat, addOns: addOns.map((id) => ({ id })) };
  }

  async #add(which: number): Promise<void> {
    const order = pick(await this.#orders(), which);
    if (!order) return;
    const [seat = {}] = this.make.request(`Person${++this.#people}`).seats;
    const token = orderToken(this.world, { id: order.id, generation: order.tokenGeneration });
    await addSeats(this.world, token, [this.#with(seat, which)]);
  }

  async #drop(which: number): Promise<void> {
    const seat = pick(await this.#seats(["confirmed", "awaiting-payment"]), which);
    const order = (await this.#orders()).find(({ id }) => id === seat?.orderId);
    if (!seat || !order) return;
    const token = orderToken(this.world, { id: order.id, generation: order.tokenGeneration });
    await dropSeat(this.world, token, seat.id);
  }

  async #restore(which: number): Promise<void> {
    const seat = pick(await this.#seats(["cancelled"]), which);
    if (!seat) return;
    await inTransaction(this.world, (tx) => restoreRegistration(tx, seat.id)).catch(
      (error: unknown) => {
        // They have registered again meanwhile.
        if (sqlStateOf(error) !== "23505") throw error;
      },
    );
  }

  async #credit(which: number): Promise<void> {
    const { slug, owner } = this.event.organisation;
    const invoice = pick(await this.#invoices(), which);
    const page = invoice && (await invoicePage(this.world, owner, slug, invoice.id));
    if (!page?.ok) return;
    const standingMinor = page.value.standing.reduce(
      (all, { amountMinor }) => all + amountMinor,
      0,
    );
    const { id } = page.value.invoice;
    const asked = { note: "Utgår", standingMinor };
    const credited = await creditInvoice(this.world, owner, slug, id, asked);
    const after = await invoicePage(this.world, owner, slug, id);
    if (!credited.ok || !after.ok) return;
    const left = after.value.standing.reduce((all, { amountMinor }) => all + amountMinor, 0);
    // But for the rounding of VAT, of which there are three rates.
    if (left > 6) throw new Error(`an invoice that was credited still stands for ${left}`);
  }

  async #takeOff(which: number): Promise<void> {
    const line = pick(
      await this.world.db.orderLine.findMany({
        where: { order: { eventId: this.event.id }, kind: "adjustment", cancelledAt: null },
        orderBy: { id: "asc" },
      }),
      which,
    );
    if (line) await this.#aboutMoney(line.orderId, { act: "take-off", line: line.id });
  }

  async #instead(which: number): Promise<void> {
    const order = pick(await this.#orders(), which);
    if (!order) return;
    const token = orderToken(this.world, { id: order.id, generation: order.tokenGeneration });
    await payByInvoice(this.world, token);
  }

  async #organiserCancels(which: number, back: OrganisersBack): Promise<void> {
    const order = pick(await this.#orders(), which);
    const seats = (await this.#seats(["confirmed", "awaiting-payment"])).filter(
      ({ orderId }) => orderId === order?.id,
    );
    if (!order || seats.length === 0) return;
    const ids = seats.slice(0, 1 + (which % seats.length)).map(({ id }) => id);
    await this.#aboutMoney(order.id, { act: "cancel", seats: ids, back, quietly: false });
  }

  async #aboutMoney(order: string, act: MoneyAct): Promise<void> {
    const { organisation, slug } = this.event;
    const where = { organisation: organisation.slug, event: slug, order };
    await refundOrder(this.world, organisation.owner, where, act);
  }

  async #turn(how: "call-off" | "bring-back"): Promise<void> {
    const { organisation, slug } = this.event;
    const turn = how === "call-off" ? cancelEvent : bringBackEvent;
    await turn(this.world, organisation.owner, organisation.slug, slug);
  }

  async #wholeKroner(): Promise<void> {
    const where = { organisationId: this.event.organisation.id };
    const { wholeKroner } = await this.world.db.paymentSettings.findUniqueOrThrow({ where });
    await this.world.db.paymentSettings.update({ where, data: { wholeKroner: !wholeKroner } });
  }

  #orders() {
    const { id: eventId } = this.event;
    return this.world.db.order.findMany({ where: { eventId }, orderBy: { createdAt: "asc" } });
  }

  #seats(status: string[]) {
    const where = { eventId: this.event.id, status: { in: status } };
    return this.world.db.registration.findMany({ where, orderBy: { id: "asc" } });
  }

  #invoices() {
    const where = { organisationId: this.event.organisation.id, kind: "invoice" };
    return this.world.db.invoice.findMany({ where, orderBy: { number: "asc" } });
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
    const seat = pick(await this.#seats(["confirmed", "awaiting-payment"]), which);
    if (!seat) return;
    const { registration } = seatTokens(this.world, { id: seat.id, generation: 0 });
    await cancelRegistration(this.world, registration);
  }

  async #goodwill(which: number, amountMinor: number): Promise<void> {
    const order = pick(await this.#payables(), which);
    if (order) await this.#aboutMoney(order.id, { act: "goodwill", amountMinor, note: "Beklager" });
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
    const invoice = pick(await this.#invoices(), which);
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
