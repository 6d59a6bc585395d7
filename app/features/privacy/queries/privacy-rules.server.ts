import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { addTime, addWallMonths, day } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";

/** What the retention job did on one day. */
export interface RetentionDay {
  readonly ranAt: Date;
  readonly answers: number;
  readonly persons: number;
  readonly mails: number;
  readonly calendars: number;
}

export interface PrivacyPage {
  readonly membership: Membership;
  readonly rules: { readonly answersKeptDays: number; readonly personsKeptMonths: number };
  /** Answers about diet and access that are kept now. */
  readonly answersHeld: number;
  readonly personsHeld: number;
  /** Whoever was at nothing since this moment goes at the next run. */
  readonly personsBefore: Date;
  /** The latest run, and the days of the past month on which something was deleted, latest first. */
  readonly lastRun: RetentionDay | null;
  readonly days: readonly RetentionDay[];
}

/** An organisation's rules and what became of them. Refused: the access problems. */
export async function privacyPage(
  world: World,
  actor: Actor,
  organisationSlug: string,
): Promise<Result<PrivacyPage, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-privacy");
  if (!member.ok) return member;
  const { id: organisationId, timeZone } = member.value.organisation;
  const since = addTime(world.now(), -31 * day);
  const [rules, answersHeld, personsHeld, runs] = await Promise.all([
    world.db.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { answersKeptDays: true, personsKeptMonths: true },
    }),
    world.db.sensitiveAnswer.count({ where: { registration: { organisationId } } }),
    world.db.person.count({ where: { organisationId, anonymisedAt: null } }),
    world.db.retentionRun.findMany({
      where: { organisationId, ranAt: { gt: since } },
      orderBy: { ranAt: "desc" },
      select: { ranAt: true, answers: true, persons: true, mails: true, calendars: true },
    }),
  ]);
  return accept({
    membership: member.value,
    rules,
    answersHeld,
    personsHeld,
    personsBefore: addWallMonths(world.now(), -rules.personsKeptMonths, timeZone),
    lastRun: runs[0] ?? null,
    days: runs.filter(
      ({ answers, persons, mails, calendars }) => answers + persons + mails + calendars > 0,
    ),
  });
}
