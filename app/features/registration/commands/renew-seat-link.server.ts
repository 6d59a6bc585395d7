import type { Actor } from "~/kernel/actor";
import { isLocale } from "~/kernel/locales";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { hour } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import { idOfToken } from "~/platform/tokens.server";
import { inTransaction, type World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { isActive } from "../domain/registration-transitions";
import {
  isEndedLink,
  orderByToken,
  registrationByToken,
} from "../queries/registration-by-token.server";

type RenewProblem = Problem<"not-found" | "seat-cancelled">;

/**
 * Ends a seat's links (its page, its calendar address, the code on its ticket) through its own page, and mails its
 * attendee the new one: for a link that has gone astray. Whoever holds the old one can do so, and gains nothing by it.
 *
 * Refused: `not-found` for a link that opens nothing; `seat-cancelled` for a seat that is nobody's (any more).
 */
export async function renewOwnLink(
  world: World,
  token: string,
): Promise<Result<{ id: string }, RenewProblem>> {
  const opened = await registrationByToken(world, token);
  if (!opened) return refuse("not-found");
  return inTransaction(world, (tx) => renew(tx, opened.id, { named: true, accountId: null }));
}

/**
 * The same by the contact, for any living seat of their order. Nobody is mailed about a seat nobody is named for: its
 * new link stands on the order's page. Refused: `not-found` also for a seat of another order.
 */
export async function renewLinkAsContact(
  world: World,
  orderToken: string,
  registrationId: string,
): Promise<Result<{ id: string }, RenewProblem>> {
  const order = await orderByToken(world, orderToken);
  if (!order || !isUuid(registrationId)) return refuse("not-found");
  return inTransaction(world, async (tx) => {
    const own = await tx.db.registration.count({
      where: { id: registrationId, orderId: order.id },
    });
    if (own === 0) return refuse("not-found");
    return renew(tx, registrationId, { named: false, accountId: null });
  });
}

/** The same by an organiser. Refused: the access problems; `not-found` for another organisation's seat. */
export async function renewLinkAsOrganiser(
  world: World,
  actor: Actor,
  organisationSlug: string,
  registrationId: string,
): Promise<Result<{ id: string }, AccessProblem | RenewProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-registrations");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    if (!isUuid(registrationId)) return refuse("not-found");
    const own = await tx.db.registration.count({
      where: { id: registrationId, organisationId: organisation.id },
    });
    if (own === 0) return refuse("not-found");
    return renew(tx, registrationId, { named: false, accountId });
  });
}

async function renew(
  world: World,
  id: string,
  { named, accountId }: { readonly named: boolean; readonly accountId: string | null },
): Promise<Result<{ id: string }, RenewProblem>> {
  await world.db.$queryRaw`SELECT 1 FROM registration WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const seat = await world.db.registration.findUniqueOrThrow({
    where: { id },
    select: mailedColumns,
  });
  const active = isActive(seat.status);
  if (!active || (named && seat.attendeeEmail === null)) return refuse("seat-cancelled");
  const { tokenGeneration } = await world.db.registration.update({
    where: { id },
    data: { tokenGeneration: { increment: 1 } },
    select: { tokenGeneration: true },
  });
  await recordAudit(world, {
    organisationId: seat.organisationId,
    accountId,
    action: "renew-seat-link",
    subject: { type: "registration", id },
  });
  await mailLink(world, seat, `link-renewed:${id}:${tokenGeneration}`);
  return accept({ id });
}

/**
 * Mails the attendee of a seat the link that opens it now, asked for at one that no longer does; at most once an hour.
 * It is mailed to the address on file and to nobody else. Refused: `not-found` for a link that never opened a seat
 * that still has its attendee.
 */
export async function mailNewerLink(
  world: World,
  endedToken: string,
): Promise<Result<{ id: string }, Problem<"not-found">>> {
  const id = idOfToken(endedToken);
  if (!id || !(await isEndedLink(world, endedToken, "registration"))) return refuse("not-found");
  const seat = await world.db.registration.findUnique({ where: { id }, select: mailedColumns });
  if (!seat || !isMailable(seat)) return refuse("not-found");
  const thisHour = Math.floor(world.now().getTime() / hour);
  await mailLink(world, seat, `link-again:${id}:${seat.tokenGeneration}:${thisHour}`);
  return accept({ id });
}

const mailedColumns = {
  id: true,
  organisationId: true,
  eventId: true,
  orderId: true,
  status: true,
  language: true,
  attendeeName: true,
  attendeeEmail: true,
  anonymisedAt: true,
  tokenGeneration: true,
} as const;

interface MailedSeat {
  readonly id: string;
  readonly organisationId: string;
  readonly eventId: string;
  readonly orderId: string;
  readonly status: string;
  readonly language: string;
  readonly attendeeName: string | null;
  readonly attendeeEmail: string | null;
  readonly anonymisedAt: Date | null;
  readonly tokenGeneration: number;
}

function isMailable({ status, attendeeEmail, anonymisedAt }: MailedSeat): boolean {
  const active = isActive(status);
  return active && attendeeEmail !== null && anonymisedAt === null;
}

async function mailLink(world: World, seat: MailedSeat, cause: string): Promise<void> {
  const { attendeeName, attendeeEmail, language } = seat;
  if (attendeeEmail === null) return;
  await enqueueMessages(world, [
    {
      kind: "link-again",
      recipient: { name: attendeeName ?? "", email: attendeeEmail },
      language: isLocale(language) ? language : "nb",
      cause,
      organisationId: seat.organisationId,
      eventId: seat.eventId,
      orderId: seat.orderId,
      registrationId: seat.id,
    },
  ]);
  world.wake("deliver-outbox");
}
