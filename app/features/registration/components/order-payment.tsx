import type { ReactNode } from "react";
import { DocumentList, PaymentHistory } from "~/features/payments/components/payment-history";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Button, ButtonLink } from "~/ui/button";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import type { OrderPayment } from "../queries/order-payment.server";
import { OrderSum } from "./order-sum";
import { isPaidInPart, RestSum } from "./rest-sum";

/** What has still to be done about the money of an order, said before everything else; nothing where there is nothing. */
export function PaymentNews({ payment }: { payment: OrderPayment }) {
  const { t, format } = useSpeech();
  const { paying, event, currency, waiting } = payment;
  if (paying.kind === "paying")
    return (
      <Notice title={t("pay.payingTitle")}>
        <p>{t("pay.payingText")}</p>
      </Notice>
    );
  if (paying.kind === "expired" || paying.kind === "too-late")
    return (
      <Notice
        tone="warning"
        title={t(paying.kind === "expired" ? "pay.expiredTitle" : "pay.tooLateTitle")}
      >
        <p>
          {paying.kind === "expired"
            ? t("pay.expiredText")
            : t("pay.tooLateText", { amount: format.money(paying.backMinor, currency) })}
        </p>
        {(event.registration === "open" || event.registration === "waitlist") && (
          <ButtonLink look="quiet" href={paths.register(event.slug)}>
            {t("pay.registerAgain")}
          </ButtonLink>
        )}
      </Notice>
    );
  if (paying.kind === "cards-off")
    return (
      <Notice tone="warning" title={t("pay.offTitle")}>
        <p>{t("pay.offText", { email: payment.organiserEmail })}</p>
        {payment.mayBeInvoiced && (
          <ButtonLink look="quiet" href={paths.payOrder(payment.token)}>
            {t("pay.invoice")}
          </ButtonLink>
        )}
      </Notice>
    );
  if (paying.kind !== "payable") return null;
  const amount = format.money(paying.dueMinor, currency);
  const until = paying.until && format.moment(paying.until, event.timeZone);
  return (
    <Notice
      tone="warning"
      title={until ? t("pay.awaitingTitle", { count: waiting }) : t("pay.restTitle", { amount })}
    >
      <p>{until ? t("pay.awaitingText", { until }) : t("pay.restText")}</p>
      <ButtonLink icon="forward" href={paths.payOrder(payment.token)}>
        {until ? t("pay.pay", { amount }) : t("pay.payRest", { amount })}
      </ButtonLink>
    </Notice>
  );
}

/** The money of an order: what it costs, what came and went back, what was written about it. */
export function OrderMoney({
  payment,
  title,
  receiptHref,
  children,
}: {
  payment: OrderPayment;
  title: string;
  /** Where the receipt is; `null` where there is none. */
  receiptHref: string | null;
  /** What went back, and by which rule. */
  children?: ReactNode;
}) {
  const { t } = useSpeech();
  const { sum, documents, state, event, token } = payment;
  const moved = payment.moved.filter(({ kind }) => kind === "payment");
  if (!sum && moved.length === 0 && documents.length === 0) return null;
  const isRest = isPaidInPart(payment);
  return (
    <Section id="money" title={title} lead={t(isRest ? "pay.state-rest" : `pay.state-${state}`)}>
      {sum && <OrderSum sum={sum} pays={state !== "paid" && !isRest} />}
      {isRest && <RestSum payment={payment} />}
      {moved.length > 0 && (
        <Section title={t("pay.payments")} level={3}>
          <PaymentHistory moved={moved} timeZone={event.timeZone} />
        </Section>
      )}
      {children}
      {documents.length > 0 && (
        <Section title={t("pay.documents")} level={3}>
          <DocumentList
            documents={documents}
            hrefOf={({ id, own }) => (own ? paths.orderInvoicePdf(token, id) : null)}
          />
        </Section>
      )}
      {receiptHref !== null && (
        <div>
          <ButtonLink look="quiet" icon="download" href={receiptHref}>
            {t("money.getReceipt")}
          </ButtonLink>
        </div>
      )}
    </Section>
  );
}

/** Has the link to everything its contact ordered and owes mailed: it is shown on no page. */
export function AskForAccount({ email }: { email: string }) {
  const { t } = useSpeech();
  return (
    <form method="post" className="account-ask">
      <Button look="quiet" small icon="send" name="intent" value="mail-account">
        {t("pay.mailAccount")}
      </Button>
      <p className="form-note">{t("pay.mailAccountText", { email })}</p>
      <Island name="submit-once" />
    </form>
  );
}
