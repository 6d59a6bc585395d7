import { erasedSuffix } from "~/kernel/erased-address";
import { addTime, addWallMonths, dateOf, day, type Instant } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import { isForgottenAfter } from "~/features/mail/commands/last-cancellations.server";
import { dropAnswers } from "~/features/registration/commands/answer-sensitive.server";
import { mostAttempts } from "~/features/payments/domain/retry-times";
import { eraseAddress } from "../commands/erase-address.server";
import { isKeptByLaw } from "../domain/legal-hold";
import {
  calendarsKeptDays,
  goneAddressesKeptDays,
  lastMailsKeptDays,
  ownMailsKeptDays,
  receivedMailsKeptDays,
  receivedNotesKeptDays,
  registerAnswersKeptDays,
  stripeEventsKeptDays,
} from "../domain/retention-rules";

/** What one run forgot. */
export interface RetentionCounts {
  /** Answers about diet and access. */
  answers: number;
  /** People whose name and address were taken away. */
  persons: number;
  /** Mails whose recipient was forgotten, or that were deleted. */
  mails: number;
  /** Calendar entries of events long over. */
  calendars: number;
  /** Codes, sessions and links that had run out. */
  signIns: number;
}

/** As much of a logger as the job needs. */
export interface RetentionLog {
  info(about: object, message: string): void;
}

/** Rows in one transaction: small, so that nobody waits for them. */
const batchSize = 200;

interface Rule {
  readonly id: string;
  readonly timeZone: string;
  readonly personsKeptMonths: number;
}

/**
 * Forgets what the rules say: answers about diet and access some days after the event, people some months after
 * their last one, and what the installation no longer needs.
 *
 * @remarks Works in small transactions that skip what another holds, so any number of workers may run it, at any
 * time; a second run finds nothing left. What each organisation's run did is kept by day.
 */
export async function keepRetention(world: World, log?: RetentionLog): Promise<RetentionCounts> {
  const counts: RetentionCounts = { answers: 0, persons: 0, mails: 0, calendars: 0, signIns: 0 };
  const rules = await world.db.organisation.findMany({
    select: { id: true, timeZone: true, personsKeptMonths: true },
    orderBy: { id: "asc" },
  });
  for (const rule of rules) {
    const before = addWallMonths(world.now(), -rule.personsKeptMonths, rule.timeZone);
    const own = {
      answers:
        (await untilNone(() => forgetAnswers(world, rule))) +
        (await untilNone(() => forgetSensitiveAnswers(world, rule))),
      persons: await forgetPeople(world, rule, before),
      mails:
        (await untilNone(() => forgetRecipients(world, rule, before))) +
        (await untilNone(() => giveUpLast(world, rule))),
      calendars: await untilNone(() => forgetCalendars(world, rule)),
    };
    await untilNone(() => forgetBuyers(world, rule));
    await noteRun(world, rule, own);
    for (const kind of ["answers", "persons", "mails", "calendars"] as const)
      counts[kind] += own[kind];
  }
  counts.mails += await untilNone(() => forgetOwnMails(world));
  counts.mails += await forgetReceived(world);
  if (!world.settings.devMail) counts.mails += await untilNone(() => forgetCopies(world));
  await forgetRegisterAnswers(world);
  await untilNone(() => forgetStripeEvents(world));
  counts.signIns = await forgetSignIns(world);
  log?.info(counts, "retention rules were kept");
  return counts;
}

async function untilNone(batch: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (;;) {
    const count = await batch();
    sum += count;
    if (count < batchSize) return sum;
  }
}

