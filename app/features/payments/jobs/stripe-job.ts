/** Calls without an answer after which the rest of a job's waits for its next run. */
export const mostUnanswered = 3;

/** What jobs that speak to Stripe are run with. */
export interface StripeJobOptions {
  readonly log?: {
    warn(about: object, message: string): void;
    error(about: object, message: string): void;
  };
  /** Ends the work after what is under way. */
  readonly signal?: AbortSignal;
}
