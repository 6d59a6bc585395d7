import { parseArgs } from "node:util";
import { Prisma } from "~/platform/db.server";
import type { RootWorld } from "~/platform/world.server";
import { demoOrganiser } from "./hubs";

/** How much is filled in. */
export interface FillerSize {
  readonly events: number;
  /** Registrations, each of a person of their own. */
  readonly people: number;
}

export interface Filled extends FillerSize {
  readonly seconds: number;
}

const most = 10_000_000;
/** Rows of one statement: large enough that the statement's own cost is nothing, small enough to be one second. */
const batch = 10_000;
/** Events of one statement: each also writes the words it is found by. */
const eventBatch = 1_000;
const eventsPerOrganisation = 2_000;
/** The first event of a filling is a large one: it gets this part of the people. */
const largePart = 0.1;

/**
 * Reads `--events N --people N`; `null` when neither is there.
 *
 * @throws RangeError with a sentence for a number that is none, or too large.
 */
export function readFillerSize(args: readonly string[]): FillerSize | null {
  const options = { events: { type: "string" }, people: { type: "string" } } as const;
  const { events, people } = parseArgs({ args: [...args], options }).values;
  if (events === undefined && people === undefined) return null;
  return {
    events: numberOf("--events", events ?? "1", 1),
    people: numberOf("--people", people ?? "0", 0),
  };
}

function numberOf(name: string, typed: string, least: number): number {
  const number = Number(typed);
  if (/^\d+$/.test(typed) && number >= least && number <= most) return number;
  throw new RangeError(`${name} must be a whole number from ${least} to ${most}, not "${typed}".`);
}

/**
 * Fills a database for load tests, beside whatever is in it: events over two years around now with days,
 * sessions and ticket types, and people registered with them, alone and as companies of four.
 *
 * @remarks Straight into the tables, by statements that make thousands of rows from numbers: ids are digests
 * of a filling's own name and a number, so a registration finds its event without a look-up, and two
 * fillings never meet. What the commands would keep is kept: counters agree with the registrations, every
 * confirmation is a message that was sent. Organisations belong to the demo organiser.
 */
export async function loadFiller(world: RootWorld, size: FillerSize): Promise<Filled> {
  const begun = performance.now();
  const name = world.newId();
  const filling = new Filling(world, name, size);
  await filling.organisations();
  await inBatches(size.events, eventBatch, (from, until) => filling.events(from, until));
  await inBatches(size.people, batch, (from, until) => filling.registrations(from, until));
  await world.db.$executeRaw`ANALYZE`;
  return { ...size, seconds: (performance.now() - begun) / 1000 };
}

async function inBatches(
  count: number,
  size: number,
  make: (from: number, until: number) => Promise<void>,
): Promise<void> {
  for (let from = 1; from <= count; from += size)
    await make(from, Math.min(count, from + size - 1));
}

class Filling {
  readonly #mark: string;
  /** How many people, numbered from 1, are with the large event. */
  readonly #atLarge: number;

  constructor(
    readonly world: RootWorld,
    readonly name: string,
    readonly size: FillerSize,
  ) {
    this.#mark = name.slice(-6);
    this.#atLarge = size.events === 1 ? size.people : 4 * Math.floor((size.people * largePart) / 4);
  }

