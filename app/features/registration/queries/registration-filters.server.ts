import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { may } from "~/features/organisations/permissions";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { SeatPayment } from "../domain/seat-payment";
import { paymentOfSeat, registrationTables } from "./registration-conditions.server";
import { eventToSee } from "./registrations-of-event.server";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the registrations of an event can be narrowed to, beside states. */
export interface RegistrationFilters {
  readonly companies: readonly Named[];
  readonly tickets: readonly Named[];
  readonly addOns: readonly Named[];
  readonly sessions: readonly Named[];
  readonly groups: readonly Named[];
  /** How far the paying is of those there are, where anything is to be paid; nothing to those who see no money. */
  readonly payments: readonly SeatPayment[];
  /** Questions with answers to choose from; what is sensitive is not among them. */
  readonly questions: readonly (Named & { readonly options: readonly string[] })[];
}

/**
 * The choices for the table's filters, read in one statement.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function registrationFilters(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<RegistrationFilters, AccessProblem>> {
  const event = await eventToSee(world, actor, organisationSlug, eventSlug);
  if (!event.ok) return event;
  const { id, role } = event.value;
  const [row] = await world.db.$queryRaw<{ filters: RegistrationFilters }[]>`
    SELECT jsonb_build_object(
      'companies', coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) ORDER BY fold_search(c.name))
        FROM company c WHERE c.id IN (SELECT company_id FROM "order" WHERE event_id = ${id}::uuid)), '[]'),
      'tickets', coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY t.position, t.id)
        FROM ticket_type t WHERE t.event_id = ${id}::uuid), '[]'),
      'addOns', coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) ORDER BY a.position, a.id)
        FROM add_on a WHERE a.event_id = ${id}::uuid), '[]'),
      'sessions', coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.title) ORDER BY s.starts_at, s.id)
        FROM session s WHERE s.event_id = ${id}::uuid AND s.status = 'scheduled'
          AND (s.sign_up OR s.id IN (SELECT session_id FROM registration_session rs
            JOIN registration r ON r.id = rs.registration_id WHERE r.event_id = ${id}::uuid))), '[]'),
      'groups', coalesce((SELECT jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) ORDER BY n.name)
        FROM network n WHERE n.id IN (
          SELECT network_id FROM track WHERE event_id = ${id}::uuid
          UNION SELECT network_id FROM session WHERE event_id = ${id}::uuid AND status = 'scheduled')), '[]'),
      'payments', coalesce((SELECT jsonb_agg(payment) FROM (
          SELECT DISTINCT ${paymentOfSeat} AS payment FROM ${registrationTables} WHERE r.event_id = ${id}::uuid) AS states
        WHERE ${may(role, "see-money")} HAVING bool_or(payment <> 'none')), '[]'),
      'questions', coalesce((SELECT jsonb_agg(jsonb_build_object('id', q.id, 'name', q.label, 'options',
          to_jsonb(q.options)) ORDER BY q.position, q.id)
        FROM question q WHERE q.event_id = ${id}::uuid AND q.kind IN ('choice', 'choices') AND NOT q.sensitive), '[]')
    ) AS filters`;
  if (!row) throw new Error("there is always one row");
  return accept(row.filters);
}
