import { parseArgs } from "node:util";
import { z } from "zod";
import { emailSchema, lineSchema } from "~/kernel/field-schemas";
import { createOrganisation } from "~/features/organisations/commands/create-organisation.server";
import { openWorld } from "~/platform/world.server";
import { CommandError } from "./failure";
import { runAsProcess } from "./run-as-process";

const usage =
  'npm run organisation -- --name "Ås næringshage" --owner "Berit Lunde" --email berit@as.example [--slug as]';

const wanted = z.object({
  name: lineSchema(120),
  owner: lineSchema(120),
  email: emailSchema,
  slug: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional(),
});

/** `npm run organisation`: makes an organisation with its first owner. */
void runAsProcess("organisation", async (settings) => {
  const option = { type: "string" } as const;
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: { name: option, owner: option, email: option, slug: option },
    strict: false,
  });
  const given = wanted.safeParse(values);
  if (!given.success) throw new CommandError(`Say who it is for: ${usage}`);
  const { name, owner, email, slug } = given.data;
  const world = openWorld(settings, () => {});
  const made = await createOrganisation(world, { name, slug, owner: { name: owner, email } });
  await world.db.$disconnect();
  if (!made.ok)
    throw new CommandError("There is an organisation of that name already; choose another --slug.");
  console.log(`Made. ${owner} signs in at ${settings.url}/sign-in with ${email}.`);
  // The channel to whoever started us would keep the process alive.
  process.exit(0);
});
