import { hexOf } from "~/kernel/oklch";
import type { Locale } from "~/kernel/locales";
import { speechOf } from "~/i18n/speech";
import { ticketPdf } from "~/platform/tickets/ticket-pdf.server";
import { linkToken } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";
import { placeOf } from "~/features/events/queries/event-cards.server";
import { registrationByToken } from "./registration-by-token.server";

/** A ticket as a file. */
export interface Ticket {
  readonly name: string;
  readonly type: "application/pdf";
  readonly content: Buffer;
}

/** What a ticket's code begins with, so that whoever scans it knows whose it is. */
const codeMark = "treff:";

/** The ticket behind a personal link, in a language; `null` for a link that opens nothing, and without a place. */
export async function ticketByLink(
  world: World,
  token: string,
  locale: Locale,
): Promise<Ticket | null> {
  const opened = await registrationByToken(world, token);
  return opened && ticketOfSeat(world, { id: opened.id }, locale);
}

/**
 * The ticket of a seat: who may come in, to what, and a code to be scanned at the door; `null` unless the seat is
 * confirmed, somebody is named for it, and the event takes place.
 *
 * @param of.attendeeEmail - whose it has to be, where somebody is about to be sent it.
 * @remarks The code holds a token of its own purpose: whoever gets hold of a ticket can show it, and change nothing.
 */
export async function ticketOfSeat(
  world: World,
  of: { readonly id: string; readonly attendeeEmail?: string },
  locale: Locale,
): Promise<Ticket | null> {
  const seat = await world.db.registration.findUnique({
    where: of,
    select: {
      id: true,
      status: true,
      attendeeName: true,
      anonymisedAt: true,
      tokenGeneration: true,
      ticketType: { select: { name: true } },
      order: { select: { code: true } },
      event: {
        select: {
          slug: true,
          title: true,
          status: true,
          startsAt: true,
          endsAt: true,
          timeZone: true,
          onlineUrl: true,
          venue: { select: { name: true, municipality: true, address: true } },
          organisation: { select: { name: true, accentHue: true } },
        },
      },
    },
  });
  if (!seat || seat.status !== "confirmed" || seat.anonymisedAt !== null) return null;
  const { event, attendeeName, ticketType, order } = seat;
  if (attendeeName === null || event.status !== "published") return null;
  const { t, format } = speechOf(locale);
  const place = [placeOf(event.venue), event.venue?.address].filter(Boolean).join(", ");
  const where = place || (event.onlineUrl === null ? "" : t("ticket.online"));
  const content = await ticketPdf({
    language: locale,
    title: t("ticket.title", { event: event.title }),
    organisation: event.organisation.name,
    event: event.title,
    name: attendeeName,
    nameLabel: t("ticket.name"),
    rows: [
      // A ticket is kept: it says the year, whenever it is printed.
      { label: t("ticket.when"), value: format.when(event, event.timeZone, new Date(0)) },
      ...(where === "" ? [] : [{ label: t("ticket.where"), value: where }]),
    ],
    ticket: { label: t("ticket.kind"), value: ticketType?.name ?? t("ticket.ordinary") },
    order: { label: t("ticket.order"), value: order.code },
    code: codeMark + checkInToken(world, { id: seat.id, generation: seat.tokenGeneration }),
    hint: t("ticket.hint"),
    accent: hexOf(0.44, 0.13, event.organisation.accentHue),
  });
  return { name: "ticket.pdf", type: "application/pdf", content };
}

/** The token that proves at the door that somebody has this place; it opens nothing else. */
function checkInToken(world: World, seat: { id: string; generation: number }): string {
  return linkToken(world.settings.secret, "check-in", seat.id, seat.generation);
}
