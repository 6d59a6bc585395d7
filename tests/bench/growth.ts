import type { RootWorld } from "~/platform/world.server";
import { median, milliseconds, type Figure } from "./figures";
import { sessionCookie } from "./pages";
import { startQueryCounter } from "../support/query-counter";
import { startWeb } from "./stage";

/** One filling of the database, and the event of it that is looked at. */
export interface Filling {
  readonly databaseUrl: string;
  readonly world: RootWorld;
  readonly organisation: string;
  /** An event with as many registrations in both fillings. */
  readonly event: string;
  readonly organiser: string;
}

interface Cost {
  readonly milliseconds: number;
  readonly queries: number;
  readonly bytes: number;
}

const rounds = 15;

/**
 * What pages cost with little and with much in the database, for what they show: the ratio is that of the times, divided
 * by how much more the page holds. Asked as somebody signed in, so that nothing comes
 * out of the cache.
 */
export async function growthFigures(
  small: Filling,
  large: Filling,
  sizes: string,
): Promise<Figure[]> {
  const [before, after] = [await costsOf(small), await costsOf(large)];
  return [...before].flatMap(([name, little]) => {
    const much = after.get(name);
    if (!much) return [];
    // A page that shows ten times as much may take ten times as long; never less than one.
    const shown = Math.max(1, much.bytes / little.bytes);
    return [
      {
        group: `Growth: ${sizes}`,
        what: name,
        ours: milliseconds(much.milliseconds),
        baseline: milliseconds(little.milliseconds),
        ratio: much.milliseconds / little.milliseconds / shown,
        goal: { atMost: 2 },
        note: `${much.queries} queries, with little ${little.queries}; ${Math.round(much.bytes / 1024)} kB, with little ${Math.round(little.bytes / 1024)} kB`,
      },
    ];
  });
}

/** The pages, and how many queries each makes with little and with much in the database. */
async function costsOf({
  databaseUrl,
  world,
  organisation,
  event,
  organiser,
}: Filling): Promise<Map<string, Cost>> {
  const counter = await startQueryCounter(databaseUrl);
  const app = await startWeb(counter.databaseUrl);
  const cookie = await sessionCookie(world, organiser);
  const pages: Record<string, string> = {
    home: "/",
    "home, searched": "/?q=lastmote",
    organisation: `/o/${organisation}`,
    event: `/e/${event}`,
    "organiser's home": `/organise/${organisation}`,
    "organiser's event": `/organise/${organisation}/e/${event}`,
    registrations: `/organise/${organisation}/e/${event}/registrations`,
    messages: `/organise/${organisation}/e/${event}/messages`,
  };
  const costs = new Map<string, Cost>();
  try {
    for (const [name, path] of Object.entries(pages)) {
      const took: number[] = [];
      let queries = 0;
      let bytes = 0;
      for (let round = 0; round < rounds; round++) {
        counter.take();
        const begun = performance.now();
        const answer = await fetch(app.url + path, { headers: { cookie } });
        bytes = (await answer.arrayBuffer()).byteLength;
        took.push(performance.now() - begun);
        queries = counter.take();
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
      }
      costs.set(name, { milliseconds: median(took), queries, bytes });
    }
  } finally {
    await app.close();
    counter.close();
  }
  return costs;
}
