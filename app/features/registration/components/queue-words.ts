import type { Speech } from "~/i18n/speech";
import type { NamedCounter } from "../queries/event-counters.server";
import type { PromotionReason } from "../domain/promotion-reason";
import type { Lack } from "../domain/queue";
import type { QueueParty } from "../queries/waitlist-of-event.server";

/** Counters and people by the ids that reasons speak of. */
export interface QueueNames {
  readonly counters: readonly NamedCounter[];
  readonly names: Readonly<Record<string, string>>;
}

/** What a counter counts: the event's places, a ticket type, a quota, an add-on, a session, reserved places. */
export function counterWords({ counters }: QueueNames, id: string, { t }: Speech): string {
  const counter = counters.find((each) => each.id === id);
  if (!counter) return t("queue.counterGone");
  if (counter.of === "event") return t("queue.counterEvent");
  if (counter.of === "code") return t("queue.counterCode", { code: counter.name });
  return counter.name;
}

/** `Middag: 3 ledig, trenger 4`, or that somebody before them waits for the same. */
export function lackWords(
  names: QueueNames,
  { counter, free, wants }: Lack,
  speech: Speech,
): string {
  const what = counterWords(names, counter, speech);
  return free < wants
    ? speech.t("queue.lack", { what, free, wants })
    : speech.t("queue.behind", { what });
}

/** Why somebody was served, sentence by sentence. */
export function reasonWords(names: QueueNames, reason: PromotionReason, speech: Speech): string[] {
  const { t } = speech;
  const nameOf = (id: string | undefined) => (id && names.names[id]) || t("queue.somebody");
  return [
    ...(reason.by === "organiser"
      ? [t("queue.byOrganiser", { name: nameOf(reason.accountId), note: reason.note ?? "" })]
      : []),
    ...(reason.freed
      ? [t(`queue.freed-${reason.freed.how}`, { name: nameOf(reason.freed.orderId) })]
      : []),
    ...reason.room.map(({ counter, free, wants }) =>
      t("queue.had", { what: counterWords(names, counter, speech), free, wants }),
    ),
    ...reason.passed.map(({ entry, lacks }) => {
      const why = lacks.map((lack) => lackWords(names, lack, speech)).join("; ");
      return why === ""
        ? t("queue.passed", { name: nameOf(entry) })
        : t("queue.passedWhy", { name: nameOf(entry), why });
    }),
  ];
}

/** `Nordlys AS · Ada`, or that they were forgotten. */
export function partyWords({ company, name }: QueueParty, { t }: Speech): string {
  return company ?? (name || t("privacy.anonymised"));
}

/** What an entry waits for: `3 plasser · Begge dager`, or the add-on or session. */
export function wantedWords({ choice, seats, ticketTypes }: QueueParty, speech: Speech): string {
  if (choice !== null) return choice;
  const count = speech.t("organise.seatCount", { count: seats });
  return [count, speech.format.list(ticketTypes)].filter(Boolean).join(" · ");
}
