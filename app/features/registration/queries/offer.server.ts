import type { Actor } from "~/kernel/actor";
import { Prisma } from "~/platform/db.server";
import type { Settings } from "~/platform/env.server";
import { keptReady } from "~/platform/ready-statements";
import type { World } from "~/platform/world.server";
import { refundRuleOf } from "../domain/refund-rule";
import type { Offer, OfferedAddOn, OfferedSession, OfferedTicketType } from "../domain/offer";

/**
 * What an event offers, read in one statement; `null` for one the actor may not see: a draft, a members' event of
 * an organisation they do not belong to, or none at all.
 *
 * @remarks The counters are a glance: what is free is decided on the locked ones, by `move_places`.
 */
export async function offerFor(world: World, actor: Actor, slug: string): Promise<Offer | null> {
  const accountId = actor.kind === "signed-in" ? actor.accountId : null;
  return readOffer(
    world,
    Prisma.sql`event.slug = ${slug} AND event.status <> 'draft'
      AND (event.visibility <> 'members'
           OR event.organisation_id IN (SELECT organisation_id FROM member WHERE account_id = ${accountId}::uuid))`,
  );
}

/** What an event offers, for whoever has been let in already: a seat's link, an organiser. */
export async function offerOf(world: World, eventId: string): Promise<Offer> {
  const offer = await readOffer(world, Prisma.sql`event.id = ${eventId}::uuid`);
  if (!offer) throw new Error(`there is no event ${eventId}`);
  return offer;
}

async function readOffer(world: World, which: Prisma.Sql): Promise<Offer | null> {
  const [row] = await world.db.$queryRaw<{ offer: OfferRow }[]>`${ready} SELECT jsonb_build_object(
      'eventId', event.id, 'organisationId', event.organisation_id, 'slug', event.slug,
      'eventStatus', event.status, 'visibility', event.visibility, 'language', event.language,
      'timeZone', event.time_zone, 'startsAt', event.starts_at, 'endsAt', event.ends_at,
      'requiresApproval', event.requires_approval, 'registrationUntil', event.registration_until,
      'changesUntil', event.changes_until, 'cancelUntil', event.cancel_until,
      'refundRule', event.refund_rule,
      'smallerFirst', event.smaller_first, 'offerHours', event.offer_hours, 'revision', event.offer_revision,
      'currency', coalesce((SELECT currency FROM ticket_type t WHERE t.event_id = event.id ORDER BY position LIMIT 1),
                           CASE organisation.country WHEN 'SE' THEN 'SEK' WHEN 'DK' THEN 'DKK' WHEN 'FI' THEN 'EUR' ELSE 'NOK' END),
      'payBy', to_jsonb(event.pay_by),
      'stripeAccount', (SELECT stripe_account FROM payment_settings WHERE organisation_id = organisation.id),
      'seller', jsonb_build_object('country', organisation.country, 'vatRegistered', organisation.vat_registered),
      'pool', ${counter(Prisma.sql`event.seat_pool_id`)},
      'ticketTypes', coalesce((
        SELECT jsonb_agg(jsonb_build_object(
          'id', t.id, 'name', t.name, 'description', t.description, 'priceMinor', t.price_minor,
          'vatCategory', t.vat_category,
          'early', CASE WHEN t.early_price_minor IS NOT NULL AND t.early_until IS NOT NULL
            THEN jsonb_build_object('priceMinor', t.early_price_minor, 'until', t.early_until) END,
          'member', CASE WHEN t.member_price_minor IS NOT NULL AND t.member_network_id IS NOT NULL
            THEN jsonb_build_object('priceMinor', t.member_price_minor, 'networkId', t.member_network_id) END,
          'onlyNetworkId', t.only_network_id, 'hidden', t.hidden, 'saleFrom', t.sale_from, 'saleUntil', t.sale_until,
          'minPerOrder', t.min_per_order, 'maxPerOrder', t.max_per_order,
          'pool', ${counter(Prisma.sql`t.seat_pool_id`)}) ORDER BY t.position, t.id)
        FROM ticket_type t WHERE t.event_id = event.id AND t.archived_at IS NULL), '[]'),
      'quotas', coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name, 'pool', ${counter(Prisma.sql`q.seat_pool_id`)},
          'ticketTypeIds', (SELECT coalesce(jsonb_agg(ticket_type_id), '[]') FROM quota_ticket_type WHERE quota_id = q.id))
          ORDER BY q.name)
        FROM quota q WHERE q.event_id = event.id), '[]'),
      'addOns', coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'description', a.description,
          'priceMinor', a.price_minor, 'vatCategory', a.vat_category, 'sharedBy', a.shared_by, 'date', a.date,
          'sessionId', a.session_id, 'ticketTypeIds', to_jsonb(coalesce(a.ticket_type_ids, '{}')), 'saleUntil', a.sale_until,
          'pool', ${counter(Prisma.sql`a.seat_pool_id`)}) ORDER BY a.position, a.id)
        FROM add_on a WHERE a.event_id = event.id AND a.archived_at IS NULL), '[]'),
      'sessions', coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', s.id, 'title', s.title, 'startsAt', s.starts_at,
          'startZone', s.start_zone, 'endsAt', s.ends_at, 'endZone', s.end_zone, 'place', s.place,
          'track', (SELECT name FROM track WHERE track.id = s.track_id), 'networkId', s.network_id,
          'signUp', s.sign_up, 'pool', ${counter(Prisma.sql`s.seat_pool_id`)}) ORDER BY s.starts_at, s.id)
        FROM session s
        WHERE s.event_id = event.id AND s.status = 'scheduled' AND (s.sign_up OR s.network_id IS NOT NULL)), '[]'),
      'questions', coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', q.id, 'scope', q.scope, 'kind', q.kind, 'label', q.label,
          'hint', q.hint, 'options', to_jsonb(coalesce(q.options, '{}')), 'required', q.required,
          'ticketTypeIds', to_jsonb(coalesce(q.ticket_type_ids, '{}')), 'sensitive', q.sensitive,
          'dependsOn', CASE WHEN q.depends_on_id IS NOT NULL
            THEN jsonb_build_object('questionId', q.depends_on_id, 'values', to_jsonb(coalesce(q.depends_on_values, '{}'))) END)
          ORDER BY q.position, q.id)
        FROM question q WHERE q.event_id = event.id AND q.archived_at IS NULL), '[]'),
      'groups', coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) ORDER BY n.name)
        FROM network n WHERE n.id IN (
          SELECT network_id FROM track WHERE event_id = event.id
          UNION SELECT network_id FROM session WHERE event_id = event.id AND status = 'scheduled')), '[]'),
      'asks', coalesce((SELECT jsonb_agg(kind ORDER BY kind) FROM sensitive_question WHERE event_id = event.id), '[]')
    ) AS offer
    FROM event JOIN organisation ON organisation.id = event.organisation_id
    WHERE ${which}`;
  if (!row) return null;
  const { stripeAccount, ...offer } = row.offer;
  return instants({ ...offer, cardsOn: takesCards(world.settings, stripeAccount) });
}

