import { settlingTime } from "~/features/notifications/domain/settling";
import { announceChanges } from "~/features/notifications/jobs/announce-changes.server";
import { renderMessages } from "~/features/notifications/commands/render-message.server";
import { deliverOutbox } from "~/features/mail/jobs/deliver-outbox.server";
import { openCaptureTransport } from "~/platform/mail/capture-transport.server";
import { expect } from "vitest";
import { lintCalendar } from "./ics-lint";
import type { TestWorld } from "./world";

/** A captured mail by what tests look at. */
export interface TestMail {
  readonly to: string;
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
  readonly raw: string;
  readonly calendar: string | null;
}

/**
 * Does what the worker would: announces changes and delivers what is due. Answers the mails that are new, each with a
 * calendar that is sound if it has one.
 */
export async function deliverAll(world: TestWorld): Promise<TestMail[]> {
  const known = new Set(
    (await world.db.capturedMail.findMany({ select: { id: true } })).map(({ id }) => id),
  );
  await announceChanges(world);
  const errors: object[] = [];
  const log = { error: (about: object) => void errors.push(about), warn: () => {} };
  await deliverOutbox(world, {
    transport: openCaptureTransport(),
    render: renderMessages(world),
    log,
  });
  if (errors.length > 0)
    throw new AggregateError(
      errors.map((about) => (about as { error?: unknown }).error),
      "mails could not be written",
    );
  const mails = await world.db.capturedMail.findMany({ orderBy: { id: "asc" } });
  for (const { calendar } of mails) if (calendar) expect(lintCalendar(calendar)).toEqual([]);
  return mails
    .filter(({ id }) => !known.has(id))
    .map(({ recipient, kind, subject, text, raw, calendar }) => ({
      to: recipient,
      kind,
      subject,
      text,
      raw: Buffer.from(raw).toString("utf8"),
      calendar,
    }));
}

/** As {@link deliverAll}, once the changes have rested for as long as letters about them wait. */
export async function deliverSettled(world: TestWorld): Promise<TestMail[]> {
  world.clock.advance(settlingTime);
  return deliverAll(world);
}

/** One property of a calendar, unfolded; `undefined` when it is not there. */
export function propertyOf(ics: string | null, name: string): string | undefined {
  const unfolded = (ics ?? "").replace(/\r\n[ \t]/g, "");
  return new RegExp(`^${name}(?:;[^:\\r\\n]*)?:(.*)$`, "m").exec(unfolded)?.[1]?.trim();
}
