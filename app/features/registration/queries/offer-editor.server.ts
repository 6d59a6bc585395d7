import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import {
  organiserEvent,
  type EditableEvent,
} from "~/features/events/queries/organiser-events.server";
import type { AccessProblem, Membership } from "~/features/organisations/queries/membership.server";
import type { SeatCount } from "~/features/events/domain/seats-left";
import type { CodeKind } from "../domain/codes";
import type { Offer } from "../domain/offer";
import { seatedStatuses } from "../domain/registration-transitions";
import { offerOf } from "./offer.server";

/** A code as its organiser sees it. */
export interface EditedCode {
  readonly id: string;
  readonly code: string;
  readonly kind: CodeKind;
  readonly percent: number | null;
  readonly amountMinor: number | null;
  readonly ticketTypeIds: readonly string[];
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  readonly maxUses: number | null;
  readonly uses: number;
  readonly company: { readonly id: string; readonly name: string } | null;
  readonly note: string;
  readonly pool: SeatCount | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everything an organiser's page about tickets and form needs. */
export interface OfferEditor {
  readonly membership: Membership;
  readonly event: EditableEvent;
  readonly offer: Offer;
  /** at-once | by-hand */
  readonly invoiceWhen: string;
  /** Why cards are off; `null` while they are on. */
  readonly cardsOff: "no-key" | "no-account" | null;
  readonly codes: readonly EditedCode[];
  /** The organisation's groups and companies, to choose from. */
  readonly networks: readonly Named[];
  readonly companies: readonly Named[];
  /** The sessions that take place, for add-ons to belong to. */
  readonly sessions: readonly Named[];
  /** How many have each ticket type, and each add-on. */
  readonly sold: Readonly<Record<string, number>>;
  /** How often each question was answered. */
  readonly answered: Readonly<Record<string, number>>;
}

/** A longer list is searched, not chosen from. */
const mostCompanies = 500;

/**
 * What an event offers and asks, as its organiser edits it.
 *
 * Refused: the access problems; `not-found` for another organisation's event.
 */
export async function offerEditor(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<OfferEditor, AccessProblem>> {
  const found = await organiserEvent(world, actor, organisationSlug, eventSlug, "edit-events");
  if (!found.ok) return found;
  const { membership, event } = found.value;
  const organisationId = membership.organisation.id;
  const eventId = event.id;
  const byName = { orderBy: { name: "asc" }, select: { id: true, name: true } } as const;
  const [offer, rules, codes, networks, companies, sessions, tickets, addOns, answers] =
    await Promise.all([
      offerOf(world, eventId),
      world.db.event.findUniqueOrThrow({ where: { id: eventId }, select: { invoiceWhen: true } }),
      world.db.code.findMany({
        where: { eventId, archivedAt: null },
        orderBy: { code: "asc" },
        include: {
          company: { select: { id: true, name: true } },
          seatPool: { select: { size: true, taken: true, waiting: true } },
        },
      }),
      world.db.network.findMany({ where: { organisationId }, ...byName }),
      world.db.company.findMany({ where: { organisationId }, take: mostCompanies, ...byName }),
      world.db.session.findMany({
        where: { eventId, status: "scheduled" },
        orderBy: { startsAt: "asc" },
        select: { id: true, title: true },
      }),
      world.db.registration.groupBy({
        by: ["ticketTypeId"],
        where: { eventId, status: { in: [...seatedStatuses] } },
        _count: true,
      }),
      world.db.registrationAddOn.groupBy({
        by: ["addOnId"],
        where: {
          status: "taken",
          addOn: { eventId },
          registration: { status: { in: [...seatedStatuses] } },
        },
        _count: true,
      }),
      world.db.answer.groupBy({
        by: ["questionId"],
        where: { question: { eventId } },
        _count: true,
      }),
    ]);
  return accept({
    membership,
    event,
    offer,
    ...rules,
    cardsOff: offer.cardsOn ? null : world.settings.stripe === undefined ? "no-key" : "no-account",
    codes: codes.map(({ seatPool, ...code }) => ({
      ...code,
      kind: code.kind as CodeKind,
      pool: seatPool,
    })),
    networks,
    companies,
    sessions: sessions.map(({ id, title }) => ({ id, name: title })),
    sold: Object.fromEntries([
      ...tickets.map(({ ticketTypeId, _count }) => [ticketTypeId ?? "", _count] as const),
      ...addOns.map(({ addOnId, _count }) => [addOnId, _count] as const),
    ]),
    answered: Object.fromEntries(answers.map(({ questionId, _count }) => [questionId, _count])),
  });
}
