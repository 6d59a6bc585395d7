import { randomUUID } from "node:crypto";
import type { FaultStage } from "./fault-stage";
import { publicUrl } from "./fault-stage";
import { formRequest, insist, orderRequest, type Answer } from "./patient-client";

/** Somebody who wants places, and what they send however often they have to. */
export interface Customer {
  /** As the database keeps it: makes the same request the same order. */
  readonly submissionKey: string;
  readonly seats: number;
  /** Asks the web process at `url` once. */
  readonly ask: (url: string) => Promise<Answer>;
}

/**
 * A customer of an event: three of four are programs at the API, each fourth a person with the form. Every fifth
 * wants three places, two of them for colleagues to be named later; the others want one.
 */
export function customer(stage: FaultStage, slug: string, n: number): Customer {
  const name = `Person ${n}`;
  const email = `person.${n}@crowd.example`;
  if (n % 4 === 3) {
    const submission = randomUUID();
    const fields = { submission, for: "me", "contact.name": name, "contact.email": email };
    return {
      submissionKey: submission,
      seats: 1,
      ask: (url) => stage.ask(`${url}/e/${slug}/register`, formRequest(publicUrl, fields)),
    };
  }
  const key = randomUUID();
  const seats = [{ name, email }, ...(n % 5 === 0 ? [{}, {}] : [])];
  const order = { contact: { name, email }, seats };
  return {
    submissionKey: `key:${key}`,
    seats: seats.length,
    ask: (url) => stage.ask(`${url}/api/v1/events/${slug}/orders`, orderRequest(order, key)),
  };
}

/** A promise somebody was given: the answer they got for good. */
export interface Promised {
  readonly customer: Customer;
  readonly answer: Answer;
}

/** Has a customer ask until they are answered for good, at an address that may change meanwhile. */
export async function serve(of: Customer, url: () => string): Promise<Promised> {
  return { customer: of, answer: await insist(() => of.ask(url())) };
}

/** What was promised and is not so; nothing when every answered order is there once, with its seats. */
export async function brokenPromises(
  { hub }: FaultStage,
  eventId: string,
  promises: readonly Promised[],
): Promise<string[]> {
  const orders = await hub.world.db.order.findMany({
    where: { eventId },
    select: { submissionKey: true, code: true, _count: { select: { registrations: true } } },
  });
  const byKey = new Map<string | null, typeof orders>();
  for (const order of orders)
    byKey.set(order.submissionKey, [...(byKey.get(order.submissionKey) ?? []), order]);
  return promises.flatMap(({ customer: { submissionKey, seats }, answer }) => {
    const found = byKey.get(submissionKey) ?? [];
    const [order] = found;
    const said = answer.status === 201 ? codeIn(answer.body) : null;
    if (answer.status !== 201 && answer.status !== 302)
      return [`${submissionKey} was answered ${answer.status}: ${answer.body.slice(0, 200)}`];
    if (!order || found.length > 1) return [`${submissionKey} has ${found.length} orders`];
    if (order._count.registrations !== seats)
      return [`${submissionKey} has ${order._count.registrations} seats, not ${seats}`];
    return said !== null && said !== order.code ? [`${submissionKey} was told ${said}`] : [];
  });
}

function codeIn(body: string): string {
  return (JSON.parse(body) as { order: { code: string } }).order.code;
}
