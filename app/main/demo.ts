import { openWorld, type RootWorld } from "~/platform/world.server";
import type { Settings } from "~/platform/env.server";
import { loadDemo } from "../../prisma/demo/load-demo";
import { loadFiller, readFillerSize, type FillerSize } from "../../prisma/demo/load-filler";
import { CommandError } from "./failure";
import { runAsProcess } from "./run-as-process";

export { demoOrganiser } from "../../prisma/demo/hubs";

/** Loads the demo unless the database has organisations or accounts; answers whether it did. */
export function loadDemoIfEmpty(settings: Settings): Promise<boolean> {
  return inWorld(settings, loadDemo);
}

/** `npm run demo`: the demo into an empty database; with `-- --events N --people N` a filling for load tests. */
void runAsProcess("demo", async (settings) => {
  const size = sizeAsked(process.argv.slice(2));
  if (size) {
    const { seconds, ...made } = await inWorld(settings, (world) => loadFiller(world, size));
    const rate = Math.round((made.events + made.people) / seconds);
    console.log(
      `Made ${made.events} events and ${made.people} registrations in ${seconds.toFixed(1)} s (${rate} a second).`,
    );
  } else {
    const loaded = await loadDemoIfEmpty(settings);
    console.log(loaded ? "The demo was loaded." : "Nothing was loaded: the database is not empty.");
  }
  // The channel to whoever started us would keep the process alive.
  process.exit(0);
});

function sizeAsked(args: readonly string[]): FillerSize | null {
  try {
    return readFillerSize(args);
  } catch (error) {
    throw new CommandError((error as Error).message);
  }
}

async function inWorld<T>(settings: Settings, work: (world: RootWorld) => Promise<T>): Promise<T> {
  const world = openWorld(settings, () => {});
  try {
    return await work(world);
  } finally {
    await world.db.$disconnect();
  }
}
