import type { World } from "~/platform/world.server";
import type { Instant } from "~/kernel/time";
import { messageStates, type MessageState } from "../domain/message-states";

/** One line of the organiser's delivery table. */
export interface DeliveryLine {
  readonly id: string;
  readonly kind: string;
  readonly recipientName: string;
  readonly recipientEmail: string;
  readonly state: MessageState;
  readonly attempts: number;
  /** What the mail server said last; `null` before the first attempt. */
  readonly lastResponse: string | null;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  /** When it came back from further on; `null` for what did not. */
  readonly returnedAt: Instant | null;
  readonly nextAttemptAt: Instant;
}

export interface DeliveryTable {
  readonly messages: readonly DeliveryLine[];
  /** Over all messages of the event, not only those shown. */
  readonly counts: Readonly<Record<MessageState, number>>;
}

/**
 * The mails of an event and what became of them, newest first.
 *
 * @param of.organisationId only this organisation's messages are seen, whatever the event.
 * @param of.limit how many lines at most.
 * @param of.page which stretch of `limit` lines, from 1.
 */
export async function messagesOfEvent(
  world: World,
  of: {
    organisationId: string;
    eventId: string;
    state?: MessageState;
    limit?: number;
    page?: number;
  },
): Promise<DeliveryTable> {
  const where = { organisationId: of.organisationId, eventId: of.eventId };
  const limit = of.limit ?? 200;
  const [messages, groups] = await Promise.all([
    world.db.outboxMessage.findMany({
      where: { ...where, ...(of.state ? { state: of.state } : {}) },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: ((of.page ?? 1) - 1) * limit,
      take: limit,
      select: {
        id: true,
        kind: true,
        recipientName: true,
        recipientEmail: true,
        state: true,
        attempts: true,
        lastResponse: true,
        createdAt: true,
        sentAt: true,
        returnedAt: true,
        nextAttemptAt: true,
      },
    }),
    world.db.outboxMessage.groupBy({ by: ["state"], where, _count: true }),
  ]);
  const numbers = new Map(groups.map(({ state, _count }) => [state, _count]));
  const counts = Object.fromEntries(
    messageStates.map((state) => [state, numbers.get(state) ?? 0]),
  ) as Record<MessageState, number>;
  return {
    messages: messages.map((line) => ({ ...line, state: line.state as MessageState })),
    counts,
  };
}
