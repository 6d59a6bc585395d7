import { isLocale } from "~/kernel/locales";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { hour } from "~/kernel/time";
import { inTransaction, type World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { payerByToken } from "../queries/payer-link.server";
import { payerOf } from "./payer.server";

/**
 * Mails whoever pays for something the link to all they ordered, owe and paid: to their address on file and to nobody
 * else, at most once an hour. Whoever asks gets the same answer, whatever is known.
 */
export async function mailAccountLink(world: World, payableId: string): Promise<void> {
  await inTransaction(world, async (tx) => {
    const payable = await tx.db.payable.findUnique({
      where: { id: payableId },
      select: {
        organisationId: true,
        companyId: true,
        payerName: true,
        payerEmail: true,
        language: true,
      },
    });
    if (!payable || payable.payerEmail === "") return;
    const { organisationId, companyId, payerName: name, payerEmail: email, language } = payable;
    const payer = await payerOf(tx, { organisationId, companyId, name, email, language });
    const thisHour = Math.floor(tx.now().getTime() / hour);
    const cause = `account-link:${payer.id}:${payer.tokenGeneration}:${thisHour}`;
    await mailLink(tx, { id: payer.id, organisationId, name, email, language }, cause);
  });
}

/**
 * Ends a payer's link through its own page and mails them the new one: for a link that has gone astray. Whoever holds
 * the old one can do so, and gains nothing by it. Refused: `not-found` for a link that opens nothing.
 */
export async function renewAccountLink(
  world: World,
  token: string,
): Promise<Result<null, Problem<"not-found">>> {
  const opened = await payerByToken(world, token);
  if (!opened) return refuse("not-found");
  return inTransaction(world, async (tx) => {
    await tx.db.$queryRaw`SELECT 1 FROM payer WHERE id = ${opened.id}::uuid FOR NO KEY UPDATE`;
    // Sent twice at once, it is renewed once: the second comes with a link that opens nothing any more.
    if (!(await payerByToken(tx, token))) return refuse("not-found");
    const payer = await tx.db.payer.update({
      where: { id: opened.id },
      data: { tokenGeneration: { increment: 1 } },
    });
    await mailLink(tx, payer, `account-renewed:${payer.id}:${payer.tokenGeneration}`);
    return accept(null);
  });
}

async function mailLink(
  tx: World,
  payer: {
    readonly id: string;
    readonly organisationId: string;
    readonly name: string;
    readonly email: string;
    readonly language: string;
  },
  cause: string,
): Promise<void> {
  const { id: payerId, organisationId, name, email, language } = payer;
  await enqueueMessages(tx, [
    {
      kind: "account-link",
      recipient: { name, email },
      language: isLocale(language) ? language : "nb",
      cause,
      organisationId,
      snapshot: { payerId },
    },
  ]);
  tx.wake("deliver-outbox");
}
