import { useSpeech } from "~/i18n/locale-context";
import { Checkbox } from "~/ui/choice";
import { Fieldset } from "~/ui/fieldset";
import type { Fields } from "~/ui/form-fields";
import { TextInput } from "~/ui/text-input";
import { answerChoices } from "../domain/sensitive-answers";
import type { SensitiveQuestion } from "../queries/sensitive-questions.server";

/**
 * One question about diet or access: what can be ticked, a line for the rest, and the consent, which nobody has
 * ticked beforehand. Why it is asked stands above, what becomes of the answer in the consent.
 */
export function SensitiveFields({
  question,
  fields,
}: {
  question: SensitiveQuestion;
  fields: Fields;
}) {
  const { t } = useSpeech();
  const { kind, label, purpose, consent } = question;
  const { error } = fields.field(`${kind}.consent`);
  return (
    <Fieldset legend={label} lead={purpose} className="sensitive-fields">
      <div className="choice-grid">
        {answerChoices[kind].map((choice) => (
          <Checkbox
            key={choice}
            name={`${kind}.${choice}`}
            defaultChecked={fields.checked(`${kind}.${choice}`)}
            label={t(`sensitive.choice-${choice}`)}
          />
        ))}
      </div>
      <TextInput
        {...fields.field(`${kind}.note`)}
        label={t(`sensitive.note-${kind}`)}
        autoComplete="off"
        optional
      />
      <Checkbox
        name={`${kind}.consent`}
        defaultChecked={fields.checked(`${kind}.consent`)}
        label={consent}
        error={error}
      />
    </Fieldset>
  );
}

/** What a field about diet or access is called in the summary of what has to be put right. */
export function sensitiveLabel(
  name: string,
  questions: readonly SensitiveQuestion[],
): string | undefined {
  const kind = name.split(".")[0];
  return questions.find((question) => question.kind === kind)?.label;
}
