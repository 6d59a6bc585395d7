import { z } from "zod";
import { paths } from "~/paths";
import { sealed, unsealed } from "~/platform/tokens.server";
import type { ListUnsubscribe } from "~/platform/mail/compose.server";
import { replyAddress } from "~/platform/mail/reply-address.server";
import type { World } from "~/platform/world.server";
import type { OutboxRow } from "../domain/message";
import { endableStreams, streamOf, type EndableStream } from "../domain/message-streams";

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

/** The ways out that a mail names in its head; `null` for what nobody can end. */
export function waysOut(
  world: Pick<World, "settings">,
  row: Pick<OutboxRow, "id" | "kind" | "recipientEmail" | "organisationId">,
): ListUnsubscribe | null {
  const stream = streamOf(row.kind);
  const { organisationId, recipientEmail: email } = row;
  if (stream === "transactional" || organisationId === null) return null;
  return {
    url: unsubscribeUrl(world, { organisationId, email, stream }),
    address: replyAddress(world.settings, "unsubscribe", row.id),
  };
}
