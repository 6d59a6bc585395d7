import { eventSpecimens, specimenNow } from "~/features/events/components/event-specimens";
import { PayerAccount } from "~/features/payments/components/payer-account";
import { addTime, day, minute } from "~/kernel/time";
import { Section } from "~/ui/section";
import { orderSum } from "../domain/order-sum";
import type { Paying } from "../domain/paying";
import type { OrderPayment } from "../queries/order-payment.server";
import { OrderMoney, PaymentNews } from "./order-payment";
import { PayOrder } from "./pay-order";

const sum = orderSum(
  [1, 2].map(() => ({
    kind: "ticket" as const,
    itemId: "t1",
    label: "Begge dager, med lunsj, omvisning på Maskinhallen og overnatting på Refsnes Gods",
    netMinor: 199_000,
    vatCategory: "general" as const,
    vatRate: 2500,
  })),
  "NOK",
);

const document = {
  id: "i1",
  kind: "invoice" as const,
  number: "2027-14",
  issuedOn: "2027-06-01",
  dueOn: "2027-06-15",
  currency: "NOK",
  totalMinor: 497_500,
  leftMinor: 100_000,
  isOverdue: true,
  own: true,
};

const payment: OrderPayment = {
  id: "o1",
  code: "K7MP-2QXD",
  event: eventSpecimens.trip,
  organiserEmail: "post@sju-elver.example",
  contactEmail: "maximiliana-alexandra@romerike-naeringseiendom.example",
  company: "Øvre Romerike Næringseiendomsutvikling og Samarbeidsforum AS",
  currency: "NOK",
  payBy: "card",
  state: "awaiting-payment",
  paying: { kind: "payable", dueMinor: 497_500, until: addTime(specimenNow, 12 * minute) },
  sum,
  dueMinor: 497_500,
  waiting: 2,
  mayBeInvoiced: true,
  token: "token",
  home: { kind: "order", token: "token" },
  now: specimenNow,
  standing: { owedMinor: 497_500, invoicedMinor: 0, paidMinor: 0, refundedMinor: 0 },
  atBank: false,
  tooLateMinor: 0,
  moved: [],
  documents: [],
};

const settled: OrderPayment = {
  ...payment,
  state: "paid",
  paying: { kind: "paid" },
  moved: [
    {
      id: "p1",
      kind: "payment",
      method: "card",
      amountMinor: 497_500,
      currency: "NOK",
      at: specimenNow,
    },
  ],
  documents: [
    document,
    { ...document, id: "i2", leftMinor: 0, isOverdue: false },
    { ...document, id: "i3", kind: "credit-note", number: "2027-15", totalMinor: -124_375 },
  ],
};

const rest: OrderPayment = {
  ...payment,
  waiting: 0,
  paying: { kind: "payable", dueMinor: 124_375, until: null },
  dueMinor: 124_375,
  standing: { ...payment.standing, paidMinor: 373_125 },
};

const states: readonly Paying[] = [
  { kind: "paying" },
  { kind: "paid" },
  { kind: "expired" },
  { kind: "too-late", backMinor: 497_500 },
  { kind: "nothing" },
  { kind: "invoiced" },
  { kind: "cards-off" },
];

/** Paying in each of its states: the page, what an order says of it, a payer's account. */
export function PayShowroom() {
  return (
    <>
      <Section title="Paying" id="pay">
        <div className="page-body">
          <PayOrder payment={payment} />
          <PayOrder payment={payment} cameBack />
          <PayOrder payment={payment} problem="stripe-unreachable" />
          <PayOrder payment={rest} />
          {states.map((paying) => (
            <PayOrder key={paying.kind} payment={{ ...payment, paying }} />
          ))}
        </div>
      </Section>
      <Section title="An order's money" id="order-money">
        <div className="page-body">
          <PaymentNews payment={payment} />
          <PaymentNews payment={rest} />
          <OrderMoney payment={settled} title="Sum" receiptHref="#order-money" />
        </div>
      </Section>
      <Section title="A payer's account" id="account">
        <div className="page-body">
          <PayerAccount
            token="token"
            account={{
              name: "Maximiliana-Alexandra Featherstonehaugh-Cholmondeley",
              email: payment.contactEmail,
              company: payment.company,
              organisation: {
                name: "Sju elver næringshage",
                slug: "sju-elver",
                hue: 200,
                timeZone: "Europe/Oslo",
              },
              orders: (["paid", "invoiced", "awaiting-payment"] as const).map((state, place) => ({
                id: state,
                code: `K7MP-${place}`,
                title: eventSpecimens.trip.title,
                startsAt: addTime(specimenNow, place * 30 * day),
                timeZone: "Europe/Oslo",
                currency: "NOK",
                owedMinor: 497_500,
                dueMinor: 0,
                payBy: "card",
                state,
              })),
              documents: settled.documents,
              newestOnly: 200,
              moved: [
                {
                  id: "r1",
                  kind: "refund",
                  method: "card",
                  amountMinor: 124_375,
                  currency: "NOK",
                  at: null,
                  of: "K7MP-0",
                },
                ...settled.moved.map((one) => ({ ...one, of: "K7MP-0" })),
              ],
              left: [{ currency: "NOK", minor: 100_000 }],
            }}
          />
        </div>
      </Section>
    </>
  );
}
