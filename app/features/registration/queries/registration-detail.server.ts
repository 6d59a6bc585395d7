import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import type { World } from "~/platform/world.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { Offer } from "../domain/offer";
import { registrationStatuses, type RegistrationStatus } from "../domain/registration-transitions";
import { filesOfAnswers, type AnswerFile } from "./answer-files.server";
import { offerOf } from "./offer.server";
import { eventToSee } from "./registrations-of-event.server";

/** One registration with everything an organiser can know about it. */
export interface RegistrationDetail {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly anonymised: boolean;
  readonly handedOver: boolean;
  readonly status: RegistrationStatus;
  readonly language: string;
  readonly createdAt: Instant;
  readonly cancelledAt: Instant | null;
  readonly ticketTypeId: string | null;
  readonly ticketType: string | null;
  readonly group: string | null;
  readonly order: {
    readonly id: string;
    readonly code: string;
    readonly source: string;
    readonly reference: string;
    readonly seats: number;
    readonly contactName: string;
    readonly contactEmail: string;
    readonly erased: boolean;
    readonly company: string | null;
    readonly currency: string;
    readonly totalMinor: number;
    /** Whether anything is to be paid for it, or was. */
    readonly hasMoney: boolean;
  };
  readonly addOns: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly waiting: boolean;
    readonly roomMate: string;
    readonly sharesWith: string | null;
  }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly title: string;
    readonly waiting: boolean;
  }[];
  /** To what is asked of everybody alike; what is sensitive is not among them. */
  readonly answers: readonly {
    readonly question: string;
    readonly label: string;
    readonly kind: string;
    readonly ofOrder: boolean;
    readonly values: readonly string[];
    /** What was sent, where a file was asked for. */
    readonly files: readonly AnswerFile[];
  }[];
  /** Whether there is something only few may see. */
  readonly hasSensitive: boolean;
  /** What can be chosen instead. */
  readonly offer: Pick<Offer, "ticketTypes" | "addOns" | "sessions" | "questions" | "groups">;
  /** What was done about it, the latest first. */
  readonly history: readonly {
    readonly id: string;
    readonly at: Instant;
    readonly action: string;
    readonly who: string | null;
  }[];
}

/**
 * A registration of an event, for the organisation that holds it.
 *
 * Refused: the access problems; `not-found` for a registration of another event.
 */
export async function registrationDetail(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  id: string,
): Promise<Result<RegistrationDetail, AccessProblem>> {
  const event = await eventToSee(world, actor, organisationSlug, eventSlug);
  if (!event.ok) return event;
  if (!isUuid(id)) return refuse("not-found");
  const row = await world.db.registration.findFirst({
    where: { id, eventId: event.value.id },
    select: {
      id: true,
      attendeeName: true,
      attendeeEmail: true,
      anonymisedAt: true,
      handedOverAt: true,
      status: true,
      language: true,
      createdAt: true,
      cancelledAt: true,
      ticketTypeId: true,
      ticketType: { select: { name: true } },
      network: { select: { name: true } },
      order: {
        select: {
          id: true,
          code: true,
          source: true,
          reference: true,
          contactName: true,
          contactEmail: true,
          anonymisedAt: true,
          currency: true,
          totalMinor: true,
          company: { select: { name: true } },
          answers: {
            where: { registrationId: null, question: { sensitive: false } },
            select: { values: true, question: { select: { id: true, label: true, kind: true } } },
          },
          _count: { select: { registrations: true, lines: true } },
        },
      },
      addOns: {
        orderBy: { addOn: { position: "asc" } },
        select: {
          status: true,
          roomMate: true,
          roomMateSeat: { select: { attendeeName: true } },
          addOn: { select: { id: true, name: true, kind: true } },
        },
      },
      sessions: {
        orderBy: { session: { startsAt: "asc" } },
        select: { status: true, session: { select: { id: true, title: true } } },
      },
      answers: {
        orderBy: { question: { position: "asc" } },
        select: {
          values: true,
          question: { select: { id: true, label: true, kind: true, sensitive: true } },
        },
      },
      sensitiveAnswers: { select: { kind: true } },
    },
  });
  if (!row) return refuse("not-found");
  const history = await world.db.auditEntry.findMany({
    where: {
      organisationId: event.value.organisationId,
      subjectId: { in: [row.id, row.order.id] },
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 50,
    select: { id: true, at: true, action: true, account: { select: { name: true } } },
  });
  const { order } = row;
  const offer = await offerOf(world, event.value.id);
  const plain = row.answers.filter(({ question }) => !question.sensitive);
  const filesOf = await filesOfAnswers(
    world,
    event.value.id,
    plain.map(({ values, question }) => ({ kind: question.kind, values })),
  );
  const answerOf =
    (ofOrder: boolean) =>
    ({ values, question }: (typeof order.answers)[number]) => ({
      question: question.id,
      label: question.label,
      kind: question.kind,
      ofOrder,
      values,
      files: filesOf({ kind: question.kind, values }),
    });
  return accept({
    id: row.id,
    name: row.attendeeName,
    email: row.attendeeEmail,
    anonymised: row.anonymisedAt !== null,
    handedOver: row.handedOverAt !== null,
    status: registrationStatuses.find((known) => known === row.status) ?? "cancelled",
    language: row.language,
    createdAt: row.createdAt,
    cancelledAt: row.cancelledAt,
    ticketTypeId: row.ticketTypeId,
    ticketType: row.ticketType?.name ?? null,
    group: row.network?.name ?? null,
    order: {
      id: order.id,
      code: order.code,
      source: order.source,
      reference: order.reference,
      seats: order._count.registrations,
      contactName: order.contactName,
      contactEmail: order.contactEmail,
      erased: order.anonymisedAt !== null,
      company: order.company?.name ?? null,
      currency: order.currency,
      totalMinor: order.totalMinor,
      hasMoney: order._count.lines > 0,
    },
    addOns: row.addOns.map(({ status, roomMate, roomMateSeat, addOn }) => ({
      ...addOn,
      waiting: status === "waitlisted",
      roomMate,
      sharesWith: roomMateSeat?.attendeeName ?? null,
    })),
    sessions: row.sessions.map(({ status, session }) => ({
      ...session,
      waiting: status === "waitlisted",
    })),
    answers: [...plain.map(answerOf(false)), ...order.answers.map(answerOf(true))],
    offer: {
      ticketTypes: offer.ticketTypes,
      addOns: offer.addOns,
      sessions: offer.sessions.filter(({ signUp }) => signUp),
      questions: offer.questions.filter(
        ({ scope, kind, sensitive }) => scope === "seat" && kind !== "file" && !sensitive,
      ),
      groups: offer.groups,
    },
    hasSensitive: row.sensitiveAnswers.length > 0 || plain.length < row.answers.length,
    history: history.map(({ id: entry, at, action, account }) => ({
      id: String(entry),
      at,
      action,
      who: account?.name ?? null,
    })),
  });
}
