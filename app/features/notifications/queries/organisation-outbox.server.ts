import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import {
  againstResending,
  againstRetrying,
  copiesOf,
  type SendableMessage,
  type SendAgainProblem,
} from "~/features/mail/domain/sending-again";
import { secretKinds } from "~/features/mail/domain/message-kinds";
import {
  outboxList,
  seenRecipient,
  type DeliveryLine,
  type OutboxFilter,
  type OutboxList,
} from "~/features/mail/queries/outbox-list.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import { may } from "~/features/organisations/permissions";

/**
 * Everything an organisation has sent or means to send. Whoever may not write to people sees masked addresses.
 *
 * Refused: the access problems.
 */
export async function organisationOutbox(
  world: World,
  actor: Actor,
  organisationSlug: string,
  filter: OutboxFilter,
): Promise<Result<{ membership: Membership; list: OutboxList }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-messages");
  if (!member.ok) return member;
  const { organisation, role } = member.value;
  const of = { organisationId: organisation.id, masked: isMasked(role) };
  return accept({ membership: member.value, list: await outboxList(world, of, filter) });
}

/** Whether somebody in this role sees addresses only as far as they recognise them. */
export function isMasked(role: string): boolean {
  return !may(role, "manage-registrations");
}

/** One message with what can be known and done about it. */
export interface OutboxMessage extends DeliveryLine {
  readonly language: string;
  readonly messageId: string;
  /** Whether its letter may be looked at by this member: codes and links to one's own data never are. */
  readonly readable: boolean;
  /** `null` where this member may; what stands against it otherwise. `undefined` for a role that never may. */
  readonly resending: SendAgainProblem | null | undefined;
  readonly retrying: SendAgainProblem | null | undefined;
  /** Others of the same thread, its copies and what it is a copy of; oldest first. */
  readonly related: readonly DeliveryLine[];
}

const columns = {
  id: true,
  kind: true,
  recipientName: true,
  recipientEmail: true,
  language: true,
  state: true,
  attempts: true,
  lastResponse: true,
  createdAt: true,
  sentAt: true,
  returnedAt: true,
  nextAttemptAt: true,
  leasedUntil: true,
  cause: true,
  thread: true,
  sequence: true,
  event: { select: { slug: true, title: true } },
} satisfies Prisma.OutboxMessageSelect;

type Row = Prisma.OutboxMessageGetPayload<{ select: typeof columns }>;

/** How many related messages a page shows. */
const mostRelated = 20;

/**
 * One message of an organisation.
 *
 * Refused: the access problems; `not-found` for a message of another organisation.
 */
export async function outboxMessage(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
): Promise<Result<{ membership: Membership; message: OutboxMessage }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-messages");
  if (!member.ok) return member;
  const { organisation, role } = member.value;
  const row = isUuid(id)
    ? await world.db.outboxMessage.findFirst({
        where: { id, organisationId: organisation.id },
        select: columns,
      })
    : null;
  if (!row) return refuse("not-found");
  const masked = isMasked(role);
  const [sendable, related] = await Promise.all([
    sendableOf(world, row),
    relatedTo(world, organisation.id, row),
  ]);
  return accept({
    membership: member.value,
    message: {
      ...lineOf(row, masked),
      language: row.language,
      messageId: `<${row.id}@${new URL(world.settings.url).hostname}>`,
      readable: !masked && !secretKinds.includes(row.kind),
      resending: masked ? undefined : againstResending(sendable),
      retrying: masked ? undefined : againstRetrying(sendable),
      related: related.map((other) => lineOf(other, masked)),
    },
  });
}

function lineOf(row: Row, masked: boolean): DeliveryLine {
  const { id, kind, recipientName, state, attempts, createdAt, sentAt, returnedAt } = row;
  return {
    id,
    kind,
    recipientName,
    attempts,
    createdAt,
    sentAt,
    returnedAt,
    nextAttemptAt: row.nextAttemptAt,
    event: row.event,
    state: state as DeliveryLine["state"],
    ...seenRecipient(row, masked),
  };
}

/** A message as far as it decides whether it may leave once more. */
export async function sendableOf(
  world: World,
  row: Pick<
    Row,
    | "id"
    | "kind"
    | "state"
    | "attempts"
    | "recipientEmail"
    | "leasedUntil"
    | "thread"
    | "sequence"
    | "cause"
  >,
): Promise<SendableMessage> {
  const { recipientEmail, thread, sequence } = row;
  const [newer, waiting] = await Promise.all([
    thread === null
      ? 0
      : world.db.outboxMessage.count({
          where: { recipientEmail, thread, sequence: { gt: sequence } },
        }),
    world.db.outboxMessage.count({
      where: { recipientEmail, cause: { startsWith: copiesOf(row) }, state: "queued" },
    }),
  ]);
  return {
    kind: row.kind,
    state: row.state,
    attempts: row.attempts,
    recipientEmail,
    underWay: row.leasedUntil !== null && row.leasedUntil > world.now(),
    overtaken: newer > 0,
    copyWaits: waiting > 0,
  };
}

function relatedTo(world: World, organisationId: string, row: Row): Promise<Row[]> {
  const { id, recipientEmail, thread } = row;
  const copies = copiesOf(row);
  const [, root] = copies.split(":");
  return world.db.outboxMessage.findMany({
    where: {
      organisationId,
      recipientEmail,
      id: { not: id },
      OR: [
        { cause: { startsWith: copies } },
        ...(root === undefined || root === id ? [] : [{ id: root }]),
        ...(thread === null ? [] : [{ thread }]),
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: mostRelated,
    select: columns,
  });
}
