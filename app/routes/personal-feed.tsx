import type { LoaderFunctionArgs } from "@remix-run/node";
import { personalFeed } from "~/features/calendar/queries/calendar-feeds.server";
import { calendarResponse, noCalendar } from "~/platform/http/conditional.server";

/** A token that opens nothing is a plain 404: a calendar client cannot use a page. */
export async function loader({ request, params, context: { world } }: LoaderFunctionArgs) {
  const [, token] = /^([\w-]+)\.ics$/.exec(params.file ?? "") ?? [];
  const ics = token ? await personalFeed(world, token) : null;
  if (ics === null) return noCalendar();
  return calendarResponse(request, ics, { scope: "private", fileName: "treff.ics" });
}
