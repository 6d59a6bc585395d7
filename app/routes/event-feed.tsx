import type { LoaderFunctionArgs } from "@remix-run/node";
import { eventFeed } from "~/features/calendar/queries/calendar-feeds.server";
import { calendarResponse } from "~/platform/http/conditional.server";
import { found } from "~/platform/http/refusals.server";

export async function loader({
  request,
  params,
  context: { world, actor, locale, keep },
}: LoaderFunctionArgs) {
  const slug = params.slug ?? "";
  const { eventId, ics } = found(await eventFeed(world, actor, slug, locale));
  keep({ event: eventId, places: false });
  return calendarResponse(request, ics, {
    scope: actor.kind === "signed-in" ? "private" : "public",
    fileName: `${slug}.ics`,
  });
}
