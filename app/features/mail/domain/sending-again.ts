import type { Problem } from "~/kernel/result";
import { isErasedAddress } from "~/kernel/erased-address";
import { secretKinds } from "./message-kinds";

/** A message as far as it decides whether it may leave once more. */
export interface SendableMessage {
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly recipientEmail: string;
  /** Whether somebody has it in hand at this moment. */
  readonly underWay: boolean;
  /** Whether the same person has or gets something newer about the same thing. */
  readonly overtaken: boolean;
  /** Whether an earlier copy of it has yet to leave. */
  readonly copyWaits: boolean;
}

export type SendAgainProblem = Problem<
  | "mail-secret"
  | "mail-to-nobody"
  | "mail-suppressed"
  | "mail-superseded"
  | "mail-waits"
  | "mail-not-tried"
  | "mail-under-way"
  | "mail-copy-waits"
  | "mail-was-sent"
>;

type Rule = readonly [SendAgainProblem["code"], (message: SendableMessage) => boolean];

/** What stands against sending a mail again, in whatever way. */
const never: readonly Rule[] = [
  ["mail-secret", ({ kind }) => secretKinds.includes(kind)],
  ["mail-to-nobody", ({ recipientEmail }) => isErasedAddress(recipientEmail)],
  ["mail-suppressed", ({ state }) => state === "suppressed"],
  ["mail-superseded", ({ state, overtaken }) => state === "superseded" || overtaken],
];

const againstCopy: readonly Rule[] = [
  ...never,
  ["mail-waits", ({ state }) => state === "queued"],
  ["mail-copy-waits", ({ copyWaits }) => copyWaits],
];

const againstRetry: readonly Rule[] = [
  ...never,
  ["mail-was-sent", ({ state }) => state === "sent"],
  ["mail-under-way", ({ underWay }) => underWay],
  // A reminder that waits for its day has not failed: it would come too early.
  ["mail-not-tried", ({ state, attempts }) => state === "queued" && attempts === 0],
];

/** Why no copy of a message may be sent; `null` when one may. */
export function againstResending(message: SendableMessage): SendAgainProblem | null {
  return first(againstCopy, message);
}

/** Why a message may not be tried at once; `null` when it may. */
export function againstRetrying(message: SendableMessage): SendAgainProblem | null {
  return first(againstRetry, message);
}

function first(rules: readonly Rule[], message: SendableMessage): SendAgainProblem | null {
  const rule = rules.find(([, holds]) => holds(message));
  return rule ? { code: rule[0] } : null;
}

/** The cause of a message's n-th copy; a copy of a copy is one of the first. */
export function causeOfCopy(original: { id: string; cause: string }, number: number): string {
  return `${copiesOf(original)}${number}`;
}

/** How the causes of a message's copies begin. */
export function copiesOf({ id, cause }: { id: string; cause: string }): string {
  const [, root = id] = /^resend:([^:]+):/.exec(cause) ?? [];
  return `resend:${root}:`;
}
