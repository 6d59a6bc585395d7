import { useSpeech } from "~/i18n/locale-context";
import { Checkbox } from "~/ui/choice";
import { Fieldset } from "~/ui/fieldset";
import type { Fields } from "~/ui/form-fields";
import { TextInput } from "~/ui/text-input";

const questions = [
  { kind: "diet", asks: "asksDiet", purpose: "dietPurpose" },
  { kind: "access", asks: "asksAccess", purpose: "accessPurpose" },
] as const;

/** What attendees are asked about beside their names, and why: nothing until the organiser says so. */
export function QuestionFields({ fields }: { fields: Fields }) {
  const { t } = useSpeech();
  return (
    <Fieldset legend={t("sensitive.askTitle")} lead={t("sensitive.askLead")}>
      {questions.map(({ kind, asks, purpose }) => (
        <div key={kind} className="fields">
          <Checkbox
            name={asks}
            defaultChecked={fields.checked(asks)}
            label={t(`sensitive.asks-${kind}`)}
          />
          <TextInput
            {...fields.field(purpose)}
            label={t(`sensitive.purposeOf-${kind}`)}
            hint={t("sensitive.purposeHint", { purpose: t(`sensitive.purpose-${kind}`) })}
            maxLength={300}
            optional
          />
        </div>
      ))}
    </Fieldset>
  );
}
