import type { Result } from "~/kernel/result";

/** What a command answered; one that refuses the demo is a fault of the demo. */
export function done<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`the demo was refused: ${JSON.stringify(result.problem)}`);
}
