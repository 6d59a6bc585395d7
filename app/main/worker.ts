import { setTimeout as sleep } from "node:timers/promises";
import { Logger, parseCronItems, run, type TaskList } from "graphile-worker";
import pg from "pg";
import { readCompanyRegister } from "~/features/companies/jobs/read-company-register.server";
import { announceChanges } from "~/features/notifications/jobs/announce-changes.server";
import { renderMessages } from "~/features/notifications/commands/render-message.server";
import { readInbox } from "~/features/notifications/jobs/read-mailbox.server";
import { askWhatIsMissing } from "~/features/notifications/jobs/ask-what-is-missing.server";
import { sendReminders } from "~/features/notifications/jobs/send-reminders.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { expireOffers } from "~/features/registration/jobs/expire-offers.server";
import { releaseHolds } from "~/features/registration/jobs/release-holds.server";
import { keepRetention } from "~/features/privacy/jobs/keep-retention.server";
import { releaseUnpaid } from "~/features/registration/jobs/release-unpaid.server";
import { releaseReservations } from "~/features/registration/jobs/release-reservations.server";
import { settleCalledOff } from "~/features/registration/jobs/settle-called-off.server";
import { SendingPace } from "~/features/mail/jobs/sending-pace.server";
import { deliverOutbox } from "~/features/mail/jobs/deliver-outbox.server";
import { bringInImports } from "~/features/registration/jobs/bring-in-imports.server";
import { carryOutRefunds } from "~/features/payments/jobs/carry-out-refunds.server";
import { endCheckouts } from "~/features/payments/jobs/end-checkouts.server";
import { reconcileStripe } from "~/features/payments/jobs/reconcile-stripe.server";
import { handleStripeEvents } from "~/features/payments/jobs/handle-stripe-events.server";
import { issueMissingDocuments } from "~/features/payments/jobs/issue-documents.server";
import { remindInvoices } from "~/features/payments/jobs/remind-invoices.server";
import type { Settings } from "~/platform/env.server";
import { openClock } from "~/platform/clock.server";
import type { JobName } from "~/platform/jobs/job-names";
import { openLog, withoutPersonalData, type Log } from "~/platform/log.server";
import { openCaptureTransport } from "~/platform/mail/capture-transport.server";
import { mailSigner } from "~/platform/mail/dkim.server";
import { sendTurns } from "~/platform/mail/send-rate.server";
import { openSmtpTransport } from "~/platform/mail/smtp-transport.server";
import type { Transport } from "~/platform/mail/transport.server";
import { isOutage } from "~/platform/outage.server";
import { openWorld } from "~/platform/world.server";
import { runAsProcess } from "./run-as-process";

/** When a sweep catches what a lost wake-up left; what nobody wakes has a time of its own. */
const everyMinute = "* * * * *";
const sweeps: Partial<Record<JobName, string>> = {
  "keep-retention": "7 * * * *",
  "ask-what-is-missing": "*/5 * * * *",
  "remind-invoices": "17 * * * *",
  "reconcile-stripe": "20 3 * * *",
};

/** Jobs of one process at a time: each works through batches by itself. */
const concurrency = 3;

/** How long one statement of a job may take, in milliseconds: batches are small. */
const statementLimit = 60_000;

/**
 * Starts the worker: delivers mail, announces changes, sends reminders, forgets what the rules say. Woken right after a commit; a sweep
 * every minute catches whatever a lost wake-up left. Any number may run on one database.
 */
