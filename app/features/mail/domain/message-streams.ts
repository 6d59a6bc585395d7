import type { MessageKind } from "./message-kinds";

/**
 * What somebody can end by itself. What a place brings with it (tickets, invitations, changes, codes) is
 * `transactional` and never carries an unsubscribe link.
 */
export const endableStreams = ["announcements", "networking"] as const;
export type EndableStream = (typeof endableStreams)[number];
export type MessageStream = EndableStream | "transactional";

/** The kinds that somebody can do without; every other one is transactional. */
const streams: Readonly<Partial<Record<MessageKind, EndableStream>>> = {
  announcement: "announcements",
};

/** The stream a kind of message belongs to. */
export function streamOf(kind: MessageKind): MessageStream {
  return streams[kind] ?? "transactional";
}
