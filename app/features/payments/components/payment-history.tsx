import { useSpeech } from "~/i18n/locale-context";
import type { DocumentFacts } from "../queries/document-facts.server";
import type { MoneyMoved } from "../queries/payable-money.server";

type Speech = Pick<ReturnType<typeof useSpeech>, "t" | "format">;

/** What came and what went back, one line each. */
export function PaymentHistory({
  moved,
  timeZone,
}: {
  moved: readonly MoneyMoved[];
  timeZone: string;
}) {
  const speech = useSpeech();
  return (
    <ul className="money-lines">
      {moved.map((one) => (
        <li key={one.id}>
          <span>{movedWords(one, timeZone, speech)}</span>
          <span className="money-amount">{movedAmount(one, speech)}</span>
        </li>
      ))}
    </ul>
  );
}

/** `Betalt med kort 3. juni kl. 10:15`, `På vei tilbake til deg`. */
export function movedWords(
  { kind, method, at }: MoneyMoved,
  timeZone: string,
  { t, format }: Speech,
): string {
  const moment = at ? format.moment(at, timeZone) : "";
  if (kind === "refund") return at ? t("pay.refund", { at: moment }) : t("pay.refundComing");
  return t(method === "card" ? "pay.paidByCard" : "pay.paidByBank", { at: moment });
}

/** What came; below nothing what went back. */
export function movedAmount({ kind, amountMinor, currency }: MoneyMoved, { format }: Speech) {
  return format.money(kind === "refund" ? -amountMinor : amountMinor, currency);
}

/** Invoices and credit notes: what each comes to, and what is left to pay of it. */
export function DocumentList<Document extends DocumentFacts>({
  documents,
  hrefOf,
}: {
  documents: readonly Document[];
  /** Where a document opens; `null` for one that is not to be opened here. */
  hrefOf: (document: Document) => string | null;
}) {
  const speech = useSpeech();
  const { t, format } = speech;
  return (
    <ul className="money-lines">
      {documents.map((document) => {
        const href = hrefOf(document);
        const name = t(`pay.document-${document.kind}`, { number: document.number });
        return (
          <li key={document.id}>
            <span>
              {href === null ? name : <a href={href}>{name}</a>}
              <span className="money-note">{documentState(document, speech)}</span>
            </span>
            <span className="money-amount">
              {format.money(document.totalMinor, document.currency)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Paid, due or overdue, in words. */
export function documentState(
  { kind, leftMinor, totalMinor, dueOn, isOverdue, currency }: DocumentFacts,
  { t, format }: Speech,
): string {
  if (kind === "credit-note") return t("pay.credited");
  if (leftMinor === 0) return t("pay.settled");
  const at = format.isoDate(dueOn);
  const due = isOverdue ? t("pay.overdue", { at }) : t("pay.due", { at });
  return leftMinor === totalMinor
    ? due
    : `${due} · ${t("pay.leftOf", { amount: format.money(leftMinor, currency) })}`;
}
