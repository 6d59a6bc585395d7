import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import type { StandingOffer } from "../queries/queue-place.server";

/** Places are kept: what they cost, until when, and the two answers. */
export function OfferAnswer({ offer, timeZone }: { offer: StandingOffer; timeZone: string }) {
  const { t, format } = useSpeech();
  const { seats, expiresAt, lines, vatMinor, totalMinor, currency } = offer;
  const money = (minor: number) => format.money(minor, currency);
  return (
    <Notice tone="success" title={t("queue.offerTitle", { count: seats })}>
      <p>{t("queue.offerText", { until: format.moment(expiresAt, timeZone) })}</p>
      <dl className="offer-sum">
        {lines.map(({ label, netMinor }, place) => (
          <div key={`${place} ${label}`}>
            <dt>{label}</dt>
            <dd>{money(netMinor)}</dd>
          </div>
        ))}
        {vatMinor > 0 && (
          <div>
            <dt>{t("queue.vat")}</dt>
            <dd>{money(vatMinor)}</dd>
          </div>
        )}
        <div className="offer-total">
          <dt>{t("queue.total")}</dt>
          <dd>{money(totalMinor)}</dd>
        </div>
      </dl>
      <form method="post" className="fields">
        <div>
          <Button name="intent" value="offer-accept" icon="check">
            {t(seats > 1 ? "queue.offerAcceptMany" : "queue.offerAcceptOne")}
          </Button>
        </div>
        <p className="form-note">{t(offer.payBy === "card" ? "queue.offerAcceptCard" : "queue.offerAcceptHint")}</p>
        <Island name="submit-once" />
      </form>
      <Details summary={t("queue.offerDecline")}>
        <form method="post" className="fields">
          <p>{t("queue.offerDeclineText")}</p>
          <div>
            <Button look="danger" name="intent" value="leave-queue">
              {t(seats > 1 ? "queue.offerDeclineMany" : "queue.offerDeclineOne")}
            </Button>
          </div>
          <Island name="submit-once" />
        </form>
      </Details>
    </Notice>
  );
}
