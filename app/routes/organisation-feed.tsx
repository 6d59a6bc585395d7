import type { LoaderFunctionArgs } from "@remix-run/node";
import { organisationFeed } from "~/features/calendar/queries/public-feeds.server";
import { calendarResponse, noCalendar } from "~/platform/http/conditional.server";

export async function loader({
  request,
  params,
  context: { world, locale, keep },
}: LoaderFunctionArgs) {
  const slug = params.slug ?? "";
  const feed = await organisationFeed(world, slug, locale);
  if (!feed) return noCalendar();
  keep({ organisation: feed.organisationId, places: false });
  return calendarResponse(request, feed.ics, { scope: "public", fileName: `${slug}.ics` });
}
