import { useSpeech } from "~/i18n/locale-context";
import { paths, type Done } from "~/paths";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { OfferAnswer } from "./offer-answer";
import type { SeatPage } from "../queries/seat-page.server";

export interface SeatNewsProps {
  readonly seat: SeatPage;
  /** What was done a moment ago; without it only the state is said, and nothing about mails. */
  readonly done?: Done | null;
}

/** Where a seat stands, said first and in words: registered, in the queue, given back. */
export function SeatNews({ seat, done = null }: SeatNewsProps) {
  const { t } = useSpeech();
  if (seat.event.status === "cancelled")
    return <Notice tone="danger" title={t("register.eventCancelledTitle")} />;
  switch (seat.status) {
    case "confirmed":
      return seat.email === null ? null : (
        <Notice
          tone="success"
          title={t(done === "named" ? "register.seatNamed" : "register.doneConfirmed")}
        >
          {(done === "done" || done === "named") && (
            <p>{t("register.doneConfirmedText", { email: seat.email })}</p>
          )}
        </Notice>
      );
    case "awaiting-payment":
      return (
        <Notice tone="warning" title={t("pay.awaitingTitle", { count: 1 })}>
          <p>{t("pay.awaitingContact", { name: seat.contactName })}</p>
        </Notice>
      );
    case "offered":
      return seat.offer ? (
        <OfferAnswer offer={seat.offer} timeZone={seat.event.timeZone} />
      ) : (
        <Notice tone="warning" title={t("queue.offeredToContact")}>
          <p>{t("queue.offeredToContactText", { name: seat.contactName })}</p>
        </Notice>
      );
    case "waitlisted":
      return (
        <Notice tone="warning" title={t("register.doneWaitlisted")}>
          {seat.position !== null && (
            <p>{t("register.doneWaitlistedText", { position: seat.position })}</p>
          )}
        </Notice>
      );
    case "awaiting-approval":
      return (
        <Notice title={t("register.doneAwaiting")}>
          <p>{t("register.doneAwaitingText")}</p>
        </Notice>
      );
    case "declined":
      return <Notice title={t("register.declinedTitle")} />;
    default:
      return (
        <Notice title={t("register.cancelledTitle")}>
          {done === "cancelled" && <p>{t("register.cancelledText")}</p>}
          {(seat.event.registration === "open" || seat.event.registration === "waitlist") && (
            <ButtonLink look="quiet" href={paths.register(seat.event.slug)}>
              {t("register.registerAgain")}
            </ButtonLink>
          )}
        </Notice>
      );
  }
}
