import { readBootSettings } from "~/platform/env.server";
import { buildIfStale } from "./build";
import { settingsApart } from "./database";
import { CommandError, runCommand } from "./failure";
import { bundle, startPart } from "./part";

const parts = ["web", "worker", "demo", "organisation"];

/** `npm run web`, `npm run worker`: one part apart, with DATABASE_URL or beside a running `npm start`. */
async function launch(): Promise<void> {
  const [name = "", ...args] = process.argv.slice(2);
  if (!parts.includes(name))
    throw new CommandError(`There is no part called "${name}": ${parts.join(", ")}.`);
  const settings = await settingsApart(readBootSettings());
  await buildIfStale();
  const part = startPart(bundle(name), settings, args);
  // A second signal, passed on like the first, ends the part at once.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => part.child.kill("SIGTERM"));
  const { code } = await part.ended;
  process.exit(code ?? 1);
}

await runCommand(launch);
