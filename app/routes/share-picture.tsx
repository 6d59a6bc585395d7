import type { LoaderFunctionArgs } from "@remix-run/node";
import { placeLine } from "~/features/events/components/registration-words";
import {
  shareCardGround,
  shareCardLayout,
  shareCardVersion,
  type ShareCard,
} from "~/features/events/components/share-card";
import { eventPage } from "~/features/events/queries/event-page.server";
import { publicOrganisation } from "~/features/organisations/queries/public-organisation.server";
import { speechOf, type Speech } from "~/i18n/speech";
import { anonymous } from "~/kernel/actor";
import { pictureResponse } from "~/platform/http/pictures.server";
import { found } from "~/platform/http/refusals.server";
import type { KeptOn } from "~/platform/page-cache/kept-on";
import { drawSharePicture } from "~/platform/pictures/share-picture.server";
import type { World } from "~/platform/world.server";

/** What a picture shows, and what it depends on. */
interface Shared {
  readonly content: ShareCard;
  readonly keptOn: KeptOn;
}

/** The picture a shared link to an event or an organisation shows: one file for both, told apart by the address. */
export async function loader({
  request,
  params,
  context: { world, locale, keep },
}: LoaderFunctionArgs) {
  const picture = new URL(request.url).pathname.startsWith("/e/") ? ofEvent : ofOrganisation;
  const { content, keptOn } = found(await picture(world, params["slug"] ?? "", speechOf(locale)));
  keep(keptOn);
  return pictureResponse(request, { version: shareCardVersion, content }, () =>
    drawSharePicture(shareCardLayout(content), shareCardGround(content)),
  );
}

/** Only of what everybody may see: whoever asks, asks as a stranger. */
async function ofEvent(world: World, slug: string, speech: Speech): Promise<Shared | null> {
  const event = await eventPage(world, anonymous, slug);
  if (!event) return null;
  const { id, card } = event;
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
  return { content, keptOn: { event: id, places: false } };
}

async function ofOrganisation(world: World, slug: string, { t }: Speech): Promise<Shared | null> {
  const organisation = await publicOrganisation(world, slug);
  if (!organisation) return null;
  const content: ShareCard = {
    pattern: organisation.slug,
    hue: organisation.hue,
    kicker: t("eventView.organiser"),
    title: organisation.name,
    lines: [organisation.city],
    foot: "Treff",
  };
  return { content, keptOn: { organisation: organisation.id, places: false } };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
