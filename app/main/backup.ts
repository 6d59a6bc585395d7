import { backUp } from "~/platform/embedded/backup.server";
import { readBootSettings } from "~/platform/env.server";
import { CommandError, runCommand } from "./failure";
import { fromTypedFolder } from "./project";

/** `npm run backup -- FILE`: the embedded database, in use or not, into one .tar.gz. */
await runCommand(async () => {
  const [named, ...more] = process.argv.slice(2);
  if (!named || named.startsWith("-") || more.length > 0)
    throw new CommandError("Say where to: npm run backup -- treff.tar.gz");
  const boot = readBootSettings();
  if (boot.databaseUrl !== undefined) {
    throw new CommandError(
      "DATABASE_URL names a database of yours: back it up with pg_dump; this command is for the embedded one.",
    );
  }
  const file = fromTypedFolder(named);
  const { bytes } = await backUp(boot.dataFolder, file, new Date(), console.log);
  console.log(
    `Backed up to ${file} (${(bytes / 1_000_000).toFixed(1)} MB). It holds everything, the secret too: keep it safe.`,
  );
});
