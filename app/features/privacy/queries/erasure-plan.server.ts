import type { World } from "~/platform/world.server";
import { lastCancellations } from "~/features/mail/commands/last-cancellations.server";
import { holdingsOf, rowsAtOrganisation } from "./holdings.server";
import { seatsToCome, type SeatToCome } from "./seats-to-come.server";

/** What erasing somebody at an organisation means, said before it is done. */
export interface ErasurePlan {
  readonly registrations: number;
  readonly orders: number;
  readonly answers: number;
  readonly mails: number;
  /** Mails that have not left and never will: all but those that take something out of their calendar. */
  readonly unsent: number;
  /** Groups they belong to. */
  readonly groups: number;
  readonly consents: number;
  readonly seats: readonly SeatToCome[];
}

/** Counts what goes and what stays when an address is erased at an organisation. */
export async function erasurePlan(
  world: World,
  organisationId: string,
  email: string,
): Promise<ErasurePlan> {
  const held = await holdingsOf(world, organisationId, email);
  const ofSeats = { registrationId: { in: [...held.registrationIds] } };
  const mails = { organisationId, recipientEmail: email };
  const ownMails = rowsAtOrganisation(held).outbox_message;
  const [answers, sent, unsent, leaving, groups, consents, seats] = await Promise.all([
    world.db.sensitiveAnswer.count({ where: ofSeats }),
    world.db.outboxMessage.count({ where: mails }),
    world.db.outboxMessage.count({ where: { ...mails, state: "queued" } }),
    ownMails ? lastCancellations(world, ownMails) : 0,
    world.db.networkPerson.count({ where: { personId: { in: [...held.personIds] } } }),
    world.db.consent.count({ where: ofSeats }),
    seatsToCome(world, held),
  ]);
  return {
    registrations: held.registrationIds.length,
    orders: held.orderIds.length,
    answers,
    mails: sent,
    unsent: unsent - leaving,
    groups,
    consents,
    seats,
  };
}
