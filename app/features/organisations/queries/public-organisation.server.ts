import type { World } from "~/platform/world.server";

/** What everybody may know of an organisation. */
export interface PublicOrganisation {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly about: string;
  readonly city: string;
  readonly hue: number;
  /** Where questions go. */
  readonly email: string;
}

/** An organisation by its address; `null` when there is none. */
export async function publicOrganisation(
  world: World,
  slug: string,
): Promise<PublicOrganisation | null> {
  const row = await world.db.organisation.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      about: true,
      city: true,
      accentHue: true,
      replyEmail: true,
    },
  });
  if (!row) return null;
  const { accentHue, replyEmail, ...facts } = row;
  return { ...facts, hue: accentHue, email: replyEmail };
}
