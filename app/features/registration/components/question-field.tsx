import { useSpeech } from "~/i18n/locale-context";
import { Checkbox, RadioGroup } from "~/ui/choice";
import { classNames } from "~/ui/class-names";
import { FieldError, FieldHint, fieldId, OptionalMark } from "~/ui/field";
import type { Fields } from "~/ui/form-fields";
import { DateTimeInput, Select, TextArea, TextInput } from "~/ui/text-input";
import type { OfferedQuestion } from "../domain/offer";

/** More options than this come as a list to choose from. */
const fewOptions = 6;

/** One of the organiser's questions as a field of a seat's own form. Files are sent in elsewhere. */
export function QuestionField({ question, fields }: { question: OfferedQuestion; fields: Fields }) {
  const { t } = useSpeech();
  const { id, kind, label, hint, options, required } = question;
  const name = `q.${id}`;
  const bound = fields.field(name);
  const about = {
    ...bound,
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
    case "choice": {
      const all = options.map((option) => ({ value: option, label: option }));
      if (options.length > fewOptions)
        return <Select {...about} placeholder={t("choices.noAnswer")} options={all} />;
      const none = required ? [] : [{ value: "", label: t("choices.noAnswer") }];
      return <RadioGroup {...about} options={[...all, ...none]} />;
    }
    case "choices":
      return (
        <fieldset
          id={fieldId(name)}
          tabIndex={-1}
          className={classNames("field", bound.error && "field-wrong")}
        >
          <legend className="field-label">
            {label} {!required && <OptionalMark />}
          </legend>
          {hint !== "" && <FieldHint id={fieldId(name)}>{hint}</FieldHint>}
          {options.map((option, place) => (
            <Checkbox
              key={option}
              name={`${name}.${place}`}
              defaultChecked={fields.checked(`${name}.${place}`)}
              label={option}
            />
          ))}
          <FieldError id={fieldId(name)} error={bound.error} />
        </fieldset>
      );
    case "yes":
      return (
        <Checkbox
          name={name}
          value="yes"
          defaultChecked={fields.checked(name)}
          error={bound.error}
          {...(hint === "" ? {} : { hint })}
          label={
            <>
              {label} {!required && <OptionalMark />}
            </>
          }
        />
      );
    case "file":
      return null;
  }
}
