import type { World } from "~/platform/world.server";
import type { EndableStream } from "../domain/message-streams";
import { readUnsubscribe } from "./unsubscribe-link.server";

/** What an unsubscribe link shows. */
export interface Unsubscribing {
  readonly email: string;
  readonly stream: EndableStream;
  /** `null` when the organisation is no more; then nobody writes. */
  readonly organisation: { readonly name: string; readonly accentHue: number } | null;
  /** `stopped`: not by their own wish, so it is not theirs to take back here. */
  readonly state: "subscribed" | "ended" | "stopped";
}

/** What a link is about and how it stands; `null` for a link that is none of ours. Looking changes nothing. */
export async function unsubscribing(world: World, token: string): Promise<Unsubscribing | null> {
  const wish = readUnsubscribe(world, token);
  if (!wish) return null;
  const { organisationId, email, stream } = wish;
  const [organisation, entries] = await Promise.all([
    world.db.organisation.findUnique({
      where: { id: organisationId },
      select: { name: true, accentHue: true },
    }),
    world.db.suppression.findMany({
      where: { organisationId, email, stream: { in: [stream, "all"] } },
      select: { stream: true, reason: true },
    }),
  ]);
  const theirs = ["unsubscribe", "complaint"];
  const stopped = entries.some((entry) => entry.stream === "all" || !theirs.includes(entry.reason));
  const ended = entries.length > 0 || organisation === null;
  return {
    email,
    stream,
    organisation,
    state: stopped ? "stopped" : ended ? "ended" : "subscribed",
  };
}
