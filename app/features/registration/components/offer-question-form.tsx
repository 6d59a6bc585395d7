import { useSpeech } from "~/i18n/locale-context";
import { Checkbox, RadioGroup } from "~/ui/choice";
import { Details } from "~/ui/details";
import { FieldError, FieldHint, fieldId } from "~/ui/field";
import { FieldRow } from "~/ui/fieldset";
import { Select, TextArea, TextInput } from "~/ui/text-input";
import { answersToChoose, mayFollow } from "../domain/followed-question";
import { questionKinds, type OfferedQuestion } from "../domain/offer";
import { TypeBoxes, type OfferFormProps } from "./offer-item-form";

/** A question of the form: whom it is for, how it is answered, and when it is asked at all. */
export function OfferQuestionFields({ fields, editor, item }: OfferFormProps) {
  const { t } = useSpeech();
  const { field, checked } = fields;
  return (
    <div className="fields">
      <TextInput {...field("label")} label={t("offer.label")} maxLength={200} />
      <TextInput {...field("hint")} label={t("offer.hint")} maxLength={300} optional />
      <FieldRow>
        <Select
          {...field("kind")}
          label={t("offer.kind")}
          hint={t("offer.kindHint")}
          options={questionKinds.map((kind) => ({
            value: kind,
            label: t(`offer.question-${kind}`),
          }))}
        />
      </FieldRow>
      <div className="only-options">
        <TextArea
          {...field("options")}
          label={t("offer.options")}
          hint={t("offer.optionsHint")}
          rows={5}
        />
      </div>
      <RadioGroup
        {...field("scope")}
        label={t("offer.scope")}
        options={[
          { value: "seat", label: t("offer.scope-seat") },
          { value: "order", label: t("offer.scope-order") },
        ]}
      />
      <Checkbox
        name="required"
        defaultChecked={checked("required")}
        label={t("offer.required")}
        hint={t("offer.requiredHint")}
      />
      <Checkbox
        name="sensitive"
        defaultChecked={checked("sensitive")}
        label={t("offer.sensitive")}
        hint={t("offer.sensitiveHint")}
      />
      {editor.offer.ticketTypes.length > 1 && (
        <TypeBoxes fields={fields} editor={editor} hint={t("offer.questionTypesHint")} />
      )}
      <Conditions fields={fields} editor={editor} item={item} />
    </div>
  );
}

/** The answers to earlier questions one can hang on. */
function Conditions({ fields, editor, item }: OfferFormProps) {
  const { t } = useSpeech();
  const { questions } = editor.offer;
  const at = questions.findIndex(({ id }) => id === item);
  const placed = questions.map((question, position) => ({ ...question, position }));
  // Whether the contact or an attendee is asked is chosen in the same form: what fits either is shown.
  const earlier = placed.filter((question) =>
    mayFollow({ scope: "seat", position: at === -1 ? null : at }, question),
  );
  if (earlier.length === 0) return null;
  const id = fieldId("after");
  const { error } = fields.field("after");
  const isTicked = (question: OfferedQuestion) =>
    answersToChoose(question).some((_, place) => fields.checked(`after.${question.id}.${place}`));
  return (
    <Details summary={t("offer.after")} open={Boolean(error) || earlier.some(isTicked)}>
      <div className="fields" id={id} tabIndex={-1}>
        <FieldHint id={id}>{t("offer.afterHint")}</FieldHint>
        {earlier.map((question) => (
          <fieldset className="field" key={question.id}>
            <legend className="field-label">{question.label}</legend>
            {answersToChoose(question).map((answer, place) => (
              <Checkbox
                key={answer}
                name={`after.${question.id}.${place}`}
                label={question.kind === "yes" ? t("offer.answeredYes") : answer}
                defaultChecked={fields.checked(`after.${question.id}.${place}`)}
              />
            ))}
          </fieldset>
        ))}
        <FieldError id={id} error={error} />
      </div>
    </Details>
  );
}
