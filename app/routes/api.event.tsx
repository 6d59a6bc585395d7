import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiEvent } from "~/features/events/domain/api-event";
import { turningPoints } from "~/features/events/queries/event-cards.server";
import { eventPage } from "~/features/events/queries/event-page.server";
import { apiProgramme, type EventProgrammeAnswer } from "~/features/programme/domain/api-programme";
import { programmeOf } from "~/features/programme/queries/programme-of.server";
import { anonymous } from "~/kernel/actor";
import { paths } from "~/paths";
import { apiProblems, publicJson } from "~/platform/http/json-api.server";

export async function loader({ request, params, context: { world, keep } }: LoaderFunctionArgs) {
  const event = await eventPage(world, anonymous, params.slug ?? "");
  if (!event) return apiProblems({ code: "not-found" });
  keep({ event: event.id, until: turningPoints([event.card]) });
  const { url } = world.settings;
  return publicJson<EventProgrammeAnswer>(request, {
    event: {
      ...apiEvent(event.card, url + paths.event(event.card.slug)),
      description: event.description,
      language: event.language,
      requiresApproval: event.requiresApproval,
      groups: event.groups.map(({ id, name }) => ({ id, name })),
      ticketTypes: event.ticketTypes.map(({ id, name, priceMinor, currency }) => ({
        id,
        name,
        priceMinor,
        currency,
      })),
      programme: apiProgramme(await programmeOf(world, event.id)),
    },
  });
}

export function action() {
  return apiProblems({ code: "method-not-allowed" });
}
