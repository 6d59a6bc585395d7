import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { Details } from "~/ui/details";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { TextInput } from "~/ui/text-input";

/** How the queue is served: whether smaller parties may go first, and how long an offer stands. */
export function QueueRuleForm({
  rule,
  form,
}: {
  rule: { readonly smallerFirst: boolean; readonly offerHours: number };
  form: FormState | undefined;
}) {
  const { t } = useSpeech();
  const { field, checked, errors } = useFields(form, {
    smallerFirst: rule.smallerFirst ? "on" : "",
    offerHours: String(rule.offerHours),
  });
  return (
    <Details
      id="rule"
      summary={t("queue.rule")}
      note={t(rule.smallerFirst ? "queue.ruleSmaller" : "queue.ruleTurn", {
        hours: rule.offerHours,
      })}
      open={errors.length > 0}
    >
      <form method="post" className="fields">
        <input type="hidden" name="intent" value="rule" />
        <Checkbox
          name="smallerFirst"
          label={t("queue.smallerFirst")}
          hint={t("queue.smallerFirstHint")}
          defaultChecked={checked("smallerFirst")}
        />
        <TextInput
          {...field("offerHours")}
          label={t("queue.offerHours")}
          hint={t("queue.offerHoursHint")}
          size="short"
          inputMode="numeric"
        />
        <div>
          <Button look="quiet">{t("queue.saveRule")}</Button>
        </div>
        <Island name="submit-once" />
      </form>
    </Details>
  );
}
