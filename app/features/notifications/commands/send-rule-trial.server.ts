import type { EventFacts } from "emails/letter-facts";
import type { Letter } from "emails/letter-model";
import { letterOf } from "emails/letter-of";
import { speechOf } from "~/i18n/speech";
import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/locales";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { addTime } from "~/kernel/time";
import { paths } from "~/paths";
import type { World } from "~/platform/world.server";
import { placeOf } from "~/features/events/queries/event-cards.server";
import { eventAttendance } from "~/features/calendar/queries/attendance.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { distanceOf, messageKindOf, ownWordsFor, type ReminderRule } from "../domain/reminder-rule";
import { ruleIn, ruleScope, type RuleScope } from "../queries/rule-scope.server";
import { daysOf } from "./attendee-letters.server";
import type { RuleAddress } from "./change-reminder-rules.server";
import { organiserLetter } from "./organiser-letter";
import { sendTrial } from "./send-trial.server";

/**
 * Sends what a rule says to whoever asks for it, as somebody who comes to everything would get it; no link in it opens
 * anybody's place. A rule of all events is shown with the next one.
 *
 * Refused: the access problems; `not-found` for a rule of another scope; `reminder-no-event` where there is none to show
 * it with.
 *
 * @param locale the language it is written in.
 */
export async function sendRuleTrial(
  world: World,
  actor: Actor,
  at: RuleAddress,
  ruleId: string,
  locale: Locale,
): Promise<Result<{ email: string }, AccessProblem | Problem<"reminder-no-event">>> {
  const found = await ruleScope(world, actor, at.organisation, at.event, "edit-events");
  if (!found.ok) return found;
  const known = await ruleIn(world, found.value, ruleId);
  if (!known.ok) return known;
  if (actor.kind !== "signed-in") return refuse("not-signed-in");
  const letter = await trialOf(world, found.value, known.value.rule, actor.name, locale);
  if (!letter) return refuse("reminder-no-event");
  return accept({ email: await sendTrial(world, found.value.membership, letter) });
}

async function trialOf(
  world: World,
  { membership, event }: RuleScope,
  rule: ReminderRule,
  recipientName: string,
  locale: Locale,
): Promise<Letter | null> {
  const row = await world.db.event.findFirst({
    where: event
      ? { id: event.id }
      : { organisationId: membership.organisation.id, endsAt: { gt: world.now() } },
    orderBy: { startsAt: "asc" },
    select: {
      id: true,
      slug: true,
      title: true,
      startsAt: true,
      endsAt: true,
      timeZone: true,
      onlineUrl: true,
      venue: { select: { name: true, municipality: true, address: true } },
    },
  });
  if (!row) return null;
  const url = world.settings.url + paths.event(row.slug);
  const facts: EventFacts = {
    title: row.title,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    timeZone: row.timeZone,
    place: [placeOf(row.venue), row.venue?.address].filter(Boolean).join(", ") || null,
    onlineUrl: row.onlineUrl,
    url,
  };
  const attendance = await eventAttendance(world, row.id);
  const programme = daysOf(attendance, { networkId: null, sessionIds: [] });
  // As it will read when it leaves, not as many days before as it happens to be today.
  const now = addTime(row.startsAt, -distanceOf(rule.timing));
  const about = { now, recipientName, event: facts, manageUrl: url };
  const speech = speechOf(locale);
  const words = ownWordsFor(rule, locale);
  const of = { organisationName: membership.organisation.name, companyName: null, seats: 1 };
  const own = words ? organiserLetter(words, { ...about, ...of, programme }, speech, null) : null;
  if (messageKindOf(rule) === "follow-up")
    return letterOf("follow-up", { ...about, own, unsubscribeUrl: null }, speech);
  const daysBefore = rule.timing.unit === "days" ? rule.timing.amount : 0;
  return letterOf("reminder", { ...about, own, daysBefore, programme }, speech);
}
