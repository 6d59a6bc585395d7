import { Prisma } from "~/platform/db.server";

/**
 * What puts sessions on a seat's own programme by choice: those it has a place in, and those an add-on it has lets it
 * take part in. What is only waited for does not.
 */
export const chosenSessions = {
  sessions: { where: { status: "taken" }, select: { sessionId: true } },
  addOns: {
    where: { status: "taken", addOn: { sessionId: { not: null } } },
    select: { addOn: { select: { sessionId: true } } },
  },
} satisfies Prisma.RegistrationSelect;

type Chosen = Prisma.RegistrationGetPayload<{ select: typeof chosenSessions }>;

/** The sessions of {@link chosenSessions}, each once. */
export function chosenSessionIds({ sessions, addOns }: Chosen): string[] {
  return [
    ...new Set([
      ...sessions.map(({ sessionId }) => sessionId),
      ...addOns.flatMap(({ addOn }) => addOn.sessionId ?? []),
    ]),
  ];
}

/** The same asked in SQL: whether `registration` has chosen `session`, both by their id. */
export function hasChosen(registration: Prisma.Sql, session: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    EXISTS (SELECT FROM registration_session rs
            WHERE rs.registration_id = ${registration} AND rs.session_id = ${session} AND rs.status = 'taken')
    OR EXISTS (SELECT FROM registration_add_on ra JOIN add_on ON add_on.id = ra.add_on_id
               WHERE ra.registration_id = ${registration} AND add_on.session_id = ${session} AND ra.status = 'taken'))`;
}
