import { z } from "zod";
import { isMessageKind, secretKinds, type MessageKind } from "./domain/message-kinds";
import { messageStates, type MessageState } from "./domain/message-states";

/** What the address of a list of mails asks for; what is not known counts as not asked. */
export function readOutboxFilter(query: URLSearchParams): {
  state: MessageState | null;
  kind: MessageKind | null;
  search: string;
} {
  const kind = query.get("kind") ?? "";
  return {
    state: messageStates.find((known) => known === query.get("state")) ?? null,
    kind: isMessageKind(kind) && !secretKinds.includes(kind) ? kind : null,
    search: query.get("q")?.trim().slice(0, 100) ?? "",
  };
}

/** What can be done with one mail. */
export const sendAgainSchema = z.object({ intent: z.enum(["resend", "retry"]) });