const ready = Prisma.raw(keptReady);

/** As `cardsOf` says it, of a row that has been read already: with Connect by organisations that have an account. */
function takesCards({ stripe }: Settings, stripeAccount: string | null): boolean {
  return stripe !== undefined && (!stripe.connect || stripeAccount !== null);
}

/** A counter as JSON; JSON's null for what is not counted. */
function counter(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT jsonb_build_object('id', p.id, 'size', p.size, 'taken', p.taken, 'waiting', p.waiting)
    FROM seat_pool p WHERE p.id = ${id})`;
}

/** JSON knows no dates: what an offer is before its instants are made. */
type Stored<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Stored<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Stored<T[Key]> }
      : T;
type StoredOffer = Stored<Offer>;
type OfferRow = Omit<StoredOffer, "cardsOn"> & { readonly stripeAccount: string | null };

function instants(offer: StoredOffer): Offer {
  return {
    ...offer,
    startsAt: new Date(offer.startsAt),
    endsAt: new Date(offer.endsAt),
    registrationUntil: instant(offer.registrationUntil),
    changesUntil: instant(offer.changesUntil),
    cancelUntil: instant(offer.cancelUntil),
    refundRule: refundRuleOf(offer.refundRule),
    ticketTypes: offer.ticketTypes.map((type): OfferedTicketType => ({
      ...type,
      early: type.early && { ...type.early, until: new Date(type.early.until) },
      saleFrom: instant(type.saleFrom),
      saleUntil: instant(type.saleUntil),
    })),
    addOns: offer.addOns.map((addOn): OfferedAddOn => ({
      ...addOn,
      saleUntil: instant(addOn.saleUntil),
    })),
    sessions: offer.sessions.map((session): OfferedSession => ({
      ...session,
      startsAt: new Date(session.startsAt),
      endsAt: new Date(session.endsAt),
    })),
  };
}

function instant(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
