import { placeLine } from "~/features/events/components/registration-words";
import type { EventCard } from "~/features/events/domain/event-card";
import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/button";
import { FactList } from "~/ui/fact-list";
import { nearestHue } from "~/ui/hues";
import { Notice } from "~/ui/notice";
import { VisuallyHidden } from "~/ui/visually-hidden";
import type { OrderPage, SeatPage } from "../queries/seat-page.server";
import { OrderNews } from "./order-news";
import { SeatNews } from "./seat-news";

export interface EmbeddedDoneProps {
  readonly event: EventCard;
  /** Somebody's own seat, or else a contact's order. */
  readonly seat: SeatPage | null;
  readonly order: OrderPage | null;
  readonly token: string;
  readonly now: Instant;
}

/** What has become of a registration, in somebody else's page: the news, and the way to the page of its own. */
export function EmbeddedDone({ event, seat, order, token, now }: EmbeddedDoneProps) {
  const speech = useSpeech();
  const { t, format, locale } = speech;
  const place = placeLine(event, speech);
  const own = seat ? paths.registration(token) : paths.order(token);
  const unpaid = order?.seats.filter(({ status }) => status === "awaiting-payment").length ?? 0;
  if (unpaid > 0)
    return (
      <div className="embedded" data-hue={nearestHue(event.organisation.hue)}>
        <h1 className="embedded-title">{event.title}</h1>
        <div className="page-body embedded-form">
          <Notice tone="warning" title={t("pay.awaitingTitle", { count: unpaid })}>
            <p>{t("pay.framedText")}</p>
          </Notice>
          <div>
            <ButtonLink
              icon="forward"
              href={paths.inLanguage(paths.payOrder(token), locale)}
              target="_top"
            >
              {t("pay.goPay")}
            </ButtonLink>
          </div>
          <p className="form-note">{t("pay.atStripe")}</p>
        </div>
      </div>
    );
  return (
    <div className="embedded" data-hue={nearestHue(event.organisation.hue)}>
      <h1 className="embedded-title">{event.title}</h1>
      <div className="page-body embedded-form">
        {seat && <SeatNews seat={seat} done="done" />}
        {order && <OrderNews order={order} justDone />}
        <FactList
          facts={[
            {
              icon: "calendar",
              label: t("eventView.when"),
              value: format.when(event, event.timeZone, now),
            },
            place === null ? null : { icon: "place", label: t("eventView.where"), value: place },
          ]}
        />
        <div>
          <ButtonLink
            icon="external"
            href={paths.inLanguage(own, locale)}
            target="_blank"
            rel="noopener"
          >
            {t(seat ? "embed.openSeat" : "embed.openOrder")}
            <VisuallyHidden> {t("embed.newTab")}</VisuallyHidden>
          </ButtonLink>
        </div>
        <p className="form-note">{t("embed.openHint")}</p>
      </div>
    </div>
  );
}
