import autocannon from "autocannon";

export interface LoadOptions {
  readonly connections?: number;
  /** How long, in seconds. */
  readonly seconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Asks for `url` as often as it is answered; requests a second.
 *
 * @throws when an answer is not the one that was asked for: a rate of errors says nothing.
 */
export async function rateOf(
  url: string,
  { connections = 16, seconds = 3, headers = {} }: LoadOptions = {},
  status = 200,
): Promise<number> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: { ...headers },
  });
  const right = result.statusCodeStats?.[String(status) as "200"]?.count ?? 0;
  if (result.errors > 0 || right < result.requests.total * 0.999) {
    const seen = JSON.stringify(result.statusCodeStats);
    throw new Error(`${url}: ${result.errors} errors, answers ${seen} instead of ${status}.`);
  }
  return right / result.duration;
}

/**
 * Rates of several things beside each other, in turn and more than once, so that what else the machine does
 * falls on all of them alike.
 *
 * @returns of each its best round.
 */
export async function compare<Name extends string>(
  rounds: number,
  measures: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(measures) as Name[];
  const best = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) best[name] = Math.max(best[name], await measures[name]());
  }
  return best;
}
