import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Button, ButtonLink } from "~/ui/button";
import { Details } from "~/ui/details";
import { Icon } from "~/ui/icon";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import type { OrderPayment } from "../queries/order-payment.server";
import { OrderSum } from "./order-sum";
import { isPaidInPart, RestSum } from "./rest-sum";

export interface PayOrderProps {
  readonly payment: OrderPayment;
  /** Somebody has just come back from the payment page without paying. */
  readonly cameBack?: boolean;
  /** Why the last try came to nothing. */
  readonly problem?: "stripe-unreachable" | null;
}

/** Where an order is paid: what it is, what it comes to, until when its places are kept, and the one button. */
export function PayOrder({ payment, cameBack = false, problem = null }: PayOrderProps) {
  const { t, format } = useSpeech();
  const { paying, sum, currency } = payment;
  if (paying.kind !== "payable")
    return (
      <>
        <PayingNotice payment={payment} />
        {paying.kind === "cards-off" && payment.mayBeInvoiced && (
          <ToInvoice payment={payment} isOpen />
        )}
      </>
    );
  const amount = format.money(paying.dueMinor, currency);
  const isRest = isPaidInPart(payment);
  return (
    <>
      {problem === "stripe-unreachable" && (
        <Notice tone="warning" title={t("pay.unreachableTitle")} live>
          <p>{t("pay.unreachableText")}</p>
        </Notice>
      )}
      {cameBack && problem === null && (
        <Notice title={t("pay.cancelledTitle")} live>
          <p>{t("pay.cancelledText")}</p>
        </Notice>
      )}
      {sum && <OrderSum sum={sum} pays={!isRest} />}
      {isRest && <RestSum payment={payment} />}
      <form method="post" className="pay-form">
        <PayHold payment={payment} />
        <div>
          <Button icon="forward" name="intent" value="pay">
            {t(isRest ? "pay.payRest" : "pay.pay", { amount })}
          </Button>
        </div>
        <p className="form-note">{t("pay.atStripe")}</p>
        <Island name="submit-once" />
      </form>
      {payment.mayBeInvoiced && <ToInvoice payment={payment} />}
    </>
  );
}

/** How many minutes before the end a reader of screens is told. */
const toldAt = [5, 1];

/** Until when the places are kept, with a countdown where there is a script. */
function PayHold({ payment: { paying, event, waiting, now } }: { payment: OrderPayment }) {
  const { t, format } = useSpeech();
  if (paying.kind !== "payable" || paying.until === null) return null;
  const left = paying.until.getTime() - now.getTime();
  return (
    <div
      className="register-hold"
      data-hold={Math.max(0, Math.round(left / 1000))}
      data-left={t("registerForm.holdLeft", { minutes: "{}" })}
      data-soon={t("registerForm.holdSoon", { minutes: "{}" })}
      data-told={toldAt.join(" ")}
      data-ended={t("pay.holdEnded")}
    >
      <p className="hold-line">
        <Icon name="clock" size={16} />
        <span>
          {t(waiting === 1 ? "pay.holdUntil" : "pay.holdUntilMany", {
            until: format.moment(paying.until, event.timeZone),
          })}{" "}
          {/* Hours and days are read off the moment itself. */}
          {left <= countedFor && <span className="hold-left" data-hold-left="" />}
        </span>
      </p>
      <p className="visually-hidden" aria-live="polite" data-hold-said="" />
      {left <= countedFor && <Island name="hold-countdown" />}
    </div>
  );
}

/** How near the end minutes are counted, in milliseconds. */
const countedFor = 60 * 60_000;

/** The other way to pay, where the organiser offers it to a company. */
function ToInvoice({ payment, isOpen = false }: { payment: OrderPayment; isOpen?: boolean }) {
  const { t } = useSpeech();
  return (
    <Details summary={t("pay.toInvoice", { company: payment.company ?? "" })} open={isOpen}>
      <form method="post" className="fields">
        <p>{t("pay.toInvoiceText", { email: payment.contactEmail })}</p>
        <div>
          <Button look="quiet" name="intent" value="invoice">
            {t("pay.toInvoiceButton")}
          </Button>
        </div>
        <Island name="submit-once" />
      </form>
    </Details>
  );
}

/** Why there is nothing to press: how far the paying is, and where to go on. */
export function PayingNotice({ payment }: { payment: OrderPayment }) {
  const { t, format } = useSpeech();
  const { paying, event, home, currency, organiserEmail } = payment;
  const on = (
    <ButtonLink look="quiet" href={paths.ordered(home)}>
      {t(home.kind === "seat" ? "pay.openSeat" : "pay.openOrder")}
    </ButtonLink>
  );
  const mayAgain = event.registration === "open" || event.registration === "waitlist";
  const again = mayAgain && (
    <ButtonLink href={paths.register(event.slug)}>{t("pay.registerAgain")}</ButtonLink>
  );
  const said = (
    tone: "info" | "success" | "warning",
    title: string,
    text: string,
    action: ReactNode = on,
  ) => (
    <>
      <Notice tone={tone} title={title}>
        <p>{text}</p>
      </Notice>
      {action && <div className="pay-on">{action}</div>}
    </>
  );
  switch (paying.kind) {
    case "payable":
      return null;
    case "paying":
      return said("info", t("pay.payingTitle"), t("pay.payingText"));
    case "paid":
      return said("success", t("pay.paidTitle"), t("pay.paidText"));
    case "expired":
      return said("warning", t("pay.expiredTitle"), t("pay.expiredText"), again);
    case "too-late": {
      const amount = format.money(paying.backMinor, currency);
      return said("warning", t("pay.tooLateTitle"), t("pay.tooLateText", { amount }), again);
    }
    case "nothing":
      return said("info", t("pay.nothingTitle"), t("pay.nothingText"));
    case "invoiced":
      return said("info", t("pay.invoicedTitle"), t("pay.invoicedText"));
    case "cards-off":
      return said("warning", t("pay.offTitle"), t("pay.offText", { email: organiserEmail }));
  }
}
