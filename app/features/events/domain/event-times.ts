import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { addTime, day, hour, instantOf, type Instant } from "~/kernel/time";

const longest = 400 * day;

/** How long something lasts of which nobody says when it ends. */
const usually = hour;

/**
 * The instants of a start and an end typed as wall-clock readings. What has no end lasts an hour: nothing goes into
 * a calendar without one, where each program would think of a length of its own.
 *
 * Refused: `time-skipped` for an hour that does not exist because the clocks go forward,
 * `ends-before-start`, `lasts-too-long` beyond 400 days.
 */
export function timesOf(typed: {
  startsAt: string;
  startZone: string;
  endsAt?: string | undefined;
  endZone: string;
}): Result<
  { startsAt: Instant; endsAt: Instant },
  Problem<"time-skipped" | "ends-before-start" | "lasts-too-long">
> {
  const startsAt = instantOf(typed.startsAt, typed.startZone);
  if (!startsAt) return refuse("time-skipped", { field: "startsAt" });
  const endsAt =
    typed.endsAt === undefined
      ? addTime(startsAt, usually)
      : instantOf(typed.endsAt, typed.endZone);
  if (!endsAt) return refuse("time-skipped", { field: "endsAt" });
  if (endsAt <= startsAt) return refuse("ends-before-start", { field: "endsAt" });
  if (endsAt.getTime() - startsAt.getTime() > longest)
    return refuse("lasts-too-long", { field: "endsAt" });
  return accept({ startsAt, endsAt });
}