  /** The id of the n-th record of a kind. */
  #id(kind: string, n: Prisma.Sql): Prisma.Sql {
    return Prisma.sql`md5(${`${this.name}/${kind}/`}::text || (${n})::text)::uuid`;
  }

  /** The number of the event that person n is with. */
  #eventOf(n: Prisma.Sql): Prisma.Sql {
    // Companies of four stay together: by the order's number, not the person's.
    return Prisma.sql`(CASE WHEN ${n} <= ${this.#atLarge}::int THEN 1
      ELSE 2 + ((${n} - 1) / 4 - ${Math.floor(this.#atLarge / 4)}::int) % ${Math.max(1, this.size.events - 1)}::int END)`;
  }

  async organisations(): Promise<void> {
    const { db } = this.world;
    const now = this.world.now();
    const account = await db.account.upsert({
      where: { email: demoOrganiser.email },
      create: { id: this.world.newId(), ...demoOrganiser, createdAt: now },
      update: {},
    });
    const count = Math.ceil(this.size.events / eventsPerOrganisation);
    const n = Prisma.sql`n`;
    await db.$executeRaw`
      INSERT INTO organisation (id, slug, name, city, accent_hue, reply_email, created_at)
      SELECT ${this.#id("organisation", n)}, 'load-' || ${this.#mark} || '-' || n, 'Lasthus ' || n, 'Hamar',
             (n * 45) % 360, 'post@load.example', ${now}
      FROM generate_series(1, ${count}::int) AS n`;
    await db.$executeRaw`
      INSERT INTO member (id, organisation_id, account_id, role, created_at)
      SELECT gen_random_uuid(), ${this.#id("organisation", n)}, ${account.id}::uuid, 'owner', ${now}
      FROM generate_series(1, ${count}::int) AS n`;
    await db.$executeRaw`
      INSERT INTO venue (id, organisation_id, name, municipality, latitude, longitude)
      SELECT ${this.#id("venue", n)}, ${this.#id("organisation", n)}, 'Lasthuset', 'Hamar', 60.7945, 11.068
      FROM generate_series(1, ${count}::int) AS n`;
  }

  /** Events n of `from`…`until`: one every so often from a year ago until in a year, mornings in Oslo. */
  async events(from: number, until: number): Promise<void> {
    const { events, people } = this.size;
    const now = this.world.now();
    const n = Prisma.sql`n`;
    const organisation = this.#id(
      "organisation",
      Prisma.sql`1 + (n - 1) / ${eventsPerOrganisation}::int`,
    );
    const event = this.#id("event", n);
    const numbers = Prisma.sql`generate_series(${from}::int, ${until}::int) AS n`;
    const perEvent = Math.ceil(people / Math.max(1, events - 1)) + 8;
    const large = Math.max(perEvent, this.#atLarge + 8);
    // The large event stands a month ahead, so that it can be registered with.
    const date = Prisma.sql`(CASE WHEN n = 1 THEN ${now}::date + 30
      ELSE ${now}::date - 365 + ((n::bigint * 730) / ${Math.max(1, events)}::int)::int END)`;
    const startsAt = Prisma.sql`((${date} + make_interval(hours => 8 + n % 9)) AT TIME ZONE 'Europe/Oslo')`;
    await this.world.db.$transaction([
      this.world.db.$executeRaw`
        INSERT INTO seat_pool (id, size)
        SELECT ${this.#id("pool", n)}, CASE WHEN n = 1 THEN ${large}::int ELSE ${perEvent}::int END FROM ${numbers}`,
      this.world.db.$executeRaw`
        INSERT INTO event (id, organisation_id, slug, kind, title, summary, language, time_zone, starts_at, ends_at,
                           venue_id, visibility, status, seat_pool_id, calendar_uid, calendar_revised_at, created_at,
                           published_at)
        SELECT ${event}, ${organisation}, 'load-' || ${this.#mark} || '-event-' || n,
               (ARRAY['breakfast-seminar', 'webinar', 'group-meeting', 'member-meeting', 'job-fair'])[1 + n % 5],
               'Lastmøte ' || n, 'Et møte som er til for å måles.', (ARRAY['nb', 'sv', 'en'])[1 + n % 3], 'Europe/Oslo',
               ${startsAt}, ${startsAt} + interval '2 hours',
               ${this.#id("venue", Prisma.sql`1 + (n - 1) / ${eventsPerOrganisation}::int`)},
               'public', 'published', ${this.#id("pool", n)}, ${event} || '@load.example', ${now}, ${now}, ${now}
        FROM ${numbers}`,
      this.world.db.$executeRaw`
        INSERT INTO event_day (id, event_id, date) SELECT ${this.#id("day", n)}, ${event}, ${date} FROM ${numbers}`,
      this.world.db.$executeRaw`
        INSERT INTO session (id, event_id, day_id, kind, title, starts_at, start_zone, ends_at, end_zone, calendar_uid,
                             calendar_revised_at)
        SELECT ${this.#id("session", Prisma.sql`n * 2 + part`)}, ${event}, ${this.#id("day", n)},
               (ARRAY['talk', 'mingling'])[1 + part], (ARRAY['Innledning', 'Ved bordene'])[1 + part],
               ${startsAt} + make_interval(hours => part), 'Europe/Oslo',
               ${startsAt} + make_interval(hours => part + 1), 'Europe/Oslo',
               ${this.#id("session", Prisma.sql`n * 2 + part`)} || '@load.example', ${now}
        FROM ${numbers}, generate_series(0, 1) AS part`,
      this.world.db.$executeRaw`
        INSERT INTO ticket_type (id, event_id, name) SELECT ${this.#id("ticket", n)}, ${event}, 'Deltaker' FROM ${numbers}`,
    ]);
  }

  /** People n of `from`…`until` with their places; every other order of four is a company's. */
  async registrations(from: number, until: number): Promise<void> {
    const { db } = this.world;
    const now = this.world.now();
    const number = this.#eventOf(Prisma.sql`n`);
    const organisation = this.#id(
      "organisation",
      Prisma.sql`1 + (event_number - 1) / ${eventsPerOrganisation}::int`,
    );
    const person = this.#id("person", Prisma.sql`n`);
    // Numbered by their first seat: n itself for somebody alone.
    const order = this.#id("order", Prisma.sql`order_number`);
    const company = this.#id("company", Prisma.sql`order_number`);
    const seat = this.#id("seat", Prisma.sql`n`);
    const email = Prisma.sql`'person' || n || '.' || ${this.#mark} || '@load.example'`;
    const people = Prisma.sql`(
      SELECT n, ${number} AS event_number, ((n - 1) / 4) % 2 = 0 AS together,
             CASE WHEN ((n - 1) / 4) % 2 = 0 THEN n - (n - 1) % 4 ELSE n END AS order_number
      FROM generate_series(${from}::int, ${until}::int) AS n) AS people`;
    const placedAt = Prisma.sql`(${now}::timestamptz - make_interval(mins => 60 + n % 40000))`;
    await db.$transaction([
      db.$executeRaw`
        INSERT INTO company (id, organisation_id, name, match_key, created_at)
        SELECT ${company}, ${organisation}, 'Lastfirma ' || n, 'name:' || ${this.#mark} || '-' || n, ${now}
        FROM ${people} WHERE together AND n = order_number`,
      db.$executeRaw`
        INSERT INTO person (id, organisation_id, company_id, name, email, created_at)
        SELECT ${person}, ${organisation}, CASE WHEN together THEN ${company} END, 'Deltaker ' || n, ${email}, ${now}
        FROM ${people}`,
      db.$executeRaw`
        INSERT INTO "order" (id, organisation_id, event_id, code, company_id, contact_name, contact_email, language, created_at)
        SELECT ${order}, ${organisation}, ${this.#id("event", Prisma.sql`event_number`)},
               upper(substr(md5(${this.name} || n), 1, 14)), CASE WHEN together THEN ${company} END,
               'Deltaker ' || n, ${email}, 'nb', ${placedAt}
        FROM ${people} WHERE n = order_number`,
      db.$executeRaw`
        INSERT INTO registration (id, organisation_id, event_id, order_id, seat_number, ticket_type_id, person_id,
                                  attendee_name, attendee_email, language, status, created_at, confirmed_at, places)
        SELECT ${seat}, ${organisation}, ${this.#id("event", Prisma.sql`event_number`)}, ${order}, 1 + n - order_number,
               ${this.#id("ticket", Prisma.sql`event_number`)}, ${person}, 'Deltaker ' || n, ${email}, 'nb', 'confirmed',
               ${placedAt}, ${placedAt}, ARRAY[${this.#id("pool", Prisma.sql`event_number`)}]
        FROM ${people}`,
      db.$executeRaw`
        INSERT INTO outbox_message (id, organisation_id, event_id, order_id, registration_id, kind, recipient_name,
                                    recipient_email, language, cause, state, attempts, next_attempt_at, created_at, sent_at)
        SELECT gen_random_uuid(), ${organisation}, ${this.#id("event", Prisma.sql`event_number`)}, ${order}, ${seat},
               'confirmation', 'Deltaker ' || n, ${email}, 'nb', 'registration:' || ${seat}, 'sent', 1, ${placedAt},
               ${placedAt}, ${placedAt}
        FROM ${people}`,
      db.$executeRaw`
        UPDATE seat_pool SET taken = taken + registered.seats
        FROM (SELECT ${this.#id("pool", Prisma.sql`event_number`)} AS id, count(*)::int AS seats
              FROM ${people} GROUP BY event_number) AS registered
        WHERE seat_pool.id = registered.id`,
    ]);
  }
}
