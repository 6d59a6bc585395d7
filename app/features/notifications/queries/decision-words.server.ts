import type { OutboxRow } from "~/features/mail/domain/message";
import type { World } from "~/platform/world.server";
import type { LetterOrder } from "./letter-context.server";

/**
 * What an organiser wrote when they decided an application, for a letter that follows on it; nothing once the request
 * to pay has said it. Nobody wants to be welcomed twice in the same words.
 */
export async function decisionWords(
  world: World,
  { id }: Pick<OutboxRow, "id">,
  order: Pick<LetterOrder, "id" | "decisionMessage">,
): Promise<string> {
  if (order.decisionMessage === "") return "";
  const said = await world.db.outboxMessage.count({
    where: { orderId: order.id, kind: "payment-due", state: "sent", id: { not: id } },
  });
  return said > 0 ? "" : order.decisionMessage;
}
