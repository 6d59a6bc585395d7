import { dueMinor } from "~/features/payments/domain/standing";
import { payableMoney, type PayableMoney } from "~/features/payments/queries/payable-money.server";
import { hexOf } from "~/kernel/oklch";
import type { Locale } from "~/kernel/locales";
import { dateOf } from "~/kernel/time";
import { speechOf, type Speech } from "~/i18n/speech";
import type { Prisma } from "~/platform/db.server";
import { receiptPdf } from "~/platform/tickets/receipt-pdf.server";
import type { World } from "~/platform/world.server";
import type { OrderSum } from "../domain/order-sum";
import { registersThemselves } from "../domain/order-messages";
import { livingLines, sumOfStored } from "./order-sum.server";
import { orderByToken, registrationByToken } from "./registration-by-token.server";

/** A receipt as a file. */
export interface Receipt {
  readonly name: string;
  readonly type: "application/pdf";
  readonly content: Buffer;
}

/** The receipt behind a contact's link, in a language; `null` for a link that opens nothing, or no order that holds. */
export async function receiptByOrderLink(
  world: World,
  token: string,
  locale: Locale,
): Promise<Receipt | null> {
  const opened = await orderByToken(world, token);
  return opened && receiptOfOrder(world, opened.id, locale);
}

/**
 * The receipt behind a seat's link: of somebody who registered themselves alone. `null` for any other; a company's is
 * its contact's.
 */
export async function receiptBySeatLink(
  world: World,
  token: string,
  locale: Locale,
): Promise<Receipt | null> {
  const opened = await registrationByToken(world, token);
  if (!opened) return null;
  const { order } = await world.db.registration.findUniqueOrThrow({
    where: { id: opened.id },
    select: { order: { select: payerColumns } },
  });
  return paysAlone(order) ? receiptOfOrder(world, order.id, locale) : null;
}

/** The columns of an order that tell whether its only attendee is the one who pays. */
export const payerColumns = {
  id: true,
  contactEmail: true,
  registrations: {
    where: { status: { notIn: ["cancelled", "declined"] } },
    select: { attendeeEmail: true },
  },
} satisfies Prisma.OrderSelect;

/** Whether an order is that of one person for themselves. */
export function paysAlone(order: {
  readonly contactEmail: string;
  readonly registrations: readonly { readonly attendeeEmail: string | null }[];
}): boolean {
  return registersThemselves(
    { email: order.contactEmail.toLowerCase() },
    order.registrations.map(({ attendeeEmail }) => ({
      email: attendeeEmail?.toLowerCase() ?? null,
    })),
  );
}

/**
 * The receipt of an order somebody has opened: what it costs, what was paid and given back, and what is left. `null` for
 * one that does not hold and for which nothing was ever paid.
 */
export async function receiptOfOrder(
  world: World,
  id: string,
  locale: Locale,
): Promise<Receipt | null> {
  const [order, money] = await Promise.all([readOrder(world, id), payableMoney(world, id)]);
  const sum = sumOfStored(order.lines, order.currency);
  const { event, organisation } = order;
  // What waits or was given back unpaid has cost nothing: there is nothing to have a receipt of.
  if (order._count.registrations === 0 && money.moved.length === 0) return null;
  const speech = speechOf(locale);
  const { t, format } = speech;
  const content = await receiptPdf({
    language: locale,
    title: t("money.receiptTitle", { event: event.title }),
    organisation: organisation.name,
    heading: t("money.receipt"),
    event: [
      event.title,
      // A receipt is kept: it says the year, whenever it is printed.
      format.when(event, event.timeZone, new Date(0)),
    ].join(", "),
    facts: [
      { label: t("money.seller"), lines: [organisation.name, organisation.replyEmail] },
      { label: t("money.buyer"), lines: buyerOf(order, speech) },
      {
        label: t("money.order"),
        lines: [order.code, format.isoDate(dateOf(order.createdAt, event.timeZone))],
      },
      {
        label: t("money.supplied"),
        lines: [format.isoDate(dateOf(event.startsAt, event.timeZone))],
      },
      ...(order.reference === ""
        ? []
        : [{ label: t("money.reference"), lines: [order.reference] }]),
    ],
    ...amountsOf(sum, order, money, speech),
    notes: notesOf(sum, order, speech),
    pageOf: (page, pages) => t("money.page", { page, pages }),
    accent: hexOf(0.44, 0.13, organisation.accentHue),
  });
  return { name: "receipt.pdf", type: "application/pdf", content };
}

