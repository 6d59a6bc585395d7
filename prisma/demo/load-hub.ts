import type { SignedIn } from "~/kernel/actor";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { numberKey } from "~/features/companies/domain/match-key";
import type { NumberedCompany } from "./hubs";
import type { PlannedHub } from "./plan";

/** An organisation that exists, with what its events refer to by name. */
export interface LoadedHub {
  readonly slug: string;
  /** Who makes its events. */
  readonly organiser: SignedIn;
  readonly companies: ReadonlyMap<
    string,
    { readonly id: string; readonly name: string; readonly organisationNumber: string }
  >;
  readonly networks: ReadonlyMap<string, string>;
  readonly series: ReadonlyMap<string, string>;
}

/**
 * Writes an organisation with its staff, networks, venues, series and companies.
 *
 * @remarks Straight into the tables: no command makes these yet. Accounts are shared, since one person may
 * work for several organisations.
 */
export async function loadHub(
  world: World,
  hub: PlannedHub,
  numbered: readonly NumberedCompany[],
  accounts: Map<string, SignedIn>,
): Promise<LoadedHub> {
  const { db } = world;
  const createdAt = world.now();
  const organisationId = world.newId();
  const { slug, name, about, city, language, timeZone, accentHue, replyEmail } = hub;
  await db.organisation.create({
    data: {
      id: organisationId,
      slug,
      name,
      about,
      city,
      language,
      timeZone,
      accentHue,
      replyEmail,
      ...hub.seller,
      createdAt,
    },
  });
  for (const { name, email, role } of hub.members) {
    const account = await accountOf(world, accounts, { name, email, language, createdAt });
    await db.member.create({
      data: { id: world.newId(), organisationId, accountId: account.accountId, role, createdAt },
    });
  }

  const companies = numbered.map((company) => ({ ...company, id: world.newId() }));
  await db.company.createMany({
    data: companies.map(({ id, name, country, municipality, industry, organisationNumber }) => ({
      id,
      organisationId,
      name,
      country,
      municipality,
      industry,
      organisationNumber: organisationNumber.replace(/\D/g, ""),
      // As an order finds it that gives name and number.
      matchKey: numberKey(country, organisationNumber.replace(/\D/g, "")),
      createdAt,
    })),
  });
  const networks = hub.networks.map((network) => ({ ...network, id: world.newId() }));
  await db.network.createMany({
    data: networks.map(({ id, name, kind }) => ({ id, organisationId, name, kind, createdAt })),
  });
  await db.networkCompany.createMany({
    data: networks
      .filter((network) => network.companies === "all")
      .flatMap((network) =>
        companies.map((company) => ({ networkId: network.id, companyId: company.id })),
      ),
  });
  for (const { rooms = [], ...venue } of hub.venues) {
    await db.venue.create({
      data: {
        id: world.newId(),
        organisationId,
        ...venue,
        rooms: { create: rooms.map((room) => ({ id: world.newId(), ...room })) },
      },
    });
  }
  const series = hub.series.map((each) => ({ ...each, id: world.newId() }));
  await db.series.createMany({ data: series.map((each) => ({ ...each, organisationId })) });

  const organiser = accounts.get(hub.members[0]?.email ?? "");
  if (!organiser) throw new Error(`${slug} has nobody who makes its events`);
  return {
    slug,
    organiser,
    companies: new Map(companies.map((company) => [company.name, company])),
    networks: new Map(networks.map((network) => [network.name, network.id])),
    series: new Map(series.map((each) => [each.slug, each.id])),
  };
}

async function accountOf(
  world: World,
  accounts: Map<string, SignedIn>,
  {
    name,
    email,
    language,
    createdAt,
  }: { name: string; email: string; language: string; createdAt: Instant },
): Promise<SignedIn> {
  const known = accounts.get(email);
  if (known) return known;
  const { id } = await world.db.account.create({
    data: { id: world.newId(), email, name, language, createdAt },
  });
  const account: SignedIn = { kind: "signed-in", accountId: id, name, email };
  accounts.set(email, account);
  return account;
}
