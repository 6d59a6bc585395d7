import type { LoaderFunctionArgs } from "@remix-run/node";
import { networkFeed } from "~/features/calendar/queries/public-feeds.server";
import { answerCalendar } from "~/platform/http/calendar-answers.server";

export function loader(args: LoaderFunctionArgs) {
  return answerCalendar(args, (world, slug, ask) =>
    networkFeed(world, slug, args.params["network"] ?? "", ask),
  );
}
