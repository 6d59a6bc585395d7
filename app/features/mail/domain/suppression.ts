import type { MessageKind } from "./message-kinds";
import { endableStreams, streamOf } from "./message-streams";

/** How much of an organisation's mail an address does not get. */
export const suppressedStreams = ["all", ...endableStreams] as const;
export type SuppressedStream = (typeof suppressedStreams)[number];

/** Why an address is on the list. */
export const suppressionReasons = ["bounce", "complaint", "unsubscribe", "organiser"] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** One entry of the list, as far as it decides about a mail. */
export interface SuppressionEntry {
  /** `null` where it holds for every organisation. */
  readonly organisationId: string | null;
  readonly stream: SuppressedStream;
  readonly reason: SuppressionReason;
}

/** What somebody has just asked for and waits for in front of a screen: it is tried, whatever came back before. */
const awaited: readonly MessageKind[] = ["sign-in-code", "own-data"];

/** Why a message must not leave; `null` when it may. */
export function stoppedBy(
  message: { readonly kind: MessageKind; readonly organisationId: string | null },
  entries: readonly SuppressionEntry[],
): SuppressionReason | null {
  if (awaited.includes(message.kind)) return null;
  const stream = streamOf(message.kind);
  const entry = entries.find(
    (each) =>
      (each.organisationId === null || each.organisationId === message.organisationId) &&
      (each.stream === "all" || each.stream === stream),
  );
  return entry?.reason ?? null;
}

/** What stands on a message that never left because of the list, instead of a server's words. */
export function suppressedWords(reason: SuppressionReason): string {
  return `suppressed:${reason}`;
}

/** The reason in {@link suppressedWords}; `null` where a server said something. */
export function reasonIn(words: string | null): SuppressionReason | null {
  return suppressionReasons.find((reason) => words === suppressedWords(reason)) ?? null;
}
