import { letterOf } from "emails/letter-of";
import { speechOf } from "~/i18n/speech";
import { minute } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { codeOf } from "~/features/identity/commands/request-sign-in-code.server";
import { codeLifetime } from "~/features/identity/domain/sign-in-rules";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { RenderedMessage } from "~/features/mail/jobs/deliver-outbox.server";

/** The hue of letters that come from the installation itself. */
const ownHue = 250;

/** The mail with a sign-in code; pointless for an address nobody has, and once the code is used or too old. */
export async function signInLetter(
  world: World,
  row: OutboxRow,
): Promise<RenderedMessage | "superseded"> {
  const { challengeId } = row.snapshot as { challengeId: string };
  const challenge = await world.db.signInChallenge.findUnique({ where: { id: challengeId } });
  const useful = challenge?.accountId && !challenge.usedAt && challenge.expiresAt > world.now();
  if (!useful) return "superseded";
  const facts = {
    recipientName: row.recipientName,
    code: codeOf(world, challengeId),
    validMinutes: Math.round(codeLifetime / minute),
  };
  return {
    letter: letterOf("sign-in-code", facts, speechOf(row.language)),
    accentHue: ownHue,
    organisationName: "",
    replyTo: null,
  };
}