/** Answers whose event is over for as long as the rule says, or is off, or whose seat was given back. */
function forgetAnswers(world: World, { id }: Rule): Promise<number> {
  return inTransaction(world, async (tx) => {
    const due = await tx.db.$queryRaw<{ registrationId: string }[]>`
      SELECT a.registration_id AS "registrationId" FROM sensitive_answer a
      JOIN registration r ON r.id = a.registration_id
      JOIN event e ON e.id = r.event_id
      JOIN organisation o ON o.id = r.organisation_id
      WHERE r.organisation_id = ${id}::uuid
        AND (e.ends_at + make_interval(days => o.answers_kept_days) <= ${tx.now()}
          OR e.status = 'cancelled' OR r.status IN ('cancelled', 'declined'))
      ORDER BY a.registration_id LIMIT ${batchSize} FOR UPDATE OF a SKIP LOCKED`;
    const ids = [...new Set(due.map(({ registrationId }) => registrationId))];
    await dropAnswers(tx, ids, { act: "lapsed", by: "rule" });
    return due.length;
  });
}

/** What was answered to an event's own questions that are as sensitive, by the same rule. */
function forgetSensitiveAnswers(world: World, { id }: Rule): Promise<number> {
  return world.db.$executeRaw`
    DELETE FROM answer WHERE id IN (
      SELECT a.id FROM answer a
      JOIN question q ON q.id = a.question_id AND q.sensitive
      JOIN "order" ord ON ord.id = a.order_id
      JOIN event e ON e.id = ord.event_id
      JOIN organisation o ON o.id = ord.organisation_id
      LEFT JOIN registration r ON r.id = a.registration_id
      WHERE ord.organisation_id = ${id}::uuid
        AND (e.ends_at + make_interval(days => o.answers_kept_days) <= ${world.now()}
          OR e.status = 'cancelled' OR r.status IN ('cancelled', 'declined'))
      LIMIT ${batchSize})`;
}

/**
 * When an address was last part of anything: the end of its latest event as attendee or contact, or when it
 * became known. Members of an association stay as long as they are members.
 */
const lastSeen = (organisationId: string, email?: string) => {
  const of = (column: string) =>
    email === undefined ? Prisma.sql`true` : Prisma.sql`${Prisma.raw(column)} = ${email}::citext`;
  return Prisma.sql`
    SELECT email FROM (
      SELECT email, created_at AS seen FROM person p
      WHERE organisation_id = ${organisationId}::uuid AND anonymised_at IS NULL AND ${of("p.email")}
      UNION ALL
      SELECT attendee_email, e.ends_at FROM registration r JOIN event e ON e.id = r.event_id
      WHERE r.organisation_id = ${organisationId}::uuid AND attendee_email IS NOT NULL AND ${of("r.attendee_email")}
      UNION ALL
      SELECT contact_email, e.ends_at FROM "order" o JOIN event e ON e.id = o.event_id
      WHERE o.organisation_id = ${organisationId}::uuid AND o.anonymised_at IS NULL AND ${of("o.contact_email")}
    ) known
    WHERE NOT EXISTS (
      SELECT FROM person p JOIN network_person np ON np.person_id = p.id
      JOIN network n ON n.id = np.network_id
      WHERE p.organisation_id = ${organisationId}::uuid AND p.email = known.email AND n.kind = 'members')
    GROUP BY email`;
};

