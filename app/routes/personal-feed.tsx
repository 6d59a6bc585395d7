import type { LoaderFunctionArgs } from "@remix-run/node";
import { personalFeed } from "~/features/calendar/queries/calendar-feeds.server";
import {
  calendarAsk,
  calendarRefusal,
  calendarResponse,
  languageAsked,
} from "~/platform/http/calendar-answers.server";

/** A token that opens nothing is answered in plain text: a calendar program cannot use a page. */
export async function loader({ request, params, context: { world, locale } }: LoaderFunctionArgs) {
  const ask = calendarAsk(request, locale);
  const [, token] = /^([\w-]+)\.(?:ics|json)$/.exec(params["file"] ?? "") ?? [];
  if (token === undefined) return calendarRefusal({ code: "not-found" }, locale);
  const feed = await personalFeed(world, token, { ...ask, locale: languageAsked(request) });
  if (!feed.ok) return calendarRefusal(feed.problem, locale);
  const how = { scope: "private", format: ask.format, fileName: "treff" } as const;
  return calendarResponse(request, feed.value, how);
}
