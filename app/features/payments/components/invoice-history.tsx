import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Icon, type IconName } from "~/ui/icon";
import type { InvoiceLetter, InvoicePage } from "../queries/invoice-page.server";

export interface InvoiceHistoryProps {
  readonly organisation: string;
  readonly page: Pick<InvoicePage, "invoice" | "letters" | "issuedBy">;
  /** Where a payment is unmarked; left out for whoever may not. */
  readonly unmarkHref?: ((payment: string) => string) | undefined;
}

interface Happening {
  readonly key: string;
  readonly icon: IconName;
  readonly when: string;
  readonly what: ReactNode;
  readonly more?: ReactNode;
}

const letterKinds = ["invoice", "credit-note", "invoice-reminder"] as const;
const letterStates = ["queued", "sent", "failed", "superseded"] as const;

/** What has happened to a document: issued, sent, reminded, paid, credited. */
export function InvoiceHistory({ organisation, page, unmarkHref }: InvoiceHistoryProps) {
  const { t, format } = useSpeech();
  const { invoice, letters, issuedBy } = page;
  const { record, organisation: own } = invoice;
  const money = (minor: number) => format.money(minor, record.currency);
  const letterWords = ({ kind, state, to }: InvoiceLetter) => {
    const known = letterKinds.find((one) => one === kind) ?? "invoice";
    const how = letterStates.find((one) => one === state) ?? "sent";
    return t(`invoicing.letter-${known}-${how}`, { to });
  };
  const happenings: Happening[] = [
    {
      key: "issued",
      icon: "file",
      when: format.isoDate(record.issuedOn),
      what: issuedBy ? t("invoicing.issuedBy", { who: issuedBy }) : t("invoicing.issuedByItself"),
    },
    ...letters.map((letter): Happening => ({
      key: letter.id,
      icon: letter.state === "failed" ? "alert" : "mail",
      when: format.moment(letter.at, own.timeZone),
      what: <a href={paths.outboxMessage(organisation, letter.id)}>{letterWords(letter)}</a>,
    })),
    ...invoice.payments.flatMap((payment): Happening[] => [
      {
        key: payment.id,
        icon: payment.cancelled ? "close" : "done",
        when: format.isoDate(payment.receivedOn),
        what: t(payment.cancelled ? "invoicing.paidUnmarked" : "invoicing.paidBy", {
          amount: money(payment.amountMinor),
        }),
        more: (
          <>
            {payment.note !== "" && <span className="row-detail">{payment.note}</span>}
            {unmarkHref && !payment.cancelled && payment.refunds.length === 0 && (
              <a href={unmarkHref(payment.id)}>{t("invoicing.unmark")}</a>
            )}
          </>
        ),
      },
      ...payment.refunds.map((refund): Happening => ({
        key: refund.id,
        icon: refund.state === "succeeded" ? "done" : "clock",
        when: format.moment(refund.settledAt ?? refund.createdAt, own.timeZone),
        what:
          refund.state === "succeeded" ? (
            t("invoicing.paidBack", { amount: money(refund.amountMinor) })
          ) : (
            <a href={paths.moneyRefunds(organisation)}>
              {t("invoicing.toPayBack", { amount: money(refund.amountMinor) })}
            </a>
          ),
      })),
    ]),
    ...invoice.creditNotes.map((note): Happening => ({
      key: note.id,
      icon: "ban",
      when: format.isoDate(note.issuedOn),
      what: (
        <a href={paths.invoice(organisation, note.id)}>
          {t("invoicing.creditedBy", { number: note.number, amount: money(note.amountMinor) })}
        </a>
      ),
    })),
  ];
  return (
    <ol className="money-history">
      {happenings.map(({ key, icon, when, what, more }) => (
        <li key={key}>
          <Icon name={icon} />
          <div>
            <span>{what}</span>
            <span className="row-detail">{when}</span>
            {more}
          </div>
        </li>
      ))}
    </ol>
  );
}
