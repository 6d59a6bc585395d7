import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button, ButtonLink } from "~/ui/button";
import { CopyField } from "~/ui/copy-field";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { StatusChip, type ChipStatus } from "~/ui/status-chip";
import { Select, TextInput } from "~/ui/text-input";
import { VisuallyHidden } from "~/ui/visually-hidden";
import type { ContactDesk, DeskSeat } from "../queries/contact-desk.server";
import { isActive } from "../domain/registration-transitions";
import { chipOf } from "./seat-facts";

export interface ContactSeatProps {
  readonly seat: DeskSeat;
  readonly groups: ContactDesk["groups"];
  readonly mayChange: boolean;
  readonly mayDrop: boolean;
  /** Its own page. */
  readonly link: string;
  readonly dropHref: string;
  readonly renewHref: string;
  readonly form: FormState | undefined;
}

/** One seat on a contact's page: whose it is, what is missing of it, and what can be done about it. */
export function ContactSeat(props: ContactSeatProps) {
  const { seat, form } = props;
  const { t } = useSpeech();
  const { number, name, email } = seat;
  const living = isActive(seat.status);
  const called = name ?? t("register.seatNumber", { number });
  return (
    <article className="desk-seat" aria-label={called}>
      <header>
        <h3>{called}</h3>
        <StatusChip status={statusOf(seat)} />
      </header>
      <SeatLines seat={seat} living={living} />
      {living &&
        (email === null ? (
          <Details summary={t("contact.fillIn")} open={form !== undefined}>
            {props.mayChange && <PersonForm {...props} intent="name" />}
            <CopyField name={`link-${number}`} label={t("contact.orLink")} value={props.link} />
            <SeatActions {...props} called={called} />
          </Details>
        ) : (
          <Details
            summary={
              <>
                {t("contact.change")}
                <VisuallyHidden> {called}</VisuallyHidden>
              </>
            }
            open={form !== undefined}
          >
            <CopyField name={`link-${number}`} label={t("contact.ownLink")} value={props.link} />
            <SeatActions {...props} called={called} />
            {props.mayChange && seat.status === "confirmed" && (
              <PersonForm {...props} intent="swap" />
            )}
          </Details>
        ))}
    </article>
  );
}

/** What is known and what is missing. */
function SeatLines({ seat, living }: { seat: DeskSeat; living: boolean }) {
  const { t, format } = useSpeech();
  const { email, ticketType, group, choices, missing } = seat;
  const owed = [...(missing.name ? [t("contact.missingName")] : []), ...missing.answers];
  const chosen = choices.map(({ label, waiting }) =>
    waiting ? t("contact.waitsFor", { choice: label }) : label,
  );
  return (
    <>
      <p className="desk-line">{[email, ticketType, group].filter(Boolean).join(" · ")}</p>
      {chosen.length > 0 && <p className="desk-line">{format.list(chosen)}</p>}
      {living && owed.length > 0 && (
        <p className="desk-missing">
          <strong>{t("contact.missing")}:</strong> {format.list(owed)}
        </p>
      )}
    </>
  );
}

/** Names a seat, or gives it to somebody else. */
function PersonForm({
  seat,
  groups,
  form,
  intent,
}: ContactSeatProps & { intent: "name" | "swap" }) {
  const { t } = useSpeech();
  const labels = {
    name: t("register.name"),
    email: t("register.email"),
    group: t("register.group"),
  };
  const { field, errors } = useFields(
    form,
    { group: seat.groupId ?? "" },
    (asked) => labels[asked as keyof typeof labels],
  );
  const idOf = (name: string) => `${intent}-${seat.number}-${name}`;
  const of = (name: keyof typeof labels) => ({
    ...field(name),
    id: idOf(name),
    label: labels[name],
  });
  return (
    <form
      method="post"
      className="fields"
      noValidate
      aria-label={t(`contact.${intent === "name" ? "fillIn" : "swap"}`)}
    >
      <ErrorSummary
        errors={errors.map((error) =>
          error.field === undefined ? error : { ...error, id: idOf(error.field) },
        )}
      />
      {intent === "swap" && (
        <>
          <h4>{t("contact.swap")}</h4>
          <p>{t("contact.swapText", { name: seat.name ?? "" })}</p>
        </>
      )}
      <input type="hidden" name="seat" value={seat.id} />
      <TextInput {...of("name")} autoComplete="off" maxLength={120} />
      <TextInput {...of("email")} type="email" autoComplete="off" />
      {groups.length > 0 && (
        <Select
          {...of("group")}
          placeholder={t("register.noGroup")}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
      )}
      <div>
        <Button icon="check" name="intent" value={intent}>
          {t(intent === "name" ? "register.nameSeat" : "contact.swapDo")}
        </Button>
      </div>
      <Island name="submit-once" />
    </form>
  );
}

function SeatActions({
  seat,
  link,
  dropHref,
  renewHref,
  mayDrop,
  called,
}: ContactSeatProps & { called: string }) {
  const { t } = useSpeech();
  const about = <VisuallyHidden> {called}</VisuallyHidden>;
  return (
    <div className="button-row">
      {seat.email !== null && (
        <form method="post">
          <input type="hidden" name="seat" value={seat.id} />
          <Button look="quiet" small icon="send" name="intent" value="send-link">
            {t("contact.sendLink")}
            {about}
          </Button>
        </form>
      )}
      <ButtonLink look="quiet" small href={link}>
        {t("contact.open")}
        {about}
      </ButtonLink>
      <ButtonLink look="quiet" small href={renewHref}>
        {t("choices.renewForDo")}
        {about}
      </ButtonLink>
      {mayDrop && (
        <ButtonLink look="quiet" small href={dropHref}>
          {t("contact.drop")}
          {about}
        </ButtonLink>
      )}
    </div>
  );
}

function statusOf({ status, email, missing }: DeskSeat): ChipStatus {
  if (status !== "confirmed") return chipOf(status);
  if (email === null) return "unnamed";
  return missing.answers.length > 0 ? "incomplete" : "ready";
}
