import type { Letter } from "emails/letter-model";
import type { Json } from "~/features/mail/domain/message";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import type { Membership } from "~/features/organisations/queries/membership.server";
import { inTransaction, type World } from "~/platform/world.server";

/**
 * Sends a letter to whoever is writing it, as it is at this moment; to their own address and no other.
 *
 * @returns the address it goes to.
 */
export async function sendTrial(
  world: World,
  { accountId, organisation }: Membership,
  letter: Letter,
): Promise<string> {
  return inTransaction(world, async (tx) => {
    const { name, email } = await tx.db.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { name: true, email: true },
    });
    await enqueueMessages(tx, [
      {
        kind: "trial",
        recipient: { name, email },
        language: letter.locale,
        cause: `trial:${tx.newId()}`,
        // A letter is data through and through: texts, numbers and lists of them.
        snapshot: { letter: letter as unknown as Json },
        organisationId: organisation.id,
      },
    ]);
    tx.wake("deliver-outbox");
    return email;
  });
}
