import type { Problem } from "./result";

/** A form that was not accepted: what was typed, so that nothing is lost, and what has to be put right. */
export interface FormState {
  /** What was sent under each name; of a name sent several times the last. */
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}
