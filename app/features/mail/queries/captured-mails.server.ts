import type { World } from "~/platform/world.server";
import type { Instant } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";

/** A mail that was kept instead of sent, as a list shows it. */
export interface CapturedLine {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly kind: string;
  readonly at: Instant;
}

/** A kept mail with its parts and the exact bytes SMTP would have carried. */
export interface CapturedLetter extends CapturedLine {
  readonly html: string;
  readonly text: string;
  readonly calendar: string | null;
  readonly raw: Uint8Array;
}

const line = { id: true, recipient: true, subject: true, kind: true, at: true } as const;

/** The mails kept so far, newest first. */
export async function capturedMails(
  world: World,
  { limit = 200 }: { limit?: number } = {},
): Promise<CapturedLine[]> {
  const mails = await world.db.capturedMail.findMany({
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
    select: line,
  });
  return mails.map(({ recipient, ...mail }) => ({ ...mail, to: recipient }));
}

/** One kept mail; `null` when there is none with this `id`. */
export async function capturedMail(world: World, id: string): Promise<CapturedLetter | null> {
  if (!isUuid(id)) return null;
  const mail = await world.db.capturedMail.findUnique({
    where: { id },
    select: { ...line, html: true, text: true, calendar: true, raw: true },
  });
  if (!mail) return null;
  const { recipient, ...rest } = mail;
  return { ...rest, to: recipient };
}
