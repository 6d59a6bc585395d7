import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { readUnsubscribe } from "../queries/unsubscribe-link.server";
import { resumeStream, suppressAddress } from "./suppress-address.server";

/**
 * Ends the stream of mails a link names, or begins it again. The link is all it takes, and doing it twice is doing it
 * once; where the organisation is no more there is nothing left to end.
 *
 * Refused: `not-found` for a link that is none of ours.
 */
export async function unsubscribe(
  world: World,
  token: string,
  wish: "end" | "resume",
): Promise<Result<null, Problem<"not-found">>> {
  const about = readUnsubscribe(world, token);
  if (!about) return refuse("not-found");
  await inTransaction(world, async (tx) => {
    const { organisationId: id } = about;
    const organisation = await tx.db.organisation.findUnique({
      where: { id },
      select: { id: true },
    });
    if (!organisation) return;
    if (wish === "end") await suppressAddress(tx, { ...about, reason: "unsubscribe" });
    else await resumeStream(tx, about);
  });
  return accept(null);
}
