import { useSpeech } from "~/i18n/locale-context";
import { Checkbox } from "~/ui/choice";
import { FieldError, fieldId } from "~/ui/field";
import { Fieldset } from "~/ui/fieldset";
import { leftOf } from "../domain/form-request";
import type { OfferedSession } from "../domain/offer";
import type { SeatRow } from "../domain/register-form";
import { timeSlots } from "../domain/time-slots";
import { mayWait } from "./register-waits";
import type { Filling } from "./register-filling";

/** Below this many left it is said. */
const few = 20;

/** The sessions a seat can sign up for, by the time they are at: of those at the same time one can be had. */
export function SessionChoice({
  filling,
  prefix,
  row,
}: {
  filling: Filling;
  prefix: string;
  row: SeatRow;
}) {
  const { t, format } = useSpeech();
  const { offer, fields } = filling;
  const slots = timeSlots(offer.sessions.filter(({ signUp }) => signUp));
  if (slots.length === 0) return null;
  const name = `${prefix}sessions`;
  const { error } = fields.field(name);
  return (
    <Fieldset
      legend={t("registerForm.sessions")}
      className="seat-part"
      id={fieldId(name)}
      tabIndex={-1}
    >
      {slots.map((slot) => {
        const [first] = slot;
        if (!first) return null;
        const { startsAt, startZone } = first;
        const ends = slot.map(({ endsAt }) => endsAt.getTime());
        const span = { startsAt, endsAt: new Date(Math.max(...ends)) };
        return (
          <fieldset className="slot" key={first.id}>
            <legend className="slot-time">
              {format.shortDate(startsAt, startZone)} {format.timeSpan(span, startZone)}
            </legend>
            {slot.length > 1 && (
              <p className="field-hint">{t("registerForm.sessionsOneAtATime")}</p>
            )}
            {slot.map((session) => (
              <SessionBox
                key={session.id}
                session={session}
                filling={filling}
                prefix={prefix}
                row={row}
                withTime={slot.length > 1}
              />
            ))}
          </fieldset>
        );
      })}
      <FieldError id={fieldId(name)} error={error} />
    </Fieldset>
  );
}

function SessionBox({
  session,
  filling: { problems },
  prefix,
  row,
  withTime,
}: {
  session: OfferedSession;
  filling: Filling;
  prefix: string;
  row: SeatRow;
  withTime: boolean;
}) {
  const { t, format } = useSpeech();
  const left = leftOf(session.pool);
  const waits = mayWait({ row, item: session, kind: "sessions", prefix, problems });
  const kept = row[`waitFor.${session.id}`];
  const hints = [
    withTime ? format.timeSpan(session, session.startZone) : "",
    session.place,
    session.track ?? "",
    waits
      ? t("registerForm.fullWaitFree")
      : left !== null && left < few
        ? t("registerForm.ticketLeft", { count: left })
        : "",
  ].filter(Boolean);
  return (
    <Checkbox
      name={`${prefix}${waits ? "waitFor" : "sessions"}.${session.id}`}
      defaultChecked={Boolean(waits ? kept : row[`sessions.${session.id}`] || kept)}
      label={session.title}
      {...(hints.length > 0 ? { hint: hints.join(" · ") } : {})}
    />
  );
}
