import { setTimeout as sleep } from "node:timers/promises";
import { simpleParser, type ParsedMail } from "mailparser";
import { expect } from "vitest";
import { z } from "zod";
import { lintCalendar } from "./ics-lint";

const lineSchema = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  kind: z.string(),
  at: z.string(),
});

/** One line of `GET /dev/mail.json`. */
export type MailLine = z.infer<typeof lineSchema>;

export interface OpenedMail extends MailLine {
  /** The exact bytes SMTP would carry. */
  readonly raw: Buffer;
  readonly mail: ParsedMail;
}

const listSchema = z.union([
  z.array(lineSchema),
  z.object({ mails: z.array(lineSchema) }).transform(({ mails }) => mails),
]);

/** The mails the application has "sent", newest first. */
export async function readMails(appUrl: string): Promise<MailLine[]> {
  const answer = await fetch(`${appUrl}/dev/mail.json`);
  if (!answer.ok) throw new Error(`/dev/mail.json answered ${answer.status}.`);
  return listSchema.parse(await answer.json());
}

/** One mail with its bytes; what it holds of calendars is sound. */
export async function openMail(appUrl: string, line: MailLine): Promise<OpenedMail> {
  const answer = await fetch(`${appUrl}/dev/mail/${line.id}.eml`);
  if (!answer.ok) throw new Error(`/dev/mail/${line.id}.eml answered ${answer.status}.`);
  const raw = Buffer.from(await answer.arrayBuffer());
  const mail = await simpleParser(raw);
  for (const { contentType, content } of mail.attachments)
    if (/calendar|ics/.test(contentType)) expect(lintCalendar(content)).toEqual([]);
  return { ...line, raw, mail };
}

/**
 * Waits for a mail to `address` of one kind.
 *
 * @param known the ids that do not count: those there before the step under test.
 */
export async function waitForMail(
  appUrl: string,
  address: string,
  kind: string,
  known: ReadonlySet<string>,
  seconds = 15,
): Promise<OpenedMail> {
  const until = performance.now() + seconds * 1000;
  let seen: MailLine[] = [];
  while (performance.now() < until) {
    seen = (await readMails(appUrl)).filter(({ id, to }) => !known.has(id) && to.includes(address));
    const line = seen.find((one) => one.kind === kind);
    if (line) return openMail(appUrl, line);
    await sleep(100);
  }
  const others = seen.map((one) => one.kind).join(", ") || "none";
  throw new Error(
    `No "${kind}" mail to ${address} within ${seconds} s; other new mails to it: ${others}.`,
  );
}
