import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../support/keeper";
import { perSecond, whole, type Figure } from "./figures";
import { environmentFor } from "./stage";

/** Reminders through everything, beside nodemailer alone. */
export async function reminderFigures(databaseUrl: string, event: string): Promise<Figure[]> {
  const options = { execArgv: ["--import", "tsx"], cwd: root };
  const sink = fork(join(root, "tests", "bench", "mail-sink.ts"), [], options);
  try {
    const [port] = (await once(sink, "message")) as [number];
    const work = fork(join(root, "tests", "bench", "reminders.ts"), [], {
      ...options,
      env: environmentFor(databaseUrl, 1, {
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        TREFF_LOG_LEVEL: "silent",
        EVENT: event,
      }),
    });
    const ended = once(work, "exit");
    const said = await Promise.race([
      once(work, "message") as Promise<[{ sent: number; ours: number; raw: number }]>,
      ended.then(([code]: unknown[]) => {
        throw new Error(`The reminders ended with ${String(code)} before they were counted.`);
      }),
    ]);
    const [{ sent, ours, raw }] = said;
    await ended;
    return [
      {
        group: "Reminders",
        what: `${whole(sent)} planned, rendered and delivered, against nodemailer's raw pool`,
        ours: perSecond(ours),
        baseline: perSecond(raw),
        ratio: ours / raw,
        goal: { atLeast: 0.5 },
      },
    ];
  } finally {
    sink.disconnect();
  }
}
