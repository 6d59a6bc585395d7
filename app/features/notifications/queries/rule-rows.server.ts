import { isLocale } from "~/kernel/locales";
import { Prisma } from "~/platform/db.server";
import { announcedWords } from "../domain/announcement";
import type { Direction, OffsetUnit, Timing } from "../domain/due-moment";
import type { Anchor, AudienceKind, AudienceStatus, ReminderRule } from "../domain/reminder-rule";

/** The columns a rule's moment follows from, of `r`. */
export const timingColumns = Prisma.sql`r.amount, r.unit, r.direction, r.at_minute AS "atMinute",
  r.quiet_from AS "quietFrom", r.quiet_to AS "quietTo", r.revised_at AS "revisedAt"`;

/** Those columns as the database hands them over. */
export interface TimingRow {
  readonly amount: number;
  readonly unit: string;
  readonly direction: string;
  readonly atMinute: number | null;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
}

/** When a rule's mails leave, out of its row. */
export function timingOf(row: TimingRow): Timing {
  const { quietFrom: from, quietTo: to } = row;
  return {
    amount: row.amount,
    unit: row.unit as OffsetUnit,
    direction: row.direction as Direction,
    atMinute: row.atMinute,
    quiet: from === null || to === null ? null : { from, to },
  };
}

/** What of a rule's row says when, to whom and what. */
export const ruleColumns = {
  anchor: true,
  sessionId: true,
  amount: true,
  unit: true,
  direction: true,
  atMinute: true,
  quietFrom: true,
  quietTo: true,
  audience: true,
  statuses: true,
  ticketTypeIds: true,
  networkIds: true,
  languages: true,
  words: true,
} satisfies Prisma.ReminderRuleSelect;

type RuleRow = Prisma.ReminderRuleGetPayload<{ select: typeof ruleColumns }>;

/** A rule out of its row. */
export function ruleOf(row: RuleRow): ReminderRule {
  return {
    anchor: row.anchor as Anchor,
    sessionId: row.sessionId,
    timing: timingOf(row),
    audience: {
      kind: row.audience as AudienceKind,
      statuses: row.statuses as AudienceStatus[],
      ticketTypeIds: row.ticketTypeIds,
      networkIds: row.networkIds,
      languages: row.languages.filter(isLocale),
    },
    words: announcedWords.parse(row.words),
  };
}

/** A rule as the columns of its row. */
export function columnsOf(rule: ReminderRule) {
  const { timing, audience } = rule;
  return {
    anchor: rule.anchor,
    sessionId: rule.sessionId,
    amount: timing.amount,
    unit: timing.unit,
    direction: timing.direction,
    atMinute: timing.atMinute,
    quietFrom: timing.quiet?.from ?? null,
    quietTo: timing.quiet?.to ?? null,
    audience: audience.kind,
    statuses: [...audience.statuses],
    ticketTypeIds: [...audience.ticketTypeIds],
    networkIds: [...audience.networkIds],
    languages: [...audience.languages],
    words: { ...rule.words } as Prisma.InputJsonObject,
  };
}
