import type { LoaderFunctionArgs } from "@remix-run/node";
import { organisationFeed } from "~/features/calendar/queries/public-feeds.server";
import { answerCalendar } from "~/platform/http/calendar-answers.server";

export function loader(args: LoaderFunctionArgs) {
  return answerCalendar(args, organisationFeed);
}
