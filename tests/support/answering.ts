import type { Make, MadeEvent } from "./make";
import { deliverAll, propertyOf, type TestMail } from "./deliver";
import type { AnswerGiven } from "./inbound-mails";
import { testSettings, type TestWorld } from "./world";

/** The same world, where mails come back to an address of ours. */
export function withReplies(
  world: TestWorld,
  environment: Readonly<Record<string, string>> = {},
): TestWorld {
  const { databaseUrl } = world.settings;
  const settings = testSettings({
    DATABASE_URL: databaseUrl,
    TREFF_REPLY_ADDRESS: "svar@treff.example",
    ...environment,
  });
  return { ...world, settings };
}

/** Somebody who has a place and the invitation to it in their calendar. */
export interface Invited {
  readonly event: MadeEvent;
  readonly mail: TestMail;
  readonly registrationId: string;
  /** What their calendar answers with. */
  readonly given: AnswerGiven;
}

/** Registers somebody and delivers their confirmation with its invitation. */
export async function invited(
  world: TestWorld,
  make: Make,
  name = "Ada",
  of?: MadeEvent,
): Promise<Invited> {
  const event = of ?? (await make.event());
  await make.order(event, make.request(name));
  const mails = await deliverAll(world);
  const mail = mails.find(
    ({ kind, to }) => kind === "confirmation" && to.startsWith(name.toLowerCase()),
  );
  if (!mail) throw new Error("no confirmation was sent");
  const { id: registrationId } = await world.db.registration.findFirstOrThrow({
    where: { eventId: event.id, attendeeEmail: mail.to },
  });
  const { uid, sequence } = await world.db.calendarObject.findFirstOrThrow({
    where: { registrationId },
  });
  const organizer = propertyOf(mail.calendar, "ORGANIZER")?.replace(/^mailto:/, "") ?? "";
  return { event, mail, registrationId, given: { uid, sequence, organizer, attendee: mail.to } };
}
