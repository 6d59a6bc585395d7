import type { LoaderFunctionArgs } from "@remix-run/node";
import { seriesFeed } from "~/features/calendar/queries/public-feeds.server";
import { calendarResponse, noCalendar } from "~/platform/http/conditional.server";

export async function loader({ request, params, context: { world, locale } }: LoaderFunctionArgs) {
  const slug = params.slug ?? "";
  const ics = await seriesFeed(world, slug, locale);
  if (ics === null) return noCalendar();
  return calendarResponse(request, ics, { scope: "public", fileName: `${slug}.ics` });
}
