import type { OfferedSession } from "./offer";

/** Two sessions nobody can take part in both. */
export interface SessionClash {
  readonly first: OfferedSession;
  readonly second: OfferedSession;
}

/** The chosen sessions that overlap, each pair once. One that begins when another ends does not. */
export function sessionClashes(
  sessions: readonly OfferedSession[],
  chosen: readonly string[],
): SessionClash[] {
  const mine = sessions
    .filter(({ id }) => chosen.includes(id))
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return mine.flatMap((first, place) =>
    mine
      .slice(place + 1)
      .filter((second) => second.startsAt < first.endsAt && first.startsAt < second.endsAt)
      .map((second) => ({ first, second })),
  );
}
