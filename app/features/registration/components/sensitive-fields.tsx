import { useSpeech } from "~/i18n/locale-context";
import { Checkbox } from "~/ui/choice";
import { Fieldset } from "~/ui/fieldset";
import { Details } from "~/ui/details";
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

/** Diet and access, closed until somebody has something to say; open where that has to be put right. */
export function Sensitive({
  questions,
  fields,
  values,
}: {
  questions: readonly SensitiveQuestion[];
  fields: Fields;
  values: Readonly<Record<string, string>>;
}) {
  const { t } = useSpeech();
  const typed = questions.some(({ kind }) =>
    Object.entries(values).some(([name, value]) => name.startsWith(`${kind}.`) && value !== ""),
  );
  return (
    <Details summary={t("sensitive.title")} note={t("common.optional")} open={typed}>
      <div className="fields">
        <p className="field-hint">{t("sensitive.ownLead")}</p>
        {questions.map((question) => (
          <SensitiveFields key={question.kind} question={question} fields={fields} />
        ))}
      </div>
    </Details>
  );
}
