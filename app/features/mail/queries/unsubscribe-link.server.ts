import { z } from "zod";
import { paths } from "~/paths";
import { sealed, unsealed } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";
import { endableStreams, type EndableStream } from "../domain/message-streams";

/** Whose mails of which stream end. */
export interface Unsubscription {
  readonly organisationId: string;
  readonly email: string;
  readonly stream: EndableStream;
}

const use = "unsubscribe";
const content = z.tuple([z.uuid(), z.enum(endableStreams), z.string().min(3).max(254)]);

/**
 * Where somebody ends one stream of an organisation's mails (RFC 8058).
 *
 * @remarks The link says by itself whose it is and proves it, so it works long after the mail, the event and the
 * person are forgotten. The address in it cannot be read by whoever sees the link pass, and letters of one
 * address give one link.
 */
export function unsubscribeUrl(
  world: Pick<World, "settings">,
  { organisationId, email, stream }: Unsubscription,
): string {
  const token = sealed(
    world.settings.secret,
    use,
    JSON.stringify([organisationId, stream, email.toLowerCase()]),
  );
  return world.settings.url + paths.unsubscribe(token);
}

/** What a link ends; `null` for one we did not make. */
export function readUnsubscribe(
  world: Pick<World, "settings">,
  token: string,
): Unsubscription | null {
  const text = unsealed(world.settings.secret, use, token);
  if (text === null) return null;
  const [organisationId, stream, email] = content.parse(JSON.parse(text));
  return { organisationId, email, stream };
}
