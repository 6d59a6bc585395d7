import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import type { SignedIn } from "~/kernel/actor";
import { addTime, dateOf, day } from "~/kernel/time";
import { createEvent } from "~/features/events/commands/create-event.server";
import { publishEvent } from "~/features/events/commands/publish-event.server";
import type { EventDetails } from "~/features/events/schema";
import { addSession } from "~/features/programme/commands/add-session.server";
import { addTrack } from "~/features/programme/commands/edit-tracks.server";
import type { SessionDetails } from "~/features/programme/schema";
import type { Result } from "~/kernel/result";
import { openDatabase } from "~/platform/db.server";
import { createWake } from "~/platform/jobs/wake.server";
import type { RootWorld } from "~/platform/world.server";
import { testSettings } from "./world";

/** An organisation of a test file's own in the running application, with somebody who works for it. */
export interface Hub {
  readonly slug: string;
  readonly name: string;
  readonly owner: SignedIn;
  /** The application's database, for looking at what no page shows. */
  readonly world: RootWorld;
  /** A published event of its own, 60 days from now, 40 places; made by the product's commands. */
  readonly event: (details?: Partial<EventDetails> & { readonly draft?: boolean }) => Promise<{
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    /** Its first date. */
    readonly date: string;
  }>;
  /** Adds a track for a group; answers the track and the group. */
  readonly group: (event: string, name: string) => Promise<{ track: string; network: string }>;
  /** Adds a session; to a draft, unless people are to be told of it. */
  readonly session: (event: string, details: SessionDetails) => Promise<string>;
  /** Publishes a draft. */
  readonly publish: (event: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Makes a {@link Hub} in the database of the running application. */
export async function openHub(databaseUrl: string, appUrl: string): Promise<Hub> {
  const db = openDatabase(databaseUrl, 3);
  const world: RootWorld = {
    db,
    now: () => new Date(),
    newId: () => v7(),
    wake: createWake(db, (error) => console.error(error)),
    settings: testSettings({ DATABASE_URL: databaseUrl, TREFF_URL: appUrl }),
  };
  const mark = randomBytes(4).toString("hex");
  const organisation = {
    id: world.newId(),
    slug: `hub-${mark}`,
    name: `Havnehagen ${mark}`,
    replyEmail: `post@${mark}.example`,
    createdAt: world.now(),
  };
  await db.organisation.create({ data: organisation });
  const owner = await staffOf(world, organisation.id, `staff@${mark}.example`);
  const of = [world, owner, organisation.slug] as const;
  let made = 0;

  return {
    slug: organisation.slug,
    name: organisation.name,
    owner,
    world,
    async event({ draft = false, ...details } = {}) {
      const date = dateOf(addTime(world.now(), 60 * day), "Europe/Oslo");
      const title = details.title ?? `Frokost ${mark} ${++made}`;
      const created = accepted(
        await createEvent(...of, {
          kind: "breakfast-seminar",
          language: "nb",
          timeZone: "Europe/Oslo",
          startsAt: `${date}T08:00`,
          endsAt: `${date}T10:00`,
          placeName: "Bølgen",
          municipality: "Moss",
          capacity: 40,
          visibility: "public",
          ...details,
          title,
        }),
      );
      if (!draft) accepted(await publishEvent(...of, created.slug));
      return { ...created, title, date: details.startsAt?.slice(0, 10) ?? date };
    },
    async group(event, name) {
      const { id } = accepted(await addTrack(...of, event, { name, forGroup: true }));
      const track = await db.track.findUniqueOrThrow({ where: { id } });
      return { track: id, network: track.networkId ?? "" };
    },
    session: async (event, details) => accepted(await addSession(...of, event, details)).id,
    async publish(event) {
      accepted(await publishEvent(...of, event));
    },
    close: () => db.$disconnect(),
  };
}

async function staffOf(world: RootWorld, organisationId: string, email: string): Promise<SignedIn> {
  const account = { id: world.newId(), email, name: "Ingrid Strandvik", createdAt: world.now() };
  await world.db.account.create({ data: account });
  await world.db.member.create({
    data: {
      id: world.newId(),
      organisationId,
      accountId: account.id,
      role: "owner",
      createdAt: world.now(),
    },
  });
  return { kind: "signed-in", accountId: account.id, name: account.name, email };
}

function accepted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.problem)}`);
}
