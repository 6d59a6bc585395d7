/** Whom a session is for. */
export interface SessionScope {
  /** The network it is for; `null` when it is for everybody. */
  readonly networkId: string | null;
  /** Whether one signs up for it: then it is only for those who did, and got a place. */
  readonly signUp: boolean;
}

/** A session by whom it is for. */
export interface Audience extends SessionScope {
  readonly id: string;
}

/** A seat by what it comes for. */
export interface SeatChoice {
  /** The group somebody comes with. */
  readonly networkId: string | null;
  /** Sessions chosen one by one, in which they have a place: those they wait for are not among them. */
  readonly sessionIds: readonly string[];
}

/**
 * Whether a session is on somebody's own programme: everybody's, their group's, or chosen by themselves. One that is
 * signed up for is on the programme of those who have a place in it, and of nobody else.
 */
export function attends(seat: SeatChoice, session: Audience): boolean {
  if (seat.sessionIds.includes(session.id)) return true;
  if (session.signUp) return false;
  return session.networkId === null || session.networkId === seat.networkId;
}
