import type { LoaderFunctionArgs } from "@remix-run/node";
import { placeLine } from "~/features/events/components/registration-words";
import {
  shareCardGround,
  shareCardLayout,
  shareCardVersion,
  type ShareCard,
} from "~/features/events/components/share-card";
import { eventPage } from "~/features/events/queries/event-page.server";
import { speechOf } from "~/i18n/speech";
import { anonymous } from "~/kernel/actor";
import { pictureResponse } from "~/platform/http/pictures.server";
import { found } from "~/platform/http/refusals.server";
import { drawSharePicture } from "~/platform/pictures/share-picture.server";

/** The picture a shared link shows. Only of what everybody may see: whoever asks, asks as a stranger. */
export async function loader({
  request,
  params,
  context: { world, locale, keep },
}: LoaderFunctionArgs) {
  const { id, card } = found(await eventPage(world, anonymous, params.slug ?? ""));
  keep({ event: id, places: false });
  const speech = speechOf(locale);
  const { t, format } = speech;
  const content: ShareCard = {
    pattern: card.slug,
    hue: card.organisation.hue,
    kicker:
      card.status === "cancelled"
        ? `${t(`eventView.kind-${card.kind}`)} · ${t("eventView.cancelledSession")}`
        : t(`eventView.kind-${card.kind}`),
    title: card.title,
    lines: [capital(format.when(card, card.timeZone, world.now())), placeLine(card, speech) ?? ""],
    foot: card.organisation.name,
  };
  return pictureResponse(request, { version: shareCardVersion, content }, () =>
    drawSharePicture(shareCardLayout(content), shareCardGround(content)),
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
