import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button, ButtonLink } from "~/ui/button";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { StatusChip } from "~/ui/status-chip";
import { TextArea } from "~/ui/text-input";
import { VisuallyHidden } from "~/ui/visually-hidden";
import type { Application, ReadAnswer } from "../queries/applications-of-event.server";
import { AnswerFileLinks } from "./answer-file-links";
import { chipOf } from "./seat-facts";

export interface RegistrationApplicationsProps {
  readonly applications: readonly Application[];
  readonly timeZone: string;
  /** What can be done with those that are shown; nothing for who may not decide. */
  readonly verdicts: readonly ("approve" | "decline")[];
  readonly form: FormState | undefined;
  /** Whether they handle registrations: files are theirs to read alone. */
  readonly mayOpenFiles: boolean;
  /** Whether all boxes stand ticked, and the address under which they do or do not. */
  readonly all: boolean;
  readonly allHref: string;
}

/** Applications with everything that was answered, to be decided one by one or many at once. */
export function RegistrationApplications(props: RegistrationApplicationsProps) {
  const { applications, timeZone, verdicts, form, all, allHref, mayOpenFiles } = props;
  const { t } = useSpeech();
  const { field, checked } = useFields(form);
  const deciding = verdicts.length > 0;
  return (
    <form method="post" className="fields applications-form">
      {deciding && applications.length > 1 && (
        <p>
          <ButtonLink look="plain" small href={allHref}>
            {t(all ? "queue.chooseNone" : "queue.chooseAll")}
          </ButtonLink>
        </p>
      )}
      <ul className="applications">
        {applications.map((application) => (
          <li key={application.orderId} className="application" id={`a-${application.orderId}`}>
            {deciding && (
              <label className="application-choice">
                <input
                  type="checkbox"
                  className="choice-box"
                  name={`order.${application.orderId}`}
                  defaultChecked={form ? checked(`order.${application.orderId}`) : all}
                />
                <VisuallyHidden>{t("queue.choose", { name: whomOf(application) })}</VisuallyHidden>
              </label>
            )}
            <ApplicationWords
              application={application}
              timeZone={timeZone}
              mayOpenFiles={mayOpenFiles}
            />
            {deciding && <Verdicts application={application} verdicts={verdicts} />}
          </li>
        ))}
      </ul>
      {deciding && (
        <>
          <TextArea
            {...field("message")}
            label={t("queue.message")}
            hint={t("queue.messageHint")}
            rows={4}
            maxLength={2000}
            optional
          />
          <div className="button-row">
            {verdicts.map((verdict) => (
              <Button
                key={verdict}
                name="intent"
                value={verdict}
                look={verdict === "approve" ? "primary" : "quiet"}
              >
                {t(verdict === "approve" ? "queue.approveChosen" : "queue.declineChosen")}
              </Button>
            ))}
          </div>
          <Island name="submit-once" />
        </>
      )}
    </form>
  );
}

/** Who applies: a company, or somebody for themselves. */
export function whomOf({ company, contactName }: Application): string {
  return company ?? contactName;
}

function Verdicts({
  application,
  verdicts,
}: {
  application: Application;
  verdicts: readonly ("approve" | "decline")[];
}) {
  const { t } = useSpeech();
  const name = whomOf(application);
  return (
    <span className="application-form">
      {verdicts.map((verdict) => (
        <Button
          key={verdict}
          name="intent"
          value={`${verdict}:${application.orderId}`}
          look={verdict === "approve" ? "quiet" : "plain"}
          small
          {...(verdict === "approve" ? { icon: "check" as const } : {})}
          aria-label={t(verdict === "approve" ? "organise.approveNamed" : "organise.declineNamed", {
            name,
          })}
        >
          {t(verdict === "approve" ? "organise.approve" : "organise.decline")}
        </Button>
      ))}
    </span>
  );
}

function ApplicationWords({
  application,
  timeZone,
  mayOpenFiles,
}: {
  application: Application;
  timeZone: string;
  mayOpenFiles: boolean;
}) {
  const { t, format } = useSpeech();
  const { seats, contactName, contactEmail, company, at, decidedAt, decisionMessage } = application;
  const [first] = seats;
  const alone = seats.length === 1 && first?.name === contactName;
  const by = [company === null ? null : contactName, contactEmail, format.moment(at, timeZone)];
  return (
    <div className="application-words">
      <h3>
        {whomOf(application)}{" "}
        <span className="count">{t("organise.seatCount", { count: seats.length })}</span>
      </h3>
      <p className="row-detail">{by.filter(Boolean).join(" · ")}</p>
      <Answers answers={application.answers} mayOpenFiles={mayOpenFiles} />
      {seats.map((seat) => (
        <div key={seat.id} className="application-seat">
          {(!alone || decidedAt) && (
            <p>
              {alone ? null : (
                <>
                  <strong>{seat.name ?? t("organise.notNamed")}</strong>
                  {seat.ticketType !== null && (
                    <span className="row-detail"> {seat.ticketType}</span>
                  )}
                </>
              )}{" "}
              {decidedAt && <StatusChip status={chipOf(seat.status)} />}
            </p>
          )}
          <Answers answers={seat.answers} mayOpenFiles={mayOpenFiles} />
        </div>
      ))}
      {decidedAt && (
        <p className="row-detail">
          {t("queue.decidedAt", { at: format.moment(decidedAt, timeZone) })}
        </p>
      )}
      {decisionMessage !== "" && (
        <p className="row-detail">
          {t("queue.yourMessage")}: {decisionMessage}
        </p>
      )}
    </div>
  );
}

function Answers({
  answers,
  mayOpenFiles,
}: {
  answers: readonly ReadAnswer[];
  mayOpenFiles: boolean;
}) {
  if (answers.length === 0) return null;
  return (
    <dl className="application-answers">
      {answers.map((answer) => (
        <div key={answer.question}>
          <dt>{answer.question}</dt>
          <dd>
            <AnswerWords answer={answer} mayOpenFiles={mayOpenFiles} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function AnswerWords({
  answer: { kind, values, files },
  mayOpenFiles,
}: {
  answer: ReadAnswer;
  mayOpenFiles: boolean;
}) {
  const { t, format } = useSpeech();
  const [value = ""] = values;
  switch (kind) {
    case "yes":
      return <>{t("queue.yes")}</>;
    case "file":
      return <AnswerFileLinks files={files} mayOpen={mayOpenFiles} />;
    case "date":
      return <>{/^\d{4}-\d\d-\d\d$/.test(value) ? format.isoDate(value) : value}</>;
    case "choices":
      return <>{format.list(values)}</>;
    default:
      return <>{value}</>;
  }
}
