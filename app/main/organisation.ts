import { parseArgs } from "node:util";
import { z } from "zod";
import { emailSchema, lineSchema } from "~/kernel/field-schemas";
import { createOrganisation } from "~/features/organisations/commands/create-organisation.server";
import { setStripeAccount } from "~/features/payments/commands/set-stripe-account.server";
import type { Settings } from "~/platform/env.server";
import { openWorld, type World } from "~/platform/world.server";
import { CommandError } from "./failure";
import { runAsProcess } from "./run-as-process";

const usage =
  'npm run organisation -- --name "Ås næringshage" --owner "Berit Lunde" --email berit@as.example [--slug as]';
const accountUsage = "npm run organisation -- --slug as --stripe-account acct_1A2b3C4d5E6f7G8h";

const slugSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);

const wanted = z.object({
  name: lineSchema(120),
  owner: lineSchema(120),
  email: emailSchema,
  slug: slugSchema.optional(),
});

const account = z.object({
  slug: slugSchema,
  "stripe-account": z.string().regex(/^acct_[A-Za-z0-9]{6,64}$/),
});

/** `npm run organisation`: makes an organisation with its first owner, or says on which account one is paid by card. */
void runAsProcess("organisation", async (settings) => {
  const option = { type: "string" } as const;
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: { name: option, owner: option, email: option, slug: option, "stripe-account": option },
    strict: false,
  });
  const world = openWorld(settings, () => {});
  const said =
    values["stripe-account"] === undefined
      ? await make(world, settings, values)
      : await pay(world, settings, values);
  await world.db.$disconnect();
  console.log(said);
  // The channel to whoever started us would keep the process alive.
  process.exit(0);
});

async function make(world: World, settings: Settings, values: object): Promise<string> {
  const given = wanted.safeParse(values);
  if (!given.success) throw new CommandError(`Say who it is for: ${usage}`);
  const { name, owner, email, slug } = given.data;
  const made = await createOrganisation(world, { name, slug, owner: { name: owner, email } });
  if (!made.ok)
    throw new CommandError("There is an organisation of that name already; choose another --slug.");
  return `Made. ${owner} signs in at ${settings.url}/sign-in with ${email}.`;
}

async function pay(world: World, settings: Settings, values: object): Promise<string> {
  if ("name" in values || "owner" in values || "email" in values)
    throw new CommandError(`Make the organisation first, then say its account: ${accountUsage}`);
  const given = account.safeParse(values);
  if (!given.success)
    throw new CommandError(
      `Say the organisation's --slug, and its account as Stripe shows it, acct_ and letters and digits: ${accountUsage}`,
    );
  const { slug, "stripe-account": stripeAccount } = given.data;
  const done = await setStripeAccount(world, slug, stripeAccount);
  if (!done.ok) throw new CommandError(`There is no organisation with the address ${slug}.`);
  const { name, before } = done.value;
  return [
    before === stripeAccount
      ? `${name} was paid by card on ${stripeAccount} already.`
      : `${name} is paid by card on ${stripeAccount}${before === null ? "" : `, no longer on ${before}`}.`,
    ...(settings.stripe?.connect
      ? []
      : [
          settings.stripe
            ? "It counts only with STRIPE_CONNECT=on; until then all cards are paid to the one account."
            : "Cards are off until STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are set, and it counts only with STRIPE_CONNECT=on.",
        ]),
  ].join(" ");
}
