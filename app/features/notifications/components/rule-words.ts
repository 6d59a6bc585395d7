import type { Speech } from "~/i18n/speech";
import { languageNames } from "~/kernel/locales";
import type { Instant } from "~/kernel/time";
import type { ReminderRule } from "../domain/reminder-rule";
import type { RuleChoices } from "../queries/rule-scope.server";

/** `1 day before it starts, at 08:00, to everyone confirmed`: a rule as one says it. */
export function ruleSentence(rule: ReminderRule, choices: RuleChoices, speech: Speech): string {
  const { t } = speech;
  const moment = momentWords(rule, choices, speech);
  const audience = audienceWords(rule, speech);
  const only = onlyWords(rule, choices, speech);
  return only === null
    ? t("reminders.sentence", { moment, audience })
    : t("reminders.sentenceOnly", { moment, audience, only });
}

function momentWords(
  { anchor, sessionId, timing }: ReminderRule,
  { sessions }: RuleChoices,
  { t }: Speech,
): string {
  const offset = t(`reminders.${timing.unit}`, { count: timing.amount });
  const { direction } = timing;
  const moment =
    anchor === "order"
      ? t("reminders.after-order", { offset })
      : anchor === "event-start" || anchor === "event-end"
        ? t(`reminders.${direction}-${anchor}`, { offset })
        : sessionId === null
          ? t(`reminders.${direction}-each-${anchor}`, { offset })
          : t(`reminders.${direction}-${anchor}`, {
              offset,
              session:
                sessions.find(({ id }) => id === sessionId)?.title ?? t("reminders.goneChoice"),
            });
  return timing.atMinute === null
    ? moment
    : t("reminders.atClock", { moment, clock: clockWords(timing.atMinute) });
}

function audienceWords({ audience }: ReminderRule, { t, format }: Speech): string {
  if (audience.kind === "contacts") return t("reminders.toContacts");
  const who = audience.statuses.map((status) => t(`reminders.who-${status}`));
  return t("reminders.toAttendees", { who: format.list(who) });
}

function onlyWords(
  { audience }: ReminderRule,
  { tickets, networks }: RuleChoices,
  { t, format }: Speech,
): string | null {
  const named = (ids: readonly string[], list: RuleChoices["tickets"]) =>
    ids.map((wanted) => list.find(({ id }) => id === wanted)?.name ?? t("reminders.goneChoice"));
  const only = [
    ...named(audience.ticketTypeIds, tickets),
    ...named(audience.networkIds, networks),
    ...audience.languages.map((language) => languageNames[language]),
  ];
  return only.length === 0 ? null : format.list(only);
}

/** A minute of the day as clocks and `<input type="time">` show it: `08:00`. */
export function clockWords(minuteOfDay: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}

/** `tirsdag 31. august kl. 08:00` */
export function dayAndTime(at: Instant, zone: string, { t, format }: Speech): string {
  return t("reminders.dayAndTime", { day: format.date(at, zone), time: format.time(at, zone) });
}