export async function startWorker(settings: Settings): Promise<{ close(): Promise<void> }> {
  const log = openLog(settings, "worker");
  const opened = openWorld(settings, (error) => log.warn({ error }, "a job could not be woken"), {
    statementLimit,
  });
  const clock = await openClock(opened.db, log);
  const world = { ...opened, now: clock.now };
  const transport = transportOf(settings);
  if (!transport) log.warn("SMTP_URL is not set: mails wait in the outbox until it is");
  const ending = new AbortController();
  const { signal } = ending;
  const render = renderMessages(world);
  const { mailRate } = settings;
  const manner = {
    pace: new SendingPace(settings.mailsPerDomain),
    turn: sendTurns(mailRate),
    sign: mailSigner(settings),
    // Where few may leave, few are taken in hand: what is urgent waits for the rest of a batch.
    ...(mailRate === undefined ? {} : { batch: Math.max(10, Math.min(100, 5 * mailRate)) }),
  };

  const jobs: Record<JobName, () => Promise<unknown>> = {
    "deliver-outbox": oneAtATime(
      signal,
      async () => transport && deliverOutbox(world, { transport, render, log, signal, ...manner }),
    ),
    "announce-changes": () => announceChanges(world),
    "send-reminders": () => sendReminders(world),
    "keep-retention": () => keepRetention(world, log),
    "read-company-register": () => readCompanyRegister(world),
    "ask-what-is-missing": () => askWhatIsMissing(world),
    "read-mailbox": () => readInbox(world, { log, signal }),
    "expire-offers": () => expireOffers(world),
    "settle-called-off": () => settleCalledOff(world),
    "release-reservations": () => releaseReservations(world),
    "release-holds": () => releaseHolds(world),
    "release-unpaid": () => releaseUnpaid(world),
    "issue-documents": oneAtATime(signal, () => issueMissingDocuments(world, orderPayables, log)),
    "remind-invoices": () => remindInvoices(world),
    "bring-in-imports": oneAtATime(signal, () => bringInImports(world, signal)),
    "handle-stripe-events": oneAtATime(signal, () =>
      handleStripeEvents(world, orderPayables, { log, signal }),
    ),
    "carry-out-refunds": oneAtATime(signal, () =>
      carryOutRefunds(world, orderPayables, { log, signal }),
    ),
    "end-checkouts": oneAtATime(signal, () => endCheckouts(world, orderPayables, { log, signal })),
    "reconcile-stripe": oneAtATime(signal, () =>
      reconcileStripe(world, orderPayables, { pause: sleep, log, signal }),
    ),
  };
  const pool = openQueuePool(settings, log);
  const runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    taskList: tasksOf(jobs, log),
    parsedCronItems: parseCronItems(
      (Object.keys(jobs) as JobName[]).map((task) => ({
        task,
        match: sweeps[task] ?? everyMinute,
        options: { maxAttempts: 1 },
      })),
    ),
    logger: quietLogger(log),
  });
  const quiet = outliveOutages(log);
  // Should the queue give up by itself, this process would stay and do nothing: whoever keeps it starts it anew.
  void runner.promise
    .catch((error: unknown) => log.error({ error }, "the queue broke off"))
    .finally(() => {
      if (!signal.aborted) process.exit(1);
    });
  log.info("worker is running");
  return {
    async close() {
      ending.abort();
      quiet.end();
      await runner.stop();
      await pool.end();
      await transport?.close();
      clock.close();
      await world.db.$disconnect();
    },
  };
}

/**
 * Work of which one run at a time is enough in this process: whoever asks meanwhile has it run once more afterwards.
 * Two runs side by side would share the pace towards each domain, and take rows in hand only to give them back.
 */
function oneAtATime(signal: AbortSignal, work: () => Promise<unknown>): () => Promise<unknown> {
  let running: Promise<unknown> | null = null;
  let again = false;
  const run = async () => {
    try {
      do {
        again = false;
        await work();
      } while (again && !signal.aborted);
    } finally {
      running = null;
    }
  };
  return () => {
    if (running) again = true;
    return (running ??= run());
  };
}

/** Connections for the queue itself: one to listen, and a few that fetch jobs and tick them off. */
function openQueuePool({ databaseUrl }: Settings, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: concurrency + 3,
    keepAlive: true,
  });
  const heard = (error: unknown) => log.warn({ error }, "a connection of the queue broke");
  pool.on("error", heard);
  // There are moments at which nobody else listens to a connection: a break would then end the process.
  pool.on("connect", (client) => client.on("error", heard));
  return pool;
}

/**
 * Keeps the process alive when the database goes away while a job is being ticked off.
 *
 * @remarks graphile-worker 0.17 does not wait for its own writing that a job is done or failed, so nobody hears when
 * that is refused, and Node ends a process over it. The job then stays marked as taken; the next wake-up or sweep
 * makes a new one, and each of ours may run at any time, any number at once.
 */
function outliveOutages(log: Log): { end(): void } {
  const heard = (error: unknown): void => {
    if (!isOutage(error)) throw error;
    log.warn({ error }, "the end of a job could not be noted");
  };
  process.on("unhandledRejection", heard);
  return { end: () => void process.off("unhandledRejection", heard) };
}

/** The mail server, in demo mode the database; with neither, mails are not lost but wait. */
function transportOf(settings: Settings): Transport | null {
  if (settings.smtpUrl) return openSmtpTransport(settings.smtpUrl);
  return settings.devMail ? openCaptureTransport() : null;
}

/** A job that throws is logged and tried again by its next wake-up or sweep. */
function tasksOf(jobs: Record<JobName, () => Promise<unknown>>, log: Log): TaskList {
  return Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async () => {
        const started = performance.now();
        try {
          const outcome = await job();
          log.debug(
            { job: name, outcome, ms: Math.round(performance.now() - started) },
            "job done",
          );
        } catch (error) {
          log.error({ error, job: name }, "a job failed");
          throw error;
        }
      },
    ]),
  );
}

/** graphile-worker's own lines, of interest only when something is wrong. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    const kind: string = level;
    if (kind === "error") log.error({ from: "graphile-worker" }, withoutPersonalData(message));
    else if (kind === "warning")
      log.warn({ from: "graphile-worker" }, withoutPersonalData(message));
  });
}

void runAsProcess("worker", startWorker);
