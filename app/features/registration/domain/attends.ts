/** A session by whom it is for. */
export interface Audience {
  readonly id: string;
  /** The network it is for; `null` when it is for everybody. */
  readonly networkId: string | null;
}

/** A seat by what it comes for. */
export interface SeatChoice {
  /** The group somebody comes with. */
  readonly networkId: string | null;
  /** Sessions chosen one by one. */
  readonly sessionIds: readonly string[];
}

/** Whether a session is on somebody's own programme: everybody's, their group's, or chosen by themselves. */
export function attends(seat: SeatChoice, session: Audience): boolean {
  return (
    session.networkId === null ||
    session.networkId === seat.networkId ||
    seat.sessionIds.includes(session.id)
  );
}
