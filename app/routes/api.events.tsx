import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiEvent } from "~/features/events/domain/api-event";
import { turningPoints, upcomingEvents } from "~/features/events/queries/event-cards.server";
import { paths } from "~/paths";
import { apiProblems } from "~/platform/http/json-api.server";
import { pageOf } from "~/platform/http/page-of";

/** Events of the public list a page of the API holds. */
const perPage = 100;

export async function loader({ request, context: { world, keep } }: LoaderFunctionArgs) {
  const page = pageOf(new URL(request.url).searchParams);
  const { events, total, pages } = await upcomingEvents(world, { page, perPage });
  keep({ list: true, until: turningPoints(events) });
  const { url } = world.settings;
  return Response.json({
    events: events.map((card) => apiEvent(card, url + paths.event(card.slug))),
    page,
    pages,
    total,
  });
}

export function action() {
  return apiProblems({ code: "method-not-allowed" });
}