type OrderRow = Awaited<ReturnType<typeof readOrder>>;

function readOrder(world: World, id: string) {
  return world.db.order.findUniqueOrThrow({
    where: { id },
    select: {
      code: true,
      createdAt: true,
      contactName: true,
      reference: true,
      currency: true,
      paymentState: true,
      lines: livingLines,
      company: { select: { name: true, organisationNumber: true } },
      organisation: {
        select: { name: true, replyEmail: true, accentHue: true, vatRegistered: true },
      },
      event: { select: { title: true, startsAt: true, endsAt: true, timeZone: true } },
      _count: { select: { registrations: { where: { status: "confirmed" } } } },
    },
  });
}

function buyerOf({ company, contactName }: OrderRow, { t }: Speech): string[] {
  if (!company) return [contactName];
  const { name, organisationNumber: number } = company;
  return [name, ...(number ? [t("money.organisationNumber", { number })] : []), contactName];
}

function amountsOf(
  sum: OrderSum | null,
  { currency, event }: OrderRow,
  { moved, standing }: PayableMoney,
  { t, format }: Speech,
) {
  const money = (minor: number) => format.money(minor, currency);
  // Once something was paid, what it costs is no longer what is to be paid.
  const total = t(moved.length > 0 ? "money.altogether" : "money.total");
  const paid = moved.map(({ kind, method, amountMinor, at }) => {
    const moment = at ? format.moment(at, event.timeZone) : "";
    const [came, back] = [
      t(method === "card" ? "pay.paidByCard" : "pay.paidByBank", { at: moment }),
      at ? t("pay.refund", { at: moment }) : t("pay.refundComing"),
    ];
    return kind === "payment"
      ? { label: came, amount: money(-amountMinor) }
      : { label: back, amount: money(amountMinor) };
  });
  const left = Math.max(0, dueMinor(standing) + standing.invoicedMinor);
  const after = moved.length > 0 ? [...paid, { label: t("pay.left"), amount: money(left) }] : [];
  if (!sum) {
    return {
      amounts: "",
      lines: [],
      sums: [{ label: total, amount: money(0) }, ...after],
    };
  }
  return {
    amounts: sum.taxed ? t("money.withoutVat") : t("money.price"),
    lines: sum.lines.map(({ kind, label, count, netMinor }) => ({
      label:
        kind === "discount"
          ? t("money.discount", { code: label })
          : count > 1
            ? `${label} × ${format.number(count)}`
            : label,
      amount: money(netMinor),
    })),
    sums: [
      ...(sum.taxed
        ? [
            { label: t("money.net"), amount: money(sum.netMinor) },
            ...sum.vat.flatMap(({ rate, netMinor, vatMinor }) =>
              rate === null
                ? []
                : [
                    {
                      label: t("money.vat", { rate: format.percent(rate), of: money(netMinor) }),
                      amount: money(vatMinor),
                    },
                  ],
            ),
          ]
        : []),
      { label: total, amount: money(sum.totalMinor) },
      ...after,
    ],
  };
}

function notesOf(
  sum: OrderSum | null,
  { paymentState, organisation }: OrderRow,
  { t }: Speech,
): string[] {
  if (!sum || sum.totalMinor === 0) return [t("money.nothingToPay")];
  return [
    ...(organisation.vatRegistered ? [] : [t("money.notTaxed")]),
    ...(paymentState === "to-be-invoiced" ? [t("money.notAnInvoice")] : []),
  ];
}
