import type { SignedIn } from "~/kernel/actor";
import { addTime, addWallDays, day, minute, type Instant } from "~/kernel/time";
import type { RootWorld, World } from "~/platform/world.server";
import { reminderDays, sendReminders } from "~/features/notifications/jobs/send-reminders.server";
import { chanceFrom } from "./chance";
import { crowdOf } from "./crowd";
import { markHistorySent } from "./deliver-history";
import { demoDates } from "./demo-dates";
import { numberedCompanies } from "./hubs";
import { loadEvent } from "./load-event";
import { loadHub } from "./load-hub";
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
  }
  await joinNetworks(past(present));
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

/** Lets each reminder that fell due go out at its time, so that none is late when the worker starts. */
async function remind(past: PastWorld, present: Instant): Promise<void> {
  const world = past(present);
  const published = await world.db.event.findMany({
    where: { status: "published" },
    select: { startsAt: true, timeZone: true },
  });
  const moments = published
    .flatMap(({ startsAt, timeZone }) =>
      reminderDays.map((days) => addWallDays(startsAt, -days, timeZone)),
    )
    .filter((due) => due <= present)
    .toSorted((a, b) => a.getTime() - b.getTime());
  const [first] = moments;
  if (first === undefined) return;
  // The first run plans, from a time when none of them was due; the others send.
  for (const moment of [addTime(first, -day), ...moments]) await sendReminders(past(moment));
}