/** People who were part of nothing since `before`, one transaction each. */
async function forgetPeople(world: World, { id }: Rule, before: Instant): Promise<number> {
  const due = await world.db.$queryRaw<{ email: string }[]>`
    ${lastSeen(id)} HAVING max(seen) < ${before} LIMIT 5000`;
  let forgotten = 0;
  for (const { email } of due) {
    forgotten += await inTransaction(world, async (tx) => {
      // Another worker's, or somebody's who is registering this moment: the next run looks again.
      const [mine] = await tx.db.$queryRaw<{ mine: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtextextended(${`forget:${id}:${email}`}, 0)) AS mine`;
      if (!mine?.mine) return 0;
      const still = await tx.db.$queryRaw<
        object[]
      >`${lastSeen(id, email)} HAVING max(seen) < ${before}`;
      if (still.length === 0) return 0;
      const erasure = { organisationId: id, email, by: "rule", cancelSeats: false } as const;
      return (await eraseAddress(tx, erasure)).ok ? 1 : 0;
    });
  }
  return forgotten;
}

/** Mails of long ago: that one was sent stays, to whom does not. */
function forgetRecipients(world: World, { id }: Rule, before: Instant): Promise<number> {
  return forgetMails(
    world,
    Prisma.sql`organisation_id = ${id}::uuid AND created_at < ${before} AND state <> 'queued'`,
  );
}

/** What was to leave for the calendar of somebody who has been erased, and could not for days, is given up. */
function giveUpLast(world: World, { id }: Rule): Promise<number> {
  const before = addTime(world.now(), -lastMailsKeptDays * day);
  return forgetMails(
    world,
    Prisma.sql`organisation_id = ${id}::uuid AND created_at < ${before} AND state = 'queued' AND ${isForgottenAfter}`,
  );
}

function forgetMails(world: World, which: Prisma.Sql): Promise<number> {
  return inTransaction(
    world,
    (tx) => tx.db.$executeRaw`
      UPDATE outbox_message m
      SET recipient_name = '', recipient_email = m.id::text || ${erasedSuffix}, snapshot = '{}', last_response = NULL,
          state = CASE WHEN state = 'queued' THEN 'superseded' ELSE state END
      WHERE m.id IN (
        SELECT id FROM outbox_message WHERE ${which} AND recipient_email NOT LIKE ${`%${erasedSuffix}`}
        ORDER BY created_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
  );
}

function forgetCalendars(world: World, { id }: Rule): Promise<number> {
  const before = addTime(world.now(), -calendarsKeptDays * day);
  return world.db.$executeRaw`
    DELETE FROM calendar_object WHERE id IN (
      SELECT c.id FROM calendar_object c JOIN event e ON e.id = c.event_id
      WHERE e.organisation_id = ${id}::uuid AND e.ends_at < ${before}
      LIMIT ${batchSize} FOR UPDATE OF c SKIP LOCKED)`;
}

/**
 * Who bought, and what they had written on it, once no law has the invoice kept any more. Its numbers stay.
 *
 * @remarks The database lets nobody do so earlier than any of our countries would.
 */
async function forgetBuyers(world: World, { id, timeZone }: Rule): Promise<number> {
  const today = dateOf(world.now(), timeZone);
  const oldest = await world.db.$queryRaw<{ id: string; country: string; issuedOn: Date }[]>`
    SELECT id::text AS id, seller->>'country' AS country, issued_on AS "issuedOn" FROM invoice
    WHERE organisation_id = ${id}::uuid AND buyer->>'name' <> ''
    ORDER BY issued_on, id LIMIT ${batchSize}`;
  const over = oldest.filter(
    ({ country, issuedOn }) =>
      !isKeptByLaw(
        { kind: "invoice", country, issuedOn: issuedOn.toISOString().slice(0, 10) },
        today,
      ),
  );
  if (over.length === 0) return 0;
  return world.db.$executeRaw`
    UPDATE invoice SET reference = '',
      buyer = buyer || '{"name": "", "contact": "", "email": "", "organisationNumber": ""}'::jsonb
    WHERE id = ANY(${over.map((one) => one.id)}::uuid[])`;
}

/** Codes and links that were mailed by the installation itself. */
function forgetOwnMails(world: World): Promise<number> {
  const before = addTime(world.now(), -ownMailsKeptDays * day);
  return world.db.$executeRaw`
    DELETE FROM outbox_message WHERE id IN (
      SELECT id FROM outbox_message
      WHERE organisation_id IS NULL AND state <> 'queued' AND created_at < ${before}
      LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`;
}

/** Mails that came back to us; later that they did, and addresses that were gone long ago. */
async function forgetReceived(world: World): Promise<number> {
  const [mails, notes, gone] = [
    receivedMailsKeptDays,
    receivedNotesKeptDays,
    goneAddressesKeptDays,
  ].map((days) => addTime(world.now(), -days * day));
  const raw = await untilNone(
    () => world.db.$executeRaw`
      UPDATE inbound_mail SET raw = NULL, state = CASE WHEN state = 'waiting' THEN 'failed' ELSE state END
      WHERE id IN (SELECT id FROM inbound_mail WHERE raw IS NOT NULL AND received_at < ${mails}
        LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
  );
  await untilNone(
    () => world.db.$executeRaw`
      DELETE FROM inbound_mail WHERE id IN (
        SELECT id FROM inbound_mail WHERE received_at < ${notes} LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
  );
  await untilNone(
    () => world.db.$executeRaw`
      DELETE FROM suppression WHERE id IN (
        SELECT id FROM suppression WHERE reason = 'bounce' AND since < ${gone}
        LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
  );
  return raw;
}

/** Copies of mails are for a demonstration; anywhere else nobody can read them, and so nobody keeps them. */
function forgetCopies(world: World): Promise<number> {
  return world.db.$executeRaw`
    DELETE FROM captured_mail WHERE id IN (
      SELECT id FROM captured_mail LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`;
}

/** What a register said long ago: it is asked again when it is needed. */
async function forgetRegisterAnswers(world: World): Promise<void> {
  const fetchedAt = { lt: addTime(world.now(), -registerAnswersKeptDays * day) };
  await world.db.registerAnswer.deleteMany({ where: { fetchedAt } });
}

/** What Stripe said of payments: that it was heard stays, so that it is not handled again. */
function forgetStripeEvents(world: World): Promise<number> {
  const before = addTime(world.now(), -stripeEventsKeptDays * day);
  return world.db.$executeRaw`
    UPDATE stripe_event SET payload = '{}' WHERE id IN (
      SELECT id FROM stripe_event
      WHERE payload <> '{}' AND (handled_at < ${before} OR (attempts >= ${mostAttempts} AND next_attempt_at < ${before}))
      LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`;
}

/** What somebody signed in with, or asked for their data with, once it can be of no use. */
async function forgetSignIns(world: World): Promise<number> {
  const now = world.now();
  const yesterday = addTime(now, -day);
  const challenges = await untilNone(
    () => world.db.$executeRaw`
      DELETE FROM sign_in_challenge WHERE id IN (
        SELECT id FROM sign_in_challenge WHERE created_at < ${yesterday}
        LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
  );
  const sessions = await untilNone(
    () => world.db.$executeRaw`
      DELETE FROM sign_in_session WHERE id IN (
        SELECT id FROM sign_in_session WHERE expires_at <= ${now}
        LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
  );
  const requests = await untilNone(
    () => world.db.$executeRaw`
      DELETE FROM own_data_request WHERE id IN (
        SELECT id FROM own_data_request WHERE expires_at < ${yesterday}
        LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
  );
  return challenges + sessions + requests;
}

/** Adds a run to what the organisation sees of its day. */
async function noteRun(
  world: World,
  { id, timeZone }: Rule,
  { answers, persons, mails, calendars }: Omit<RetentionCounts, "signIns">,
): Promise<void> {
  const date = dateOf(world.now(), timeZone);
  await world.db.$executeRaw`
    INSERT INTO retention_run (organisation_id, date, ran_at, answers, persons, mails, calendars)
    VALUES (${id}::uuid, ${date}::date, ${world.now()}, ${answers}, ${persons}, ${mails}, ${calendars})
    ON CONFLICT (organisation_id, date) DO UPDATE SET ran_at = excluded.ran_at,
      answers = retention_run.answers + excluded.answers, persons = retention_run.persons + excluded.persons,
      mails = retention_run.mails + excluded.mails, calendars = retention_run.calendars + excluded.calendars`;
}
