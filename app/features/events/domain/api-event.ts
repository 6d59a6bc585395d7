import { z } from "zod";
import { addressAnswer, idAnswer, instantAnswer, timeZoneAnswer } from "~/kernel/answer-schemas";
import { registrationStates, type EventCard } from "./event-card";
import { eventKinds, eventStatuses, type EventStatus } from "./event-words";

const publicStatuses = z.enum(eventStatuses).exclude(["draft"]);

/** An event as the JSON API shows it in a list. What is here is kept; more may come. */
export const eventAnswer = z
  .object({
    slug: z.string().meta({ description: "Names the event in addresses; it never changes." }),
    kind: z.enum(eventKinds),
    title: z.string(),
    summary: z.string().meta({ description: "A sentence or two; empty when there is none." }),
    startsAt: instantAnswer,
    endsAt: instantAnswer,
    timeZone: timeZoneAnswer,
    place: z
      .string()
      .nullable()
      .meta({ description: "The venue in one line; null when it is not said, or online only." }),
    online: z.boolean().meta({
      description: "Whether one can take part online. The room's address is for those registered.",
    }),
    organisation: z
      .object({ slug: z.string(), name: z.string() })
      .meta({ description: "Who invites." }),
    hostCompany: z
      .string()
      .nullable()
      .meta({ description: "The company that opens its doors, when that is not the organiser." }),
    status: publicStatuses.meta({ description: "Drafts are never shown." }),
    registration: z.enum(registrationStates).meta({
      description:
        "What an order would meet now: `open`; `waitlist`, it would queue; `full`, `closed` or `not-yet`, it would be refused.",
    }),
    capacity: z.int().min(0).nullable().meta({ description: "Places; null when nobody counts." }),
    seatsLeft: z.int().min(0).nullable().meta({
      description:
        "Places to be had now, 0 while anybody queues; null when nobody counts. Only an order makes sure of one.",
    }),
    url: addressAnswer.meta({ description: "The event's page, for people." }),
  })
  .meta({ description: "An event, as lists show it." });

export type EventAnswer = z.output<typeof eventAnswer>;

/** An event by itself, its programme aside. */
export const eventDetailAnswer = eventAnswer.extend({
  description: z
    .string()
    .meta({ description: "The event in the organiser's words, in several lines; may be empty." }),
  language: z.string().meta({ description: "The language it is held and written in (BCP 47)." }),
  requiresApproval: z
    .boolean()
    .meta({ description: "Whether the organiser decides about each order." }),
  groups: z
    .array(z.object({ id: idAnswer, name: z.string() }))
    .meta({ description: "Groups with a programme of their own. A seat may say which is its." }),
});

/** A page of the list of events. */
export const eventsAnswer = z
  .object({
    events: z.array(eventAnswer),
    page: z.int().min(1).meta({ description: "The page this is, from 1." }),
    pages: z.int().min(1).meta({ description: "How many pages there are." }),
    total: z.int().min(0).meta({ description: "How many events there are on all of them." }),
  })
  .meta({ description: "A page of events, soonest first." });

export type EventsAnswer = z.output<typeof eventsAnswer>;

/** An event as the JSON API shows it. Instants in UTC (RFC 3339), the zone beside them. */
export function apiEvent(card: EventCard, url: string): EventAnswer {
  return {
    slug: card.slug,
    kind: card.kind,
    title: card.title,
    summary: card.summary,
    startsAt: card.startsAt.toISOString(),
    endsAt: card.endsAt.toISOString(),
    timeZone: card.timeZone,
    place: card.placeName,
    online: card.online,
    organisation: { slug: card.organisation.slug, name: card.organisation.name },
    hostCompany: card.hostCompany,
    status: publicStatus(card.status),
    registration: card.registration,
    capacity: card.capacity,
    seatsLeft: card.seatsLeft,
    url,
  };
}

function publicStatus(status: EventStatus): EventAnswer["status"] {
  if (status === "draft") throw new Error("a draft was about to be shown to everybody");
  return status;
}
