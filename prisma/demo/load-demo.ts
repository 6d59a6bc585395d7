import type { SignedIn } from "~/kernel/actor";
import { instantOf, minute, type Instant } from "~/kernel/time";
import type { RootWorld, World } from "~/platform/world.server";
import { sendReminders } from "~/features/notifications/jobs/send-reminders.server";
import { chanceFrom } from "./chance";
import { crowdOf } from "./crowd";
import { markHistorySent } from "./deliver-history";
import { demoDates } from "./demo-dates";
import { numberedCompanies } from "./hubs";
import { loadEvent } from "./load-event";
import { loadHub } from "./load-hub";
import { loadMoney } from "./load-money";
import { pastWorld, type PastWorld } from "./past-world";

/** Held while the demo is loaded, so that two processes started at once load it once. Any number. */
const loadingLock = 7_302_117;

/** How long loading may take on a slow machine, in milliseconds. */
const patience = 5 * minute;

/**
 * Loads the demo into a database that has neither an organisation nor an account.
 *
 * @remarks One transaction: whoever stops the first start in the middle of it finds an empty database at the
 * second, and the demo is loaded then. Everything is made by the commands of the product, in worlds whose
 * clocks stand in the weeks before now; straight into the tables goes only what no command makes.
 * @returns whether it was loaded.
 */
export function loadDemo(world: RootWorld): Promise<boolean> {
  return world.db.$transaction(
    async (db) => {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(${loadingLock}::bigint)`;
      const known = (await db.organisation.count()) + (await db.account.count());
      if (known > 0) return false;
      await fill({ ...world, db });
      return true;
    },
    { maxWait: 10_000, timeout: patience },
  );
}

async function fill(world: World): Promise<void> {
  const present = world.now();
  const past = pastWorld({ ...world, now: () => present });
  const dates = demoDates(present);
  const fresh = new Set<string>();
  const accounts = new Map<string, SignedIn>();
  for (const [hub, companies] of numberedCompanies()) {
    const loaded = await loadHub(past(dates.daysAgo(400)), hub, companies, accounts);
    const frame = { dates, crowd: crowdOf(hub), chance: chanceFrom(`events of ${hub.slug}`) };
    for (const event of hub.eventsOf(frame))
      await loadEvent({ past, present, hub: loaded, fresh }, event);
    await loadMoney(past, present, loaded);
  }
  await joinNetworks(past(present));
  await remindAtAnyHour(past(present), instantOf(dates.openLine, "Europe/Oslo") ?? present);
  await remind(past, present);
  await markHistorySent(past(present), fresh);
}

/** Whoever registered with a group is a member of its network. */
async function joinNetworks(world: World): Promise<void> {
  await world.db.$executeRaw`
    INSERT INTO network_person (network_id, person_id)
    SELECT DISTINCT network_id, person_id FROM registration
    WHERE network_id IS NOT NULL AND person_id IS NOT NULL AND status <> 'cancelled'`;
}

/** The one event that may stand in the night reminds in the night as well: its reminder shows itself after the start. */
async function remindAtAnyHour(world: World, startsAt: Instant): Promise<void> {
  await world.db.$executeRaw`
    INSERT INTO reminder_rule (id, organisation_id, event_id, replaces_id, anchor, amount, unit, direction, created_at, revised_at)
    SELECT gen_random_uuid(), r.organisation_id, e.id, r.id, r.anchor, r.amount, r.unit, r.direction, r.created_at, r.revised_at
    FROM event e JOIN reminder_rule r ON r.organisation_id = e.organisation_id AND r.built_in = 'day-before'
    WHERE e.starts_at = ${startsAt}::timestamptz AND e.status = 'published'`;
}

/** Lets each reminder that fell due go out at its time, so that none is late when the worker starts. */
async function remind(past: PastWorld, present: Instant): Promise<void> {
  const planned = await past(present).db.event.aggregate({
    where: { status: "published" },
    _min: { publishedAt: true },
  });
  const first = planned._min.publishedAt;
  if (first === null) return;
  // The first run plans, from a time when none of them was due; the others send.
  await sendReminders(past(first));
  const moments = await past(present).db.reminder.findMany({
    where: { state: "planned", dueAt: { lte: present } },
    select: { dueAt: true },
    orderBy: { dueAt: "asc" },
  });
  for (const { dueAt } of moments) await sendReminders(past(dueAt));
}
