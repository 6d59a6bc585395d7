import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiEvent, type EventsAnswer } from "~/features/events/domain/api-event";
import { apiEvents } from "~/features/events/queries/api-events.server";
import { eventsQuerySchema } from "~/features/events/schema";
import { turningPoints } from "~/features/events/queries/event-cards.server";
import { paths } from "~/paths";
import { apiProblems, publicJson, queryProblems, readQuery } from "~/platform/http/json-api.server";
import { pageOf } from "~/platform/http/page-of";

/** Events of the public list a page of the API holds. */
const perPage = 100;

export async function loader({ request, context: { world, keep } }: LoaderFunctionArgs) {
  const query = readQuery(request, eventsQuerySchema);
  if (!query.ok) return queryProblems(query);
  const { organiser, kind, from, to } = query.value;
  const page = pageOf(new URL(request.url).searchParams);
  const { events, total, pages } = await apiEvents(
    world,
    {
      organiser,
      kind,
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
    },
    { page, perPage },
  );
  keep({ list: true, until: turningPoints(events) });
  const { url } = world.settings;
  return publicJson<EventsAnswer>(request, {
    events: events.map((card) => apiEvent(card, url + paths.event(card.slug))),
    page,
    pages,
    total,
  });
}

export function action() {
  return apiProblems({ code: "method-not-allowed" });
}
