import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import type { Instant } from "~/kernel/time";
import { EmptyState } from "~/ui/empty-state";
import type { CompanyFound } from "../domain/company-found";
import type { HoldShown } from "../domain/hold-shown";
import type { PastedPeople } from "../domain/pasted-people";
import type { ReviewShown } from "../domain/review-shown";
import type { FormView } from "../queries/form-view.server";
import type { SensitiveQuestion } from "../queries/sensitive-questions.server";
import { RegisterForm, type FormSending } from "./register-form";
import { RegisterReview } from "./register-review";
import { SumHead, SumLines } from "./register-sum";

/** What became of a form that was sent and is not done yet, as the action says it. */
export type FormAnswer =
  | {
      readonly kind: "form";
      readonly form: FormState;
      readonly view: FormView;
      readonly hold: { readonly shown: HoldShown; readonly holder: "cookie" | "form" };
      readonly at: number | null;
      readonly pasted: PastedPeople | null;
      readonly company: CompanyFound | null;
    }
  | {
      readonly kind: "review";
      readonly form: FormState;
      readonly view: FormView;
      readonly hold: { readonly shown: HoldShown; readonly holder: "cookie" | "form" };
      readonly review: ReviewShown;
    }
  | { readonly kind: "sum"; readonly view: FormView };

/** The registration of an event, at whichever step it is. */
export function RegisterBody({
  view: opened,
  answer,
  submission,
  questions,
  organisation,
  now,
  back,
}: {
  /** The form as it is opened. */
  readonly view: FormView;
  readonly answer: FormAnswer | undefined;
  readonly submission: string;
  readonly questions: readonly SensitiveQuestion[];
  readonly organisation: string;
  readonly now: Instant;
  /** Where somebody goes who cannot register. */
  readonly back?: ReactNode;
}) {
  const view = answer?.view ?? opened;
  if (answer?.kind === "sum")
    return (
      <>
        <SumLines sum={view.sum} />
        <SumHead sum={view.sum} />
      </>
    );
  if (view.closed) return <Closed view={view} organisation={organisation} back={back} />;
  const sending: FormSending = {
    submission: answer?.form.values["submission"] ?? submission,
    form: answer?.form,
    view,
    questions,
    organisation,
    step: {
      hold: answer?.hold.shown ?? { kind: "none" },
      holder: answer?.hold.holder ?? "",
      at: answer?.kind === "form" ? answer.at : null,
      pasted: answer?.kind === "form" ? answer.pasted : null,
      company: answer?.kind === "form" ? answer.company : null,
    },
  };
  return answer?.kind === "review" ? (
    <RegisterReview sending={sending} review={answer.review} now={now} />
  ) : (
    <RegisterForm offer={view.offer} now={now} sending={sending} />
  );
}

/** Nobody can register: not yet, not any more, or not at all. */
function Closed({
  view: { closed, offer },
  organisation,
  back,
}: {
  view: FormView;
  organisation: string;
  back: ReactNode;
}) {
  const { t, format } = useSpeech();
  const moment = (at: Instant) => format.moment(at, offer.timeZone);
  return (
    <EmptyState
      title={t(closed?.kind === "not-yet" ? "registerForm.notYetTitle" : "register.closedTitle")}
      {...(back === undefined ? {} : { action: back })}
    >
      {closed?.kind === "not-yet"
        ? t("registerForm.notYetText", { when: moment(closed.from) })
        : closed?.kind === "over"
          ? t("registerForm.overText", { when: moment(closed.since), organisation })
          : t("register.closedText", { organisation })}
    </EmptyState>
  );
}
