import { useSpeech } from "~/i18n/locale-context";
import { Button, ButtonLink } from "~/ui/button";
import { Island } from "~/ui/island";
import { isSeated } from "../domain/registration-transitions";
import type { SeatToCancel } from "../queries/seat-to-cancel.server";

/** Asks before a seat is cancelled, and says who hears of it and who gets the place. */
export function CancelSeat({ seat, backHref }: { seat: SeatToCancel; backHref: string }) {
  const { t, format } = useSpeech();
  const told = seat.told.map(({ name, email }) => (name ? `${name} (${email})` : email));
  return (
    <section className="told" aria-labelledby="cancel-title">
      <h2 id="cancel-title">
        {t("organise.cancelSeatTitle", { name: seat.name ?? t("organise.notNamed") })}
      </h2>
      {seat.company !== null && (
        <p className="told-lead">{t("organise.cancelSeatFrom", { company: seat.company })}</p>
      )}
      <ul className="told-facts">
        <li>{t("organise.cancelSeatTold", { names: format.list(told) })}</li>
        {isSeated(seat.status) && (
          <li>{t(seat.queued ? "organise.cancelSeatQueue" : "organise.cancelSeatFree")}</li>
        )}
      </ul>
      <form method="post" className="told-form">
        <input type="hidden" name="registrationId" value={seat.id} />
        <div className="button-row">
          <Button name="intent" value="cancel-seat" look="danger">
            {t("organise.cancelSeatConfirm")}
          </Button>
          <ButtonLink look="quiet" icon="back" href={backHref}>
            {t("organise.keepSeat")}
          </ButtonLink>
        </div>
        <Island name="submit-once" />
      </form>
    </section>
  );
}
