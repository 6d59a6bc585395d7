import type { InvoiceState } from "./invoice-filters";

/** What can be done about a document; each is asked about before it is done. */
export const invoiceActs = ["pay", "remind", "resend", "credit", "unmark"] as const;
export type InvoiceAct = (typeof invoiceActs)[number];

/** In which states each is offered. */
const states: Readonly<Record<InvoiceAct, readonly InvoiceState[]>> = {
  pay: ["open", "overdue"],
  remind: ["overdue"],
  resend: ["open", "overdue", "paid", "credited", "credit-note"],
  credit: ["open", "overdue", "paid"],
  unmark: ["open", "overdue", "paid"],
};

/** What can be done about a document in its state; what is mailed needs somebody to mail it to. */
export function actsOn({
  state,
  invoice: { payer, payments },
  letters,
}: {
  readonly state: InvoiceState;
  readonly invoice: {
    readonly payer: { readonly email: string } | null;
    readonly payments: readonly {
      readonly cancelled: boolean;
      readonly refunds: readonly object[];
    }[];
  };
  readonly letters: readonly object[];
}): readonly InvoiceAct[] {
  const reachable = payer !== null && payer.email !== "";
  const possible: Readonly<Record<InvoiceAct, boolean>> = {
    pay: true,
    remind: reachable,
    resend: reachable && letters.length > 0,
    credit: true,
    unmark: payments.some(({ cancelled, refunds }) => !cancelled && refunds.length === 0),
  };
  return invoiceActs.filter((act) => possible[act] && states[act].includes(state));
}
