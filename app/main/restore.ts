import { restore } from "~/platform/embedded/restore.server";
import { readBootSettings } from "~/platform/env.server";
import { CommandError, runCommand } from "./failure";
import { fromTypedFolder } from "./project";

/** `npm run restore -- FILE [--replace]`: a backup in the place of the embedded database. */
await runCommand(async () => {
  const args = process.argv.slice(2);
  const [named, ...more] = args.filter((arg) => arg !== "--replace");
  if (!named || named.startsWith("-") || more.length > 0) {
    throw new CommandError(
      "Say which backup: npm run restore -- treff.tar.gz (with --replace if there is a database already)",
    );
  }
  const boot = readBootSettings();
  if (boot.databaseUrl !== undefined) {
    throw new CommandError(
      "DATABASE_URL names a database of yours: this command restores the embedded one.",
    );
  }
  const replace = args.includes("--replace");
  const restored = await restore(boot.dataFolder, fromTypedFolder(named), {
    replace,
    now: new Date(),
    log: console.log,
  });
  console.log(`Restored the backup of ${restored.madeAt} into ${boot.dataFolder}.`);
  for (const aside of restored.keptAside) console.log(`What was there before is kept as ${aside}.`);
});
