import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** What came of asking once. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** How long it took, in milliseconds. */
  readonly took: number;
}

/** Asks once, over connections that are kept; rejects when the line breaks. */
export type Ask = (url: string, options?: AskOptions) => Promise<Answer>;

interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until it counts as a request that hangs, which no test puts up with. */
  readonly limit?: number;
}

/** How long any request may take before it is said to hang, on a machine that is busy, in milliseconds. */
const hanging = 30_000;

/** As many connections as a crowd of people would have. */
export function openClient(connections = 40): { readonly ask: Ask; readonly close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    close: () => agent.destroy(),
    ask: (url, { method = "GET", headers = {}, body, limit = hanging } = {}) =>
      new Promise((resolve, reject) => {
        const begun = performance.now();
        const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
        const asked = request(url, { method, agent, headers: { ...headers, ...length } });
        const timer = setTimeout(() => asked.destroy(new HangingRequest(url)), limit);
        asked.on("error", reject);
        asked.on("close", () => clearTimeout(timer));
        asked.on("response", (answer) => {
          text(answer).then(
            (said) =>
              resolve({
                status: answer.statusCode ?? 0,
                headers: answer.headers,
                body: said,
                took: performance.now() - begun,
              }),
            reject,
          );
        });
        asked.end(body);
      }),
  };
}

/** A request nobody answered: always a failure of the test, never something to try again. */
export class HangingRequest extends Error {
  constructor(url: string) {
    super(`${new URL(url).pathname} was not answered within ${hanging / 1000} s.`);
  }
}

/** A JSON order as a program sends it. */
export function orderRequest(order: unknown, key: string): AskOptions {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify(order),
  };
}

/** A form as a browser posts it from our own page. */
export function formRequest(origin: string, fields: Readonly<Record<string, string>>): AskOptions {
  return {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: origin },
    body: new URLSearchParams(fields).toString(),
  };
}

/** Statuses after which the same request may be sent again: nobody was there, or asked us to come back. */
const passing = new Set([502, 503, 504]);

/**
 * Sends the same request again and again, as a program with an Idempotency-Key does, until it is answered for
 * good: a broken line and "come back later" are waited out.
 *
 * @throws when that takes more than `seconds`, or when a request hangs.
 */
export async function insist(ask: () => Promise<Answer>, seconds = 120): Promise<Answer> {
  for (const until = performance.now() + seconds * 1000; ;) {
    let said: unknown;
    try {
      const answer = await ask();
      if (!passing.has(answer.status)) return answer;
      if (answer.headers["retry-after"] === undefined)
        throw new HangingRequest(`http://${answer.status}-without-retry-after/`);
      said = answer.status;
    } catch (error) {
      if (error instanceof HangingRequest) throw error;
      said = error;
    }
    if (performance.now() > until)
      throw new Error(`Not answered within ${seconds} s`, { cause: said });
    await sleep(100);
  }
}

/** Does all of `work`, at most `lanes` at a time; answers in order. */
export async function inLanes<T, R>(
  work: readonly T[],
  lanes: number,
  each: (item: T, place: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async () => {
    for (let place = next++; place < work.length; place = next++)
      results[place] = await each(work[place] as T, place);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
