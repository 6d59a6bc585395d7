import { useSpeech } from "~/i18n/locale-context";
import { Icon, type IconName } from "~/ui/icon";
import type { SeatAnswer } from "../domain/seat-answer";

const looks = {
  accepted: { tone: "good", icon: "check" },
  declined: { tone: "bad", icon: "close" },
  tentative: { tone: "waiting", icon: "clock" },
  mixed: { tone: "waiting", icon: "calendar" },
} as const satisfies Record<SeatAnswer["answer"], { tone: string; icon: IconName }>;

/** What somebody's calendar answered to the invitation; nothing while it has not. */
export function AnswerChip({ answer }: { answer: SeatAnswer | null }) {
  const { t } = useSpeech();
  if (!answer) return null;
  const { tone, icon } = looks[answer.answer];
  return (
    <span className={`chip chip-${tone}`}>
      <Icon name={icon} size={16} />
      {t(`inbound.answer-${answer.answer}`)}
      {answer.outdated && ` (${t("inbound.answerOutdated")})`}
    </span>
  );
}
