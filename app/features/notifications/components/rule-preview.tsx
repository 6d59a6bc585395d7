import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import type { ReminderRule } from "../domain/reminder-rule";
import type { RuleOutlook } from "../queries/reminder-rules.server";
import type { RuleChoices } from "../queries/rule-scope.server";
import { DepartureLine } from "./rule-list";
import { dayAndTime, ruleSentence } from "./rule-words";

export interface RulePreviewProps {
  readonly rule: ReminderRule;
  readonly outlook: RuleOutlook;
  readonly choices: RuleChoices;
  readonly inEvent: boolean;
  /** The event is not published yet. */
  readonly draft: boolean;
  /** What was typed, carried along so that nothing is lost either way. */
  readonly values: Readonly<Record<string, string>>;
}

/** Before a rule is kept: the rule in a sentence, when it leaves and to how many, and two ways on. */
export function RulePreview({ rule, outlook, choices, inEvent, draft, values }: RulePreviewProps) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <section className="told" aria-labelledby="rule-preview">
      <h2 id="rule-preview">{t("reminders.previewTitle")}</h2>
      <p className="rule-sentence">{ruleSentence(rule, choices, speech)}</p>
      <Departures rule={rule} outlook={outlook} inEvent={inEvent} />
      {draft && <p className="form-hint">{t("reminders.whenPublished")}</p>}
      <form method="post" className="told-form">
        {Object.entries(values)
          .filter(([name]) => name !== "intent")
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <div className="button-row">
          <Button name="intent" value="save">
            {t("common.save")}
          </Button>
          <Button name="intent" value="edit" look="quiet" icon="back">
            {t("reminders.backToForm")}
          </Button>
        </div>
        <Island name="submit-once" />
      </form>
    </section>
  );
}

function Departures({
  rule,
  outlook,
  inEvent,
}: Pick<RulePreviewProps, "rule" | "outlook" | "inEvent">) {
  const speech = useSpeech();
  const { t } = speech;
  if (rule.anchor === "order")
    return <Notice>{t("reminders.previewOrders", { count: outlook.orders })}</Notice>;
  if (outlook.next.length === 0)
    return (
      <Notice tone={outlook.past && inEvent ? "warning" : "info"}>
        {outlook.past && inEvent
          ? t("reminders.isPast", { when: dayAndTime(outlook.past, outlook.zone, speech) })
          : t("reminders.nothingAhead")}
      </Notice>
    );
  const more = outlook.times - outlook.next.length;
  return (
    <div className="told-people">
      <h3>
        <Icon name="mail" /> {t("reminders.previewThen")}
      </h3>
      <ul>
        {outlook.next.map((departure) => (
          <li key={`${departure.event.id} ${departure.session?.id}`}>
            <DepartureLine departure={departure} inEvent={inEvent} />
          </li>
        ))}
        {more > 0 && <li>{t("reminders.more", { count: more })}</li>}
      </ul>
      <p className="told-lead">{t("reminders.previewLate")}</p>
    </div>
  );
}
