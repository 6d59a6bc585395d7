import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiEvent } from "~/features/events/domain/api-event";
import { turningPoints } from "~/features/events/queries/event-cards.server";
import { eventPage } from "~/features/events/queries/event-page.server";
import { apiProgramme } from "~/features/programme/domain/api-programme";
import { programmeOf } from "~/features/programme/queries/programme-of.server";
import { apiOffer, type EventOfferAnswer } from "~/features/registration/domain/api-offer";
import { offerOf } from "~/features/registration/queries/offer.server";
import { anonymous } from "~/kernel/actor";
import { paths } from "~/paths";
import { apiProblems, publicJson } from "~/platform/http/json-api.server";

export async function loader({ request, params, context: { world, keep } }: LoaderFunctionArgs) {
  const event = await eventPage(world, anonymous, params.slug ?? "");
  if (!event) return apiProblems({ code: "not-found" });
  keep({ event: event.id, until: turningPoints([event.card]) });
  const { url } = world.settings;
  return publicJson<EventOfferAnswer>(request, {
    event: {
      ...apiEvent(event.card, url + paths.event(event.card.slug)),
      description: event.description,
      language: event.language,
      requiresApproval: event.requiresApproval,
      groups: event.groups.map(({ id, name }) => ({ id, name })),
      ...apiOffer(await offerOf(world, event.id)),
      programme: apiProgramme(await programmeOf(world, event.id)),
    },
  });
}

export function action() {
  return apiProblems({ code: "method-not-allowed" });
}
