import type { LoaderFunctionArgs } from "@remix-run/node";
import { eventCalendar } from "~/features/calendar/queries/calendar-feeds.server";
import { answerCalendar } from "~/platform/http/calendar-answers.server";

export function loader(args: LoaderFunctionArgs) {
  return answerCalendar(args, eventCalendar);
}
