import { useSpeech } from "~/i18n/locale-context";
import { Checkbox } from "~/ui/choice";
import { classNames } from "~/ui/class-names";
import { FieldError, FieldHint, fieldId, OptionalMark } from "~/ui/field";
import { DateTimeInput, TextArea, TextInput } from "~/ui/text-input";
import { answersOf } from "../domain/form-request";
import type { OfferedQuestion } from "../domain/offer";
import { isAsked } from "../domain/questions";
import type { FormValues } from "../domain/register-form";
import type { Filling } from "./register-filling";
import { followsOf, picksOf } from "./register-picks";

/**
 * The organiser's questions of one scope. What follows from a ticket or an answer stands below it and is shown by
 * style as soon as it is chosen; where style cannot tell, once the server has seen the answer.
 */
export function Questions({
  filling,
  scope,
  prefix,
  typed,
  ticketTypeIds,
}: {
  filling: Filling;
  scope: OfferedQuestion["scope"];
  /** `seats[0].` of a seat, nothing of the order. */
  prefix: string;
  /** The row's values, or the whole form's. */
  typed: FormValues;
  ticketTypeIds: readonly string[];
}) {
  const { offer } = filling;
  const mine = offer.questions.filter((question) => question.scope === scope);
  const parentOf = ({ dependsOn }: OfferedQuestion) =>
    dependsOn && mine.find(({ id, kind }) => id === dependsOn.questionId && kind in optionsOf);
  const answers = [
    ...answersOf(offer, "order", filling.values),
    ...(scope === "seat" ? answersOf(offer, "seat", typed) : []),
  ];
  const draw = (question: OfferedQuestion) => {
    const followers = mine.filter((one) => parentOf(one)?.id === question.id);
    return (
      <div
        className="question"
        key={question.id}
        {...(scope === "seat" ? picksOf(offer, question.ticketTypeIds) : {})}
      >
        <div className="question-own">
          <QuestionField question={question} filling={filling} prefix={prefix} />
        </div>
        {followers.map((one) => (
          <div
            key={one.id}
            className="question-follower"
            {...followsOf(choicesOf(question), one.dependsOn?.values ?? [])}
          >
            {draw(one)}
          </div>
        ))}
      </div>
    );
  };
  return mine
    .filter((question) => !parentOf(question))
    .filter(
      (question) =>
        !(question.dependsOn || scope === "order") ||
        isAsked(offer, question, { ticketTypeIds, answers }),
    )
    .map(draw);
}

/** The answers style can see, of the kinds that have boxes. */
const optionsOf: Partial<
  Record<OfferedQuestion["kind"], (question: OfferedQuestion) => readonly string[]>
> = {
  choice: ({ options }) => options,
  choices: ({ options }) => options,
  yes: () => ["yes"],
};

function choicesOf(question: OfferedQuestion): readonly string[] {
  return optionsOf[question.kind]?.(question) ?? [];
}

function QuestionField({
  question,
  filling: { fields },
  prefix,
}: {
  question: OfferedQuestion;
  filling: Filling;
  prefix: string;
}) {
  const { t } = useSpeech();
  const { id, kind, label, hint, options, required } = question;
  const name = `${prefix}q.${id}`;
  const field = fields.field(name);
  const about = {
    ...field,
    label,
    ...(hint === "" ? {} : { hint }),
    ...(required ? {} : { optional: true }),
  };
  switch (kind) {
    case "text":
      return <TextInput {...about} autoComplete="off" />;
    case "long-text":
      return <TextArea {...about} />;
    case "number":
      return <TextInput {...about} inputMode="decimal" size="short" autoComplete="off" />;
    case "date":
      return <DateTimeInput {...about} kind="date" />;
    case "choice":
      return (
        <Options question={question} name={name} value={field.defaultValue} error={field.error} />
      );
    case "choices":
      return (
        <fieldset
          className={classNames("field", field.error && "field-wrong")}
          id={fieldId(name)}
          tabIndex={-1}
        >
          <legend className="field-label">
            {label} {!required && <OptionalMark />}
          </legend>
          {hint !== "" && <FieldHint id={fieldId(name)}>{hint}</FieldHint>}
          {options.map((option, at) => (
            <Checkbox
              key={option}
              name={`${name}.${at}`}
              data-option={at}
              defaultChecked={fields.checked(`${name}.${at}`)}
              label={option}
            />
          ))}
          <FieldError id={fieldId(name)} error={field.error} />
        </fieldset>
      );
    case "yes":
      return (
        <Checkbox
          name={name}
          data-option={0}
          value="yes"
          defaultChecked={fields.checked(name)}
          label={
            <>
              {label} {!required && <OptionalMark />}
            </>
          }
          error={field.error}
          {...(hint === "" ? {} : { hint })}
        />
      );
    case "file":
      return (
        <div className="field">
          <p className="field-label">{label}</p>
          {hint !== "" && <p className="field-hint">{hint}</p>}
          <p className="field-hint">{t("registerForm.fileLater")}</p>
        </div>
      );
  }
}

/** One of several, as cards; nothing chosen beforehand. */
function Options({
  question: { label, hint, options, required },
  name,
  value,
  error,
}: {
  question: OfferedQuestion;
  name: string;
  value: string;
  error: string | undefined;
}) {
  const id = fieldId(name);
  return (
    <fieldset
      className={classNames("field", "choices", error && "field-wrong")}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="field-label">
        {label} {!required && <OptionalMark />}
      </legend>
      {hint !== "" && <FieldHint id={id}>{hint}</FieldHint>}
      <div className="choice-cards">
        {options.map((option, at) => (
          <label className="choice-card" key={option}>
            <input
              type="radio"
              className="choice-box"
              id={at === 0 ? id : `${id}-${at + 1}`}
              name={name}
              value={option}
              data-option={at}
              defaultChecked={option === value}
            />
            <span className="choice-label">{option}</span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
