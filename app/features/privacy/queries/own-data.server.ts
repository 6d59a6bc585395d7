import type { World } from "~/platform/world.server";
import { ownDataAddress } from "~/features/identity/queries/own-data-address.server";
import { heldAtInstallation, heldAtOrganisation, type HeldData } from "./held-data.server";

/** An organisation that holds something about an address. */
export interface HeldPlace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly replyEmail: string;
}

/** The organisations that hold something about an address, by name. */
export function heldPlaces(world: World, email: string): Promise<HeldPlace[]> {
  return world.db.$queryRaw<HeldPlace[]>`
    SELECT id::text, slug, name, time_zone AS "timeZone", reply_email AS "replyEmail" FROM organisation
    WHERE id IN (
      SELECT organisation_id FROM person WHERE email = ${email}::citext
      UNION SELECT organisation_id FROM registration WHERE attendee_email = ${email}::citext
      UNION SELECT organisation_id FROM "order" WHERE contact_email = ${email}::citext
      UNION SELECT organisation_id FROM suppression WHERE email = ${email}::citext)
    ORDER BY name`;
}

/** All that is held about somebody on this installation, each organisation by itself. */
export interface OwnData {
  readonly email: string;
  readonly organisations: readonly { readonly place: HeldPlace; readonly data: HeldData }[];
  readonly installation: HeldData;
}

/** What the link mailed to somebody shows; `null` for one that opens nothing, or no longer. */
export async function ownData(world: World, token: string): Promise<OwnData | null> {
  const email = await ownDataAddress(world, token);
  if (email === null) return null;
  const organisations = [];
  for (const place of await heldPlaces(world, email))
    organisations.push({ place, data: await heldAtOrganisation(world, place.id, email) });
  return { email, organisations, installation: await heldAtInstallation(world, email) };
}

/** The export as a file: documented in docs/privacy-data-map.md. */
export function exportOf(world: World, { email, organisations, installation }: OwnData): object {
  return {
    format: "treff-personal-data/1",
    exportedAt: world.now().toISOString(),
    address: email,
    organisations: organisations.map(({ place: { slug, name, replyEmail }, data }) => ({
      organisation: { slug, name, contact: replyEmail },
      ...data,
    })),
    installation,
  };
}
