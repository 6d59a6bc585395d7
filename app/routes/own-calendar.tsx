import type { LoaderFunctionArgs } from "@remix-run/node";
import { personalDownload } from "~/features/calendar/queries/calendar-feeds.server";
import { calendarRefusal, calendarResponse } from "~/platform/http/calendar-answers.server";

/** Somebody's own programme as a file, for those who write it into their calendar by hand. */
export async function loader({ request, params, context: { world, locale } }: LoaderFunctionArgs) {
  const calendar = await personalDownload(world, params["token"] ?? "");
  if (calendar === null) return calendarRefusal({ code: "not-found" }, locale);
  const how = { scope: "private", format: "ics", fileName: "treff" } as const;
  return calendarResponse(request, calendar, how);
}
