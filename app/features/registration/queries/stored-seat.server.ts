import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";

const seatColumns = {
  id: true,
  status: true,
  ticketTypeId: true,
  places: true,
  attendeeEmail: true,
  addOns: {
    select: {
      addOnId: true,
      status: true,
      roomMate: true,
      addOn: { select: { seatPoolId: true, name: true, sharedBy: true } },
    },
  },
  sessions: {
    select: {
      sessionId: true,
      status: true,
      session: { select: { seatPoolId: true, signUp: true } },
    },
  },
  answers: { select: { questionId: true, values: true } },
  lines: {
    where: { cancelledAt: null },
    select: {
      id: true,
      kind: true,
      itemId: true,
      label: true,
      netMinor: true,
      vatCategory: true,
      vatRate: true,
    },
    orderBy: { position: "asc" },
  },
  order: {
    select: {
      id: true,
      company: { select: { matchKey: true } },
      usedCode: { select: { code: true } },
      answers: { where: { registrationId: null }, select: { questionId: true, values: true } },
    },
  },
} satisfies Prisma.RegistrationSelect;

/** A seat with all that was chosen, answered and charged for it. */
export type StoredSeat = Prisma.RegistrationGetPayload<{ select: typeof seatColumns }>;

/** A seat as it stands, for whoever changes it. */
export function storedSeat(world: World, id: string): Promise<StoredSeat> {
  return world.db.registration.findUniqueOrThrow({ where: { id }, select: seatColumns });
}
