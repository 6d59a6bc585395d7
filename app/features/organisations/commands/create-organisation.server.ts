import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { slugOf } from "~/kernel/slug";
import { inTransaction, type World } from "~/platform/world.server";

export interface NewOrganisation {
  readonly name: string;
  /** The address of its pages; made from the name when it is left out. */
  readonly slug?: string | undefined;
  /** The first owner; answers to the organisation's mails go to them. */
  readonly owner: { readonly name: string; readonly email: string };
}

/**
 * Makes an organisation with its first owner, who signs in by the address given. For whoever runs the
 * installation: no page leads here.
 *
 * Refused: `name-taken` when the address of its pages is another organisation's.
 */
export async function createOrganisation(
  world: World,
  wanted: NewOrganisation,
): Promise<Result<{ slug: string }, Problem<"name-taken">>> {
  const slug = wanted.slug ?? slugOf(wanted.name);
  return inTransaction(world, async (tx) => {
    if (await tx.db.organisation.findUnique({ where: { slug } })) return refuse("name-taken");
    const now = tx.now();
    const { name, email } = wanted.owner;
    const account = await tx.db.account.upsert({
      where: { email },
      create: { id: tx.newId(), email, name, createdAt: now },
      update: {},
    });
    const organisation = await tx.db.organisation.create({
      data: { id: tx.newId(), slug, name: wanted.name, replyEmail: email, createdAt: now },
    });
    await tx.db.member.create({
      data: {
        id: tx.newId(),
        organisationId: organisation.id,
        accountId: account.id,
        role: "owner",
        createdAt: now,
      },
    });
    return accept({ slug });
  });
}
