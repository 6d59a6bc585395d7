/**
 * What an operation answers when it may be refused.
 *
 * @remarks Expected refusals are values, so that a page can say them in the person's language beside
 * the field concerned; exceptions are for bugs and outages.
 */
export type Result<T, P extends Problem = Problem> = Accepted<T> | Refused<P>;

export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused<P extends Problem = Problem> {
  readonly ok: false;
  readonly problem: P;
}

/**
 * One refusal: a code that a page translates (`problem.<code>`), the field it belongs to when there is
 * one, and the figures the sentence needs.
 */
export interface Problem<Code extends string = string> {
  readonly code: Code;
  readonly field?: string | undefined;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}

/** An accepted result carrying `value`. */
export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value };
}

/** A refusal with its code; `about` names the field and the figures of the sentence. */
export function refuse<const Code extends string>(
  code: Code,
  about: Omit<Problem, "code"> = {},
): Refused<Problem<Code>> {
  return { ok: false, problem: { code, ...about } };
}
