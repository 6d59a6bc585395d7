import { letterOf } from "emails/letter-of";
import { speechOf } from "~/i18n/speech";
import { hour } from "~/kernel/time";
import { paths } from "~/paths";
import type { World } from "~/platform/world.server";
import { ownDataToken } from "~/features/identity/commands/request-own-data.server";
import { ownDataLifetime } from "~/features/identity/domain/own-data-rules";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { RenderedMessage } from "~/features/mail/jobs/deliver-outbox.server";

/** The hue of letters that come from the installation itself. */
const ownHue = 250;

/** The mail with the link to one's own data; pointless for an address nobody knows, and once it is too old. */
export async function ownDataLetter(
  world: World,
  row: OutboxRow,
): Promise<RenderedMessage | "superseded"> {
  const { requestId } = row.snapshot as { requestId: string };
  const request = await world.db.ownDataRequest.findUnique({ where: { id: requestId } });
  const useful = request && request.expiresAt > world.now();
  if (!useful || !(await isKnown(world, request.email))) return "superseded";
  const facts = {
    url: world.settings.url + paths.ownData(ownDataToken(world, requestId)),
    validHours: Math.round(ownDataLifetime / hour),
  };
  return {
    letter: letterOf("own-data", facts, speechOf(row.language)),
    accentHue: ownHue,
    organisationName: "",
    replyTo: null,
  };
}

/** Whether anybody on this installation holds something about an address. */
async function isKnown(world: World, email: string): Promise<boolean> {
  const [known] = await world.db.$queryRaw<{ known: boolean }[]>`
    SELECT EXISTS (SELECT FROM person WHERE email = ${email}::citext)
        OR EXISTS (SELECT FROM registration WHERE attendee_email = ${email}::citext)
        OR EXISTS (SELECT FROM "order" WHERE contact_email = ${email}::citext)
        OR EXISTS (SELECT FROM account WHERE email = ${email}::citext) AS known`;
  return known?.known ?? false;
}
