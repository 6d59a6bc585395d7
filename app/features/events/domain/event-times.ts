import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { day, instantOf, type Instant } from "~/kernel/time";

const longest = 400 * day;

/**
 * The instants of a start and an end typed as wall-clock readings.
 *
 * Refused: `time-skipped` for an hour that does not exist because the clocks go forward,
 * `ends-before-start`, `lasts-too-long` beyond 400 days.
 */
export function timesOf(typed: {
  startsAt: string;
  startZone: string;
  endsAt: string;
  endZone: string;
}): Result<
  { startsAt: Instant; endsAt: Instant },
  Problem<"time-skipped" | "ends-before-start" | "lasts-too-long">
> {
  const startsAt = instantOf(typed.startsAt, typed.startZone);
  if (!startsAt) return refuse("time-skipped", { field: "startsAt" });
  const endsAt = instantOf(typed.endsAt, typed.endZone);
  if (!endsAt) return refuse("time-skipped", { field: "endsAt" });
  if (endsAt <= startsAt) return refuse("ends-before-start", { field: "endsAt" });
  if (endsAt.getTime() - startsAt.getTime() > longest)
    return refuse("lasts-too-long", { field: "endsAt" });
  return accept({ startsAt, endsAt });
}
