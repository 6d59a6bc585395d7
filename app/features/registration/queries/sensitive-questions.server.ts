import { speechOf } from "~/i18n/speech";
import type { Locale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import { isSensitiveKind, type SensitiveKind } from "~/features/events/domain/sensitive-kinds";

/** What an attendee is asked, in the sentences they read; the same ones are kept with their consent. */
export interface SensitiveQuestion {
  readonly kind: SensitiveKind;
  readonly label: string;
  /** Why it is asked: the organiser's words, or the product's in the attendee's language. */
  readonly purpose: string;
  /** What they say yes to. */
  readonly consent: string;
}

/** Which text of ours a consent was given to; raised when the sentences change their meaning. */
export const wordingVersion = 1;

/** What an event asks about beside names, in `locale`. */
export async function sensitiveQuestions(
  world: World,
  eventId: string,
  locale: Locale,
): Promise<SensitiveQuestion[]> {
  const { t } = speechOf(locale);
  const rows = await world.db.sensitiveQuestion.findMany({
    where: { eventId },
    orderBy: { kind: "desc" },
    select: {
      kind: true,
      purpose: true,
      event: { select: { organisation: { select: { name: true, answersKeptDays: true } } } },
    },
  });
  return rows.flatMap(({ kind, purpose, event }) => {
    if (!isSensitiveKind(kind)) return [];
    const { name: organisation, answersKeptDays: count } = event.organisation;
    return [
      {
        kind,
        label: t(`sensitive.label-${kind}`),
        purpose: purpose || t(`sensitive.purpose-${kind}`),
        consent:
          count === 0
            ? t("sensitive.consentAtOnce", { organisation })
            : t("sensitive.consent", { organisation, count }),
      },
    ];
  });
}

/** The sentences of a question as they are kept with the consent to it. */
export function wordingOf({ label, purpose, consent }: Omit<SensitiveQuestion, "kind">): string {
  return [label, purpose, consent].join("\n");
}

/** The sentence that stands beside an ordinary field somebody may leave empty. */
export function fieldWording(purpose: "company" | "group", locale: Locale): string {
  const { t } = speechOf(locale);
  return purpose === "company"
    ? `${t("register.company")}\n${t("sensitive.purposeCompany")}`
    : `${t("register.group")}\n${t("register.groupHint")}`;
}
