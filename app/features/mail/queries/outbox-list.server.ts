import type { Instant } from "~/kernel/time";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { maskedAddress } from "../domain/masked-address";
import type { MessageKind } from "../domain/message-kinds";
import { messageStates, type MessageState } from "../domain/message-states";

/** One line of the organiser's delivery table. */
export interface DeliveryLine {
  readonly id: string;
  readonly kind: string;
  readonly recipientName: string;
  /** Masked for those who may not write to people. */
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
  /** What it is about; `null` where only one event is looked at, and for what is about none. */
  readonly event: { readonly slug: string; readonly title: string } | null;
}

export interface OutboxList {
  readonly lines: readonly DeliveryLine[];
  /** Over all messages that `kind` and `search` let through, not only those shown. */
  readonly counts: Readonly<Record<MessageState, number>>;
  readonly page: number;
  readonly pages: number;
}

/** What a list of messages is narrowed to. */
export interface OutboxFilter {
  readonly state?: MessageState | null;
  readonly kind?: MessageKind | null;
  /** Part of the recipient's name, or of their address where addresses are shown. */
  readonly search?: string;
  /** Counted from 1. */
  readonly page?: number;
}

/** How many messages a page of the outbox holds. */
export const messagesPerPage = 50;

/**
 * The mails of an organisation, or of one of its events, and what became of them; newest first.
 *
 * @param of.organisationId - only this organisation's messages are seen, whatever the event.
 * @param of.masked - whether addresses are shown as `o…@firma.no`; then they cannot be searched for either.
 */
export async function outboxList(
  world: World,
  of: { organisationId: string; eventId?: string; masked: boolean },
  { state = null, kind = null, search = "", page = 1 }: OutboxFilter = {},
): Promise<OutboxList> {
  const where = {
    organisationId: of.organisationId,
    ...(of.eventId === undefined ? {} : { eventId: of.eventId }),
    ...(kind ? { kind } : {}),
    ...(search === "" ? {} : { OR: searched(search, of.masked) }),
  } satisfies Prisma.OutboxMessageWhereInput;
  const [rows, groups] = await Promise.all([
    world.db.outboxMessage.findMany({
      where: { ...where, ...(state ? { state } : {}) },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * messagesPerPage,
      take: messagesPerPage,
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
        event: { select: { slug: true, title: true } },
      },
    }),
    world.db.outboxMessage.groupBy({ by: ["state"], where, _count: true }),
  ]);
  const numbers = new Map(groups.map((group) => [group.state, group._count]));
  const counts = Object.fromEntries(
    messageStates.map((known) => [known, numbers.get(known) ?? 0]),
  ) as Record<MessageState, number>;
  const total = state ? counts[state] : Object.values(counts).reduce((sum, n) => sum + n, 0);
  return {
    lines: rows.map((row) => ({
      ...row,
      state: row.state as MessageState,
      ...seenRecipient(row, of.masked),
      event: of.eventId === undefined ? row.event : null,
    })),
    counts,
    page,
    pages: Math.max(1, Math.ceil(total / messagesPerPage)),
  };
}

/** A recipient and the server's words about them, as somebody may see them. */
export function seenRecipient(
  row: { recipientEmail: string; lastResponse: string | null },
  masked: boolean,
): { recipientEmail: string; lastResponse: string | null } {
  const { recipientEmail, lastResponse } = row;
  if (!masked) return { recipientEmail, lastResponse };
  return {
    recipientEmail: maskedAddress(recipientEmail),
    // Servers like to repeat the address they refuse.
    lastResponse:
      lastResponse?.replace(/[^\s<>@]+@[^\s<>@]+/g, (address) => maskedAddress(address)) ?? null,
  };
}

function searched(search: string, masked: boolean): Prisma.OutboxMessageWhereInput[] {
  const contains = { contains: search, mode: "insensitive" as const };
  return masked
    ? [{ recipientName: contains }]
    : [{ recipientName: contains }, { recipientEmail: contains }];
}
