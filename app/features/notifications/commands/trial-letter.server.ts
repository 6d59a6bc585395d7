import type { Letter } from "emails/letter-model";
import { letterOf } from "emails/letter-of";
import { speechOf } from "~/i18n/speech";
import type { World } from "~/platform/world.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { RenderedMessage } from "~/features/mail/jobs/deliver-outbox.server";

/** A letter as it was when somebody asked to have it sent to themselves. */
export async function trialLetter(
  world: World,
  row: OutboxRow,
): Promise<RenderedMessage | "superseded"> {
  const organisation = await world.db.organisation.findUnique({
    where: { id: row.organisationId ?? world.newId() },
    select: { name: true, accentHue: true, replyEmail: true },
  });
  if (!organisation) return "superseded";
  // Written by us a moment ago: see sendTrial.
  const { letter } = row.snapshot as { readonly letter: Letter };
  return {
    letter: letterOf("trial", { letter }, speechOf(letter.locale)),
    accentHue: organisation.accentHue,
    organisationName: organisation.name,
    replyTo: organisation.replyEmail,
  };
}
