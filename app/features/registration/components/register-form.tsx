import { useSpeech } from "~/i18n/locale-context";
import type { Translate } from "~/i18n/translate";
import type { FormState } from "~/kernel/form-state";
import type { Instant } from "~/kernel/time";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { Fieldset } from "~/ui/fieldset";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { TextInput } from "~/ui/text-input";
import { costsMoney, ticketOfRow, waysToChoose } from "../domain/form-request";
import type { Offer } from "../domain/offer";
import type { PastedPeople } from "../domain/pasted-people";
import { isForOneself, seatRows } from "../domain/register-form";
import type { CompanyFound } from "../domain/company-found";
import type { HoldShown } from "../domain/hold-shown";
import type { FormView } from "../queries/form-view.server";
import type { SensitiveQuestion } from "../queries/sensitive-questions.server";
import type { Filling } from "./register-filling";
import { RegisterContact } from "./register-contact";
import { RegisterHold } from "./register-hold";
import { Questions } from "./register-questions";
import { RegisterRows } from "./register-rows";
import { RegisterSeats } from "./register-seats";
import { SumHead, SumLines } from "./register-sum";
import { Sensitive, sensitiveLabel } from "./sensitive-fields";

export interface RegisterFormProps {
  /** Everything it asks, as far as whoever fills it in may see it. */
  readonly offer: Offer;
  readonly now: Instant;
  /** Shown to try out: nothing can be sent. Everything below may be left out then. */
  readonly preview?: boolean;
  readonly sending?: FormSending;
}

/** What a form needs that can be sent. */
export interface FormSending {
  /** Makes a second sending of this form the same order. */
  readonly submission: string;
  readonly form: FormState | undefined;
  readonly view: FormView;
  /** What the event asks about diet and access. */
  readonly questions: readonly SensitiveQuestion[];
  /** The organiser's name. */
  readonly organisation: string;
  readonly step: FormStep;
}

/** What the last button did, for the form that is shown again. */
export interface FormStep {
  readonly hold: HoldShown;
  /** Whose hold it is: found by the visitor's cookie, or by the form where there was none. */
  readonly holder: "cookie" | "form" | "";
  /** The row to go on with. */
  readonly at: number | null;
  readonly pasted: PastedPeople | null;
  readonly company: CompanyFound | null;
}

/**
 * The registration form: one page for somebody who registers themselves, and for a company's contact with several
 * seats.
 *
 * @remarks Which part is shown is a matter of style (`:has()`); what is sent decides the server by `for`. Rows are
 * added and taken away by the server. All of it works without scripts; an island keeps the sum right meanwhile.
 */
export function RegisterForm({ offer, now, preview = false, sending }: RegisterFormProps) {
  const { t } = useSpeech();
  const { form, view, questions = [], step } = sending ?? {};
  const values = form?.values ?? {};
  const fields = useFields(
    form,
    { for: "me", "contact.country": offer.seller.country },
    (name) => sensitiveLabel(name, questions) ?? labelOf(name, offer, isForOneself(values), t),
  );
  const filling: Filling = {
    offer,
    now,
    memberOf: view?.memberOf ?? [],
    fields,
    values,
    problems: form?.problems ?? [],
    forOneself: isForOneself(values),
  };
  const rows = seatRows(values);
  const asksAgain =
    filling.forOneself &&
    filling.problems.some(
      ({ code, field }) => code === "already-registered" && field === "contact.email",
    );
  const body = (
    <>
      <div className="register-main fields">
        <ErrorSummary errors={fields.errors} />
        {preview && (
          <Notice>
            <p>{t("registerForm.preview")}</p>
          </Notice>
        )}
        <RadioGroup
          {...fields.field("for")}
          label={t("register.forWhom")}
          options={[
            { value: "me", label: t("register.forMe") },
            {
              value: "company",
              label: t("register.forCompany"),
              hint: t("register.forCompanyHint"),
            },
          ]}
        />
        <RegisterContact
          filling={filling}
          company={step?.company ?? null}
          asksAgain={asksAgain || (filling.forOneself && Boolean(values["seats[0].again"]))}
        />
        {questions.length > 0 && (
          <>
            <div className="only-me">
              <Sensitive questions={questions} fields={fields} values={values} />
            </div>
            <p className="only-company form-note">{t("sensitive.companySeats")}</p>
          </>
        )}
        <RegisterSeats filling={filling} rows={rows} at={step?.at ?? null} />
        <RegisterRows filling={filling} pasted={step?.pasted ?? null} />
        <OrderQuestions filling={filling} />
        <WayOfPaying filling={filling} />
        <Code filling={filling} view={view} />
        {sending && (
          <p className="form-note">
            {t("register.privacyNotice", { organisation: sending.organisation })}{" "}
            <a href={paths.ownData()}>{t("privacy.ownSee")}</a>
          </p>
        )}
      </div>
      {sending && view && step && (
        <div className="register-aside">
          <RegisterHold hold={step.hold} timeZone={offer.timeZone} now={now} />
          <SumLines sum={view.sum} />
          <div className="register-bar">
            <SumHead sum={view.sum} />
            <Button icon="forward" name="intent" value="continue">
              <GoesOn offer={offer} view={view} />
            </Button>
          </div>
        </div>
      )}
    </>
  );
  if (preview || !sending || !step)
    return <div className="register-form register-preview">{body}</div>;
  return (
    <form method="post" className="register-form" noValidate data-register="">
      <input
        type="hidden"
        name="submission"
        value={sending.submission}
        data-unsent={form === undefined ? "" : undefined}
      />
      <input type="hidden" name="holder" value={step.holder} />
      <input type="hidden" name="told" value={view?.sum.short.length ? "waitlist" : "place"} />
      {/* What Enter presses: the last button, not the first one of the rows. */}
      <button
        type="submit"
        name="intent"
        value="continue"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
      >
        {t("registerForm.continue")}
      </button>
      {body}
      <Island name="submit-once" />
      <Island name="register-sum" />
    </form>
  );
}

