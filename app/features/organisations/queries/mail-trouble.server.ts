import type { Actor } from "~/kernel/actor";
import { addTime, day, minute, type Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { may } from "../permissions";

/** What is wrong with an organisation's mail; every part may be nothing. */
export interface MailTrouble {
  readonly timeZone: string;
  /** The mail server refuses us: nobody gets mail until that is put right. */
  readonly pause: {
    /** The server's own words. */
    readonly reason: string;
    readonly since: Instant;
    /** When it is tried again. */
    readonly until: Instant;
  } | null;
  /** The mailbox that answers come to cannot be read. */
  readonly mailbox: { readonly reason: string; readonly since: Instant } | null;
  /** Since when a mail has been due that nobody has taken; `null` while all of it leaves in time. */
  readonly waitingSince: Instant | null;
  /** How many mails were given up in the last 24 hours. */
  readonly failed: number;
}

/** How long a mail may be due before somebody should look. */
const patience = 15 * minute;

interface Row {
  role: string;
  timeZone: string;
  reason: string | null;
  since: Instant | null;
  until: Instant | null;
  mailboxReason: string | null;
  mailboxSince: Instant | null;
  waitingSince: Instant | null;
  failed: number;
}

/**
 * What an organiser has to know about their mail on whichever page they are, in one query; `null` when nothing is
 * wrong, and for those who do not see mails.
 */
export async function mailTrouble(
  world: World,
  actor: Actor,
  organisationSlug: string,
): Promise<MailTrouble | null> {
  if (actor.kind !== "signed-in") return null;
  const now = world.now();
  const [row] = await world.db.$queryRaw<Row[]>`
    SELECT m.role, o.time_zone AS "timeZone", p.reason, p.since, p.until,
      b.reason AS "mailboxReason", b.since AS "mailboxSince",
      (SELECT q.next_attempt_at FROM outbox_message q
        WHERE q.organisation_id = o.id AND q.state = 'queued'
          AND q.next_attempt_at <= ${addTime(now, -patience)}
          AND (q.leased_until IS NULL OR q.leased_until <= ${now})
        ORDER BY q.next_attempt_at LIMIT 1) AS "waitingSince",
      (SELECT count(*)::int FROM outbox_message f
        WHERE f.organisation_id = o.id AND f.state = 'failed'
          AND f.next_attempt_at > ${addTime(now, -day)}) AS failed
    FROM member m JOIN organisation o ON o.id = m.organisation_id
    LEFT JOIN mail_pause p ON true
    LEFT JOIN mailbox_trouble b ON ${world.settings.imapUrl !== undefined}
    WHERE m.account_id = ${actor.accountId}::uuid AND o.slug = ${organisationSlug}`;
  if (!row || !may(row.role, "see-messages")) return null;
  const { timeZone, reason, since, until, mailboxReason, mailboxSince, waitingSince, failed } = row;
  const pause = reason !== null && since && until ? { reason, since, until } : null;
  const mailbox =
    mailboxReason !== null && mailboxSince ? { reason: mailboxReason, since: mailboxSince } : null;
  return pause || mailbox || waitingSince || failed > 0
    ? { timeZone, pause, mailbox, waitingSince, failed }
    : null;
}
