import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  shareCardGround,
  shareCardLayout,
  shareCardVersion,
  type ShareCard,
} from "~/features/events/components/share-card";
import { publicOrganisation } from "~/features/organisations/queries/public-organisation.server";
import { speechOf } from "~/i18n/speech";
import { pictureResponse } from "~/platform/http/pictures.server";
import { found } from "~/platform/http/refusals.server";
import { drawSharePicture } from "~/platform/pictures/share-picture.server";

/** The picture a shared link to an organisation shows. */
export async function loader({
  request,
  params,
  context: { world, locale, keep },
}: LoaderFunctionArgs) {
  const organisation = found(await publicOrganisation(world, params.slug ?? ""));
  keep({ organisation: organisation.id, places: false });
  const content: ShareCard = {
    pattern: organisation.slug,
    hue: organisation.hue,
    kicker: speechOf(locale).t("eventView.organiser"),
    title: organisation.name,
    lines: [organisation.city],
    foot: "Treff",
  };
  return pictureResponse(request, { version: shareCardVersion, content }, () =>
    drawSharePicture(shareCardLayout(content), shareCardGround(content)),
  );
}
