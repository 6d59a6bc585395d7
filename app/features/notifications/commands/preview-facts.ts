import type {
  ChangeFacts,
  DayFacts,
  EventFacts,
  LetterFacts,
  SeatFacts,
} from "emails/letter-facts";
import { addTime, dateOf, daysBetween, hour, type Instant } from "~/kernel/time";
import type { LetterMoment } from "../domain/letter-moments";
import type { WordableKind } from "./own-words";

/** Somebody's real registration, as far as a letter speaks of it. */
export interface PreviewedRegistration {
  readonly now: Instant;
  readonly recipientName: string;
  readonly event: EventFacts;
  readonly orderCode: string;
  readonly companyName: string | null;
  readonly seats: readonly { readonly number: number; readonly name: string | null }[];
  readonly programme: readonly DayFacts[];
  /** What its event asks of everybody and has to be answered. */
  readonly asked: readonly string[];
}

/** A letter's kind with the facts of that kind. */
export type Previewed = {
  readonly [K in WordableKind]: { readonly kind: K; readonly facts: LetterFacts[K] };
}[WordableKind];

/**
 * What a letter would say to somebody at a moment that may lie ahead of them.
 *
 * @remarks Everything is real but what that moment would bring: what is changed, and the place in the queue. Every
 * link leads to the event's page, for a personal one opens somebody else's registration to whoever has the letter.
 */
export function previewFacts(moment: LetterMoment, of: PreviewedRegistration): Previewed {
  const { now, recipientName, event, programme } = of;
  const about = { now, recipientName, event };
  const [manageUrl, feedUrl, orderUrl] = [event.url, event.url, event.url];
  const seats = of.seats.map((seat): SeatFacts => ({ ...seat, url: event.url }));
  const contact = {
    ...about,
    orderCode: of.orderCode,
    orderUrl,
    companyName: of.companyName,
  };
  const place = { ...about, manageUrl, feedUrl, programme, calendarAttached: true };
  switch (moment) {
    case "confirmation":
      return { kind: moment, facts: { ...place, ticketAttached: true, registeredBy: null } };
    case "promoted":
      return { kind: moment, facts: { ...place, ticketAttached: true } };
    case "order-confirmation":
      return { kind: moment, facts: { ...contact, seats } };
    case "seat-to-be-named": {
      const unnamed = seats.filter(({ name }) => name === null);
      const open = unnamed.length > 0 ? unnamed : [{ number: 1, name: null, url: event.url }];
      return { kind: moment, facts: { ...contact, seats: open } };
    }
    case "waitlisted":
      return { kind: moment, facts: { ...about, manageUrl, seats: seats.length, position: 1 } };
    case "awaiting-approval":
      return { kind: moment, facts: { ...about, manageUrl, seats: seats.length } };
    case "declined":
      return { kind: moment, facts: { ...about, seats: seats.length } };
    case "link-again":
      return { kind: moment, facts: { ...about, manageUrl } };
    case "reminder": {
      const days = daysBetween(dateOf(now, event.timeZone), dateOf(event.startsAt, event.timeZone));
      return {
        kind: moment,
        facts: { ...about, manageUrl, programme, daysBefore: Math.max(0, days) },
      };
    }
    case "complete-your-part":
      return {
        kind: moment,
        facts: { ...about, manageUrl, missing: of.asked, registeredBy: null },
      };
    case "order-incomplete":
      return {
        kind: moment,
        facts: {
          ...contact,
          seats: seats.map((seat) => ({ ...seat, missing: of.asked })),
          ofSeats: seats.length,
        },
      };
    case "changed":
      return { kind: moment, facts: { ...place, changes: [exampleChange(event, programme)] } };
    case "left":
      return { kind: "cancelled", facts: { ...about, by: "attendee", calendarAttached: true } };
    case "taken-back":
      return {
        kind: "cancelled",
        facts: { ...about, by: "attendee", cancelledBy: "organiser", calendarAttached: true },
      };
    case "seats-left":
      return { kind: "cancelled", facts: { ...about, by: "contact", seats, orderUrl } };
    case "called-off":
      return { kind: "cancelled", facts: { ...about, by: "organiser", calendarAttached: true } };
  }
}

/** The first thing on the programme, as if it had been an hour earlier. */
function exampleChange(event: EventFacts, programme: readonly DayFacts[]): ChangeFacts {
  const first = programme.find(({ sessions }) => sessions.length > 0)?.sessions[0] ?? {
    ...event,
    startZone: event.timeZone,
    endZone: event.timeZone,
  };
  const after = {
    startsAt: first.startsAt,
    startZone: first.startZone,
    endsAt: first.endsAt,
    endZone: first.endZone,
    place: first.place,
  };
  const before = {
    ...after,
    startsAt: addTime(after.startsAt, -hour),
    endsAt: addTime(after.endsAt, -hour),
  };
  return { title: first.title, before, after };
}