/** What the button at the end does: most go on to a last look, one person without a price is done. */
function GoesOn({ offer, view }: { offer: Offer; view: FormView }) {
  const { t } = useSpeech();
  const goOn = t("registerForm.continue");
  if (costsMoney(offer) || offer.addOns.length > 0) return goOn;
  const atOnce = offer.requiresApproval
    ? "register.submitApproval"
    : view.sum.short.length > 0
      ? "register.submitWaitlist"
      : "register.submit";
  return (
    <>
      <span className="only-me">{t(atOnce)}</span>
      <span className="only-company">{goOn}</span>
    </>
  );
}

/** How it is paid, where there is a choice. */
function WayOfPaying({ filling: { offer, fields } }: { filling: Filling }) {
  const { t } = useSpeech();
  const ways = waysToChoose(offer);
  if (ways.length === 0) return null;
  const field = fields.field("payBy");
  return (
    <RadioGroup
      {...field}
      // Everybody can pay by card; an invoice wants a company.
      defaultValue={field.defaultValue === "" ? "card" : field.defaultValue}
      label={t("pay.how")}
      options={ways.map((way) => ({ value: way, label: t(`pay.${way}`), hint: t(`pay.${way}Hint`) }))}
    />
  );
}

/** What is asked once of whoever registers. */
function OrderQuestions({ filling }: { filling: Filling }) {
  const { t } = useSpeech();
  const { offer, now, values } = filling;
  if (!offer.questions.some(({ scope }) => scope === "order")) return null;
  const tickets = seatRows(values).flatMap((row) => ticketOfRow(offer, row, now) ?? []);
  return (
    <Fieldset legend={t("registerForm.otherQuestions")}>
      <Questions filling={filling} scope="order" prefix="" typed={values} ticketTypeIds={tickets} />
    </Fieldset>
  );
}

/** A code: closed until somebody has one, open where it has to be put right or is in use. */
function Code({ filling, view }: { filling: Filling; view: FormView | undefined }) {
  const { t } = useSpeech();
  const { fields } = filling;
  const field = fields.field("code");
  const nothingToBuy = filling.offer.ticketTypes.length === 0 && (view?.hasTickets ?? false);
  return (
    <>
      {nothingToBuy && (
        <Notice tone="warning">
          <p>{t("registerForm.noTickets")}</p>
        </Notice>
      )}
      {(view?.takesCodes ?? true) && (
        <Details
          summary={t("registerForm.codeTitle")}
          note={view?.code?.code ?? t("common.optional")}
          open={field.defaultValue !== "" || nothingToBuy}
        >
          <div className="code-line">
            <TextInput
              {...field}
              label={t("registerForm.code")}
              autoComplete="off"
              autoCapitalize="characters"
              size="medium"
              {...(view?.code
                ? { hint: t("registerForm.codeUsed", { code: view.code.code }) }
                : {})}
            />
            <Button look="quiet" name="intent" value="code" formNoValidate>
              {t("registerForm.codeUse")}
            </Button>
          </div>
        </Details>
      )}
    </>
  );
}

/** What a field is called where it stands alone: a company's seat's with the number of the seat. */
function labelOf(
  name: string,
  offer: Offer,
  forOneself: boolean,
  t: Translate,
): string | undefined {
  const [, place, column = ""] = /^(?:seats\[(\d+)\]\.|contact\.)?(.+)$/.exec(name) ?? [];
  const label = wordOf(column, offer, t);
  if (place === undefined || label === undefined || forOneself) return label;
  return `${t("register.seatNumber", { number: Number(place) + 1 })}, ${label}`;
}

function wordOf(column: string, offer: Offer, t: Translate): string | undefined {
  const question = offer.questions.find(({ id }) => column.startsWith(`q.${id}`));
  if (question) return question.label;
  switch (column) {
    case "name":
    case "email":
    case "company":
    case "organisationNumber":
    case "group":
    case "ticketType":
      return t(`register.${column}`);
    case "payBy":
      return t("pay.how");
    case "addOns":
    case "sessions":
    case "code":
    case "reference":
    case "country":
      return t(`registerForm.${column}`);
    default:
      return undefined;
  }
}
