import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Section } from "~/ui/section";
import { answerChoices, valuesOf, type AnswerChoice } from "../domain/sensitive-answers";
import type { SensitiveAnswer } from "../domain/sensitive-answers";
import type { SeatAnswers } from "../queries/seat-answers.server";
import type { SensitiveQuestion } from "../queries/sensitive-questions.server";
import { SensitiveFields, sensitiveLabel } from "./sensitive-fields";

export interface SeatSensitiveProps {
  readonly answers: SeatAnswers;
  readonly timeZone: string;
  /** A form about one of the answers that was not accepted. */
  readonly form: FormState | undefined;
  /** Where somebody asks for what is held about them. */
  readonly ownDataHref: string;
}

/** What an attendee says about food and access on their own page: answered, changed, taken back. */
export function SeatSensitive({ answers, timeZone, form, ownDataHref }: SeatSensitiveProps) {
  const { t, format } = useSpeech();
  const { questions, given } = answers;
  if (questions.length === 0 && given.length === 0) return null;
  const kinds = (["diet", "access"] as const).filter(
    (kind) => questions.some((q) => q.kind === kind) || given.some((g) => g.kind === kind),
  );
  const hidden = given.some(({ answer }) => answer === null);
  return (
    <Section title={t("sensitive.title")} id="sensitive" lead={t("sensitive.ownLead")}>
      {kinds.map((kind) => {
        const question = questions.find((asked) => asked.kind === kind);
        const answer = given.find((said) => said.kind === kind);
        return (
          <div key={kind} className="sensitive-own">
            <h3>{t(`sensitive.label-${kind}`)}</h3>
            {answer && (
              <p>
                {t("sensitive.answered", { at: format.moment(answer.answeredAt, timeZone) })}{" "}
                {answer.answer && <AnswerWords answer={answer.answer} />}
              </p>
            )}
            {question && (
              <AnswerForm
                question={question}
                answer={answer?.answer ?? null}
                answered={answer !== undefined}
                form={form?.values["kind"] === kind ? form : undefined}
              />
            )}
            {answer && (
              <form method="post">
                <input type="hidden" name="kind" value={kind} />
                <Button look="quiet" small name="intent" value="withdraw">
                  {t("sensitive.withdraw")}
                </Button>
                <p className="form-hint">{t("sensitive.withdrawHint")}</p>
              </form>
            )}
          </div>
        );
      })}
      {hidden && (
        <p className="form-hint">
          {t("sensitive.hidden")} <a href={ownDataHref}>{t("sensitive.seeOwnData")}</a>
        </p>
      )}
      <Island name="submit-once" />
    </Section>
  );
}

function AnswerForm({
  question,
  answer,
  answered,
  form,
}: {
  question: SensitiveQuestion;
  answer: SensitiveAnswer | null;
  answered: boolean;
  form: FormState | undefined;
}) {
  const { t } = useSpeech();
  const fields = useFields(form, answer ? valuesOf(answer) : {}, (name) =>
    sensitiveLabel(name, [question]),
  );
  return (
    <Details
      summary={t(answered ? "sensitive.change" : "sensitive.give")}
      open={form !== undefined}
    >
      <form method="post" className="fields" noValidate>
        <ErrorSummary errors={fields.errors} />
        <input type="hidden" name="kind" value={question.kind} />
        <SensitiveFields question={question} fields={fields} />
        <div>
          <Button name="intent" value="answer">
            {t("sensitive.save")}
          </Button>
        </div>
      </form>
    </Details>
  );
}

/** An answer as a sentence: what was ticked, then what was written. */
export function AnswerWords({ answer }: { answer: Pick<SensitiveAnswer, "choices" | "note"> }) {
  const { t, format } = useSpeech();
  const ticked = answer.choices.map((choice, place) => {
    const words = isChoice(choice) ? t(`sensitive.choice-${choice}`) : choice;
    return place === 0 ? words : words.charAt(0).toLowerCase() + words.slice(1);
  });
  return <>{[format.list(ticked), answer.note].filter(Boolean).join(". ")}</>;
}

function isChoice(choice: string): choice is AnswerChoice {
  return Object.values(answerChoices).some((known) =>
    (known as readonly string[]).includes(choice),
  );
}
