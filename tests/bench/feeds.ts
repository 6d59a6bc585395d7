import { setTimeout as sleep } from "node:timers/promises";
import type { RootWorld } from "~/platform/world.server";
import { median, milliseconds, perSecond, type Figure } from "./figures";
import { makeHotEvent } from "./hot-event";
import { readyRates } from "./ready";
import type { Started } from "./stage";

const entries = 2000;

/** A calendar of 2,000 entries: made anew, out of the cache, unchanged, and what it does to its neighbours. */
export async function feedFigures(
  world: RootWorld,
  databaseUrl: string,
  app: Started,
): Promise<Figure[]> {
  const event = await makeHotEvent(world, { seats: 100, sessions: entries });
  const path = `/e/${event.slug}/calendar.ics`;
  const address = app.url + path;
  const text = await (await fetch(address)).text();
  const found = text.match(/^BEGIN:VEVENT\r$/gm)?.length ?? 0;
  if (found !== entries) throw new Error(`${path} holds ${found} entries, not ${entries}.`);

  const values = unfolded(text);
  const cold: number[] = [];
  const escaped: number[] = [];
  const blocked: number[] = [];
  const calm: number[] = [];
  for (let round = 0; round < 7; round++) {
    calm.push(await slowestNeighbour(app.url, () => sleep(150)));
    await touch(world, event.id, round);
    let took = 0;
    blocked.push(
      await slowestNeighbour(app.url, async () => {
        const begun = performance.now();
        await (await fetch(address)).arrayBuffer();
        took = performance.now() - begun;
      }),
    );
    cold.push(took);
    const begun = performance.now();
    escapeAndFold(values);
    escaped.push(performance.now() - begun);
  }

  const rates = await readyRates(databaseUrl, address);
  const group = `Calendar of ${entries} entries (${Math.round(text.length / 1024)} kB)`;
  return [
    {
      group,
      what: "made anew over HTTP, query included, against escape-and-fold of the same lines",
      ours: milliseconds(median(cold)),
      baseline: milliseconds(median(escaped)),
      ratio: median(cold) / median(escaped),
      goal: { atMost: 1.5 },
    },
    {
      group,
      what: "longest another request waited while it was made",
      ours: milliseconds(median(blocked)),
      baseline: milliseconds(median(calm)),
      ratio: median(blocked),
      goal: { atMost: 20 },
      note: "the ratio column is milliseconds; the baseline is the same with nothing being made",
    },
    {
      group,
      what: "from the cache, against a bare server with the same bytes",
      ours: perSecond(rates.ours),
      baseline: perSecond(rates.bare),
      ratio: rates.ours / rates.bare,
      goal: { atLeast: 1 / 3 },
    },
    {
      group,
      what: "unchanged (304), against the bare server's 304",
      ours: perSecond(rates.unchanged),
      baseline: perSecond(rates.bareUnchanged),
      ratio: rates.unchanged / rates.bareUnchanged,
      goal: { atLeast: 1 / 3 },
    },
  ];
}

/** Changes the event, so that its calendar has to be made anew, and waits until every process knows. */
async function touch(world: RootWorld, eventId: string, round: number): Promise<void> {
  await world.db.event.update({
    where: { id: eventId },
    data: { summary: `Et arrangement som er endret ${round + 1} ganger.` },
  });
  await sleep(1100);
}

/** How long the slowest of many small requests took while `work` was under way, in milliseconds. */
async function slowestNeighbour(url: string, work: () => Promise<unknown>): Promise<number> {
  let slowest = 0;
  let done = false;
  const neighbour = (async () => {
    while (!done) {
      const begun = performance.now();
      await (await fetch(`${url}/healthz`)).arrayBuffer();
      slowest = Math.max(slowest, performance.now() - begun);
      await sleep(2);
    }
  })();
  await work();
  done = true;
  await neighbour;
  return slowest;
}

/** The calendar's lines as they were before folding and escaping: name and text. */
function unfolded(text: string): (readonly [name: string, value: string])[] {
  return text
    .replaceAll("\r\n ", "")
    .split("\r\n")
    .filter(Boolean)
    .map((line) => {
      const colon = line.indexOf(":");
      const value = line
        .slice(colon + 1)
        .replace(/\\([\\;,nN])/g, (_, sign: string) =>
          sign === "n" || sign === "N" ? "\n" : sign,
        );
      return [line.slice(0, colon), value] as const;
    });
}

/** The least any calendar writer has to do: escape each text and fold each line at 75 octets. */
function escapeAndFold(lines: readonly (readonly [string, string])[]): string {
  const written: string[] = [];
  for (const [name, value] of lines) {
    const escaped = value
      .replaceAll("\\", "\\\\")
      .replaceAll(";", "\\;")
      .replaceAll(",", "\\,")
      .replaceAll("\n", "\\n");
    written.push(folded(`${name}:${escaped}`));
  }
  return written.join("\r\n");
}

function folded(line: string): string {
  let out = "";
  let from = 0;
  let octets = 0;
  for (let index = 0; index < line.length; index++) {
    const unit = line.charCodeAt(index);
    const width = unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    if (octets + width > 75) {
      out += `${line.slice(from, index)}\r\n `;
      from = index;
      octets = 1;
    }
    octets += width;
  }
  return out + line.slice(from);
}
