import { setTimeout as sleep } from "node:timers/promises";
import { median, type Figure } from "./figures";
import { residentMemory, startWeb } from "./stage";

const megabyte = 1024 * 1024;

/** How soon a built and migrated web process answers, and what it holds when nobody asks. */
export async function startFigures(databaseUrl: string): Promise<Figure[]> {
  const ready: number[] = [];
  const idle: number[] = [];
  for (let round = 0; round < 3; round++) {
    const app = await startWeb(databaseUrl);
    ready.push(app.readyAfter);
    await (await fetch(app.url)).arrayBuffer();
    await sleep(2000);
    const memory = residentMemory(app.pid);
    if (memory !== null) idle.push(memory / megabyte);
    await app.close();
  }
  const group = "The web process";
  return [
    {
      group,
      what: "from its start to the first 200, in seconds",
      ours: `${(median(ready) / 1000).toFixed(2)} s`,
      baseline: "",
      ratio: median(ready) / 1000,
      goal: { atMost: 3 },
    },
    ...(idle.length === 0
      ? []
      : [
          {
            group,
            what: "resident memory, idle after its first page, in MB",
            ours: `${median(idle).toFixed(0)} MB`,
            baseline: "",
            ratio: median(idle),
            goal: { atMost: 150 },
          } as const,
        ]),
  ];
}
