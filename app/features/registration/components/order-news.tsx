import { useSpeech } from "~/i18n/locale-context";
import { Notice } from "~/ui/notice";
import { LeaveQueue } from "./leave-queue";
import { OfferAnswer } from "./offer-answer";
import type { OrderPage } from "../queries/seat-page.server";

export interface OrderNewsProps {
  readonly order: OrderPage;
  /** The order was made a moment ago: its mails are on their way. */
  readonly justDone: boolean;
}

/** What has become of an order, and what its contact has still to do. */
export function OrderNews({ order, justDone }: OrderNewsProps) {
  const { t } = useSpeech();
  const inState = (status: string) => order.seats.filter((seat) => seat.status === status).length;
  const confirmed = inState("confirmed");
  const unnamed = order.seats.filter(
    (seat) => seat.status === "confirmed" && seat.email === null,
  ).length;
  if (order.event.status === "cancelled")
    return <Notice tone="danger" title={t("register.eventCancelledTitle")} />;
  if (order.offer) return <OfferAnswer offer={order.offer} timeZone={order.event.timeZone} />;
  if (inState("offered") > 0)
    return (
      <Notice tone="warning" title={t("queue.offerOver")}>
        <p>{t("queue.offerOverText")}</p>
      </Notice>
    );
  if (inState("waitlisted") > 0)
    return (
      <>
        <Notice tone="warning" title={t("register.orderWaiting")}>
          {order.position !== null && (
            <p>{t("register.orderWaitingText", { position: order.position })}</p>
          )}
        </Notice>
        <LeaveQueue seats={inState("waitlisted")} />
      </>
    );
  if (inState("awaiting-approval") > 0)
    return (
      <Notice title={t("register.orderAwaiting")}>
        <p>{t("register.doneAwaitingText")}</p>
      </Notice>
    );
  // What is to be paid is said where it can be paid.
  if (inState("awaiting-payment") > 0) return null;
  if (confirmed === 0) return <Notice title={t("register.cancelledTitle")} />;
  return (
    <Notice tone="success" title={t("register.orderDone", { count: confirmed })}>
      {justDone && <p>{t("register.orderDoneText")}</p>}
      {unnamed > 0 && <p>{t("register.unnamedText", { count: unnamed })}</p>}
    </Notice>
  );
}
