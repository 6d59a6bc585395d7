import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import type { SeatChoices } from "../queries/seat-choices.server";
import type { OrderPayment } from "../queries/order-payment.server";
import { OrderMoney } from "./order-payment";
import { OrderSum } from "./order-sum";
import { SeatChoicesList } from "./seat-choices-list";

/** On a seat's own page: what is missing, what was answered and chosen, and the way to change it. */
export function SeatChoicesSummary({
  choices,
  href,
}: {
  choices: SeatChoices;
  /** Where it is changed. */
  href: string;
}) {
  const { t, format } = useSpeech();
  const { deadline, offer, missing } = choices;
  const asked = missing.flatMap((part) => (part.kind === "answer" ? [part.question.label] : []));
  const something =
    choices.addOns.length > 0 ||
    offer.addOns.length > 0 ||
    offer.sessions.some(({ signUp }) => signUp) ||
    offer.questions.some(({ scope }) => scope === "seat");
  if (!something) return null;
  const owes = deadline.open && asked.length > 0;
  return (
    <Section title={t("choices.section")} id="choices">
      {owes && (
        <Notice tone="warning">
          <p>{t("choices.missing", { count: asked.length, what: format.list(asked) })}</p>
        </Notice>
      )}
      <SeatChoicesList choices={choices} />
      <div>
        <ButtonLink look={owes ? "primary" : "quiet"} icon="edit" href={href}>
          {t(owes ? "choices.complete" : deadline.open ? "choices.change" : "choices.see")}
        </ButtonLink>
      </div>
    </Section>
  );
}

/** On a seat's own page: what it costs, who pays, and the receipt where it is theirs. */
export function SeatMoney({
  choices,
  payment,
  receiptHref,
}: {
  choices: SeatChoices;
  /** How far the paying is, for who pays themselves. */
  payment: OrderPayment | null;
  /** Where the receipt is; `null` where there is none (yet). */
  receiptHref: string | null;
}) {
  const { t } = useSpeech();
  const { sum, alone } = choices;
  if (payment && payment.home.kind === "seat" && payment.sum)
    return <OrderMoney payment={payment} title={t("money.sum")} receiptHref={receiptHref} />;
  if (!sum && receiptHref === null) return null;
  const payer = choices.company ?? choices.contactName;
  return (
    <Section
      title={t(alone ? "money.sum" : "money.ownPart")}
      id="money"
      lead={
        !sum
          ? t("money.freeText")
          : alone
            ? choices.status === "cancelled" || choices.payBy === "card"
              ? undefined
              : t("money.toBeInvoiced")
            : t(choices.payBy === "card" ? "pay.ownPartCard" : "money.ownPartLead", { payer })
      }
    >
      {sum && <OrderSum sum={sum} pays={alone} />}
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
