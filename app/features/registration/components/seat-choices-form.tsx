import { useSpeech, type Speech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import type { Instant } from "~/kernel/time";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldError, fieldId } from "~/ui/field";
import { Fieldset } from "~/ui/fieldset";
import { useFields, type Fields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { TextInput } from "~/ui/text-input";
import type { Offer, OfferedAddOn, OfferedSession } from "../domain/offer";
import { askedOfSeat, placesLeft, readSeatChoice, seatValues } from "../domain/seat-choice";
import type { SeatChoices } from "../queries/seat-choices.server";
import { QuestionField } from "./question-field";

/** Below this many left it is said. */
const few = 10;

export interface SeatChoicesFormProps {
  readonly choices: SeatChoices;
  readonly now: Instant;
  /** A form that was not accepted, or that is to be confirmed. */
  readonly form: FormState | undefined;
}

/** What an attendee answers and chooses, on one form: questions, sessions to sign up for, add-ons. */
export function SeatChoicesForm({ choices, now, form }: SeatChoicesFormProps) {
  const { t } = useSpeech();
  const { offer } = choices;
  const stored = seatValues(offer, {
    addOns: choices.addOns,
    sessionIds: choices.sessions.map(({ id }) => id),
    answers: choices.answers,
  });
  const questions = askedOfSeat(
    offer,
    choices,
    form ? readSeatChoice(offer, form.values).answers : choices.answers,
  ).filter(({ kind }) => kind !== "file");
  const fields = useFields(
    form,
    stored,
    (name) => offer.questions.find(({ id }) => name === `q.${id}`)?.label,
  );
  const sessions = offer.sessions.filter(({ signUp }) => signUp);
  const addOns = addOnsFor(choices);
  if (questions.length === 0 && sessions.length === 0 && addOns.length === 0) return null;
  return (
    <form method="post" className="fields" noValidate>
      <ErrorSummary errors={fields.errors} />
      {questions.length > 0 && (
        <Fieldset legend={t("choices.questions")}>
          {questions.map((question) => (
            <QuestionField key={question.id} question={question} fields={fields} />
          ))}
        </Fieldset>
      )}
      {sessions.length > 0 && (
        <Fieldset
          legend={t("choices.sessions")}
          lead={t("choices.sessionsLead")}
          id={fieldId("sessions")}
          tabIndex={-1}
        >
          {sessions.map((session) => (
            <SessionBox key={session.id} session={session} choices={choices} fields={fields} />
          ))}
          <FieldError id={fieldId("sessions")} error={fields.field("sessions").error} />
        </Fieldset>
      )}
      {addOns.length > 0 && (
        <Fieldset legend={t("choices.addOns")} id={fieldId("addOns")} tabIndex={-1}>
          {addOns.map((addOn) => (
            <AddOnBox key={addOn.id} addOn={addOn} choices={choices} fields={fields} now={now} />
          ))}
          <FieldError id={fieldId("addOns")} error={fields.field("addOns").error} />
        </Fieldset>
      )}
      <KeptChoices choices={choices} />
      <div>
        <Button icon="check" name="intent" value="save">
          {t("choices.save")}
        </Button>
      </div>
      <Island name="submit-once" />
    </form>
  );
}

/** The add-ons this seat's ticket goes with, and those it has already. */
function addOnsFor({ offer, ticketTypeId, addOns }: SeatChoices): OfferedAddOn[] {
  return offer.addOns.filter(
    ({ id, ticketTypeIds }) =>
      ticketTypeIds.length === 0 ||
      ticketTypeIds.includes(ticketTypeId ?? "") ||
      addOns.some((own) => own.id === id),
  );
}

/** What a seat has that is not offered (any more), so that saving the form does not give it back. */
function KeptChoices({ choices }: { choices: SeatChoices }) {
  const { offer, addOns, sessions } = choices;
  const gone = [
    ...addOns
      .filter(({ id }) => !offer.addOns.some((addOn) => addOn.id === id))
      .map(({ id }) => `addOns.${id}`),
    ...sessions
      .filter(({ id }) => !offer.sessions.some((session) => session.id === id && session.signUp))
      .map(({ id }) => `sessions.${id}`),
  ];
  return gone.map((name) => <input key={name} type="hidden" name={name} value="on" />);
}

function SessionBox({
  session,
  choices,
  fields,
}: {
  session: OfferedSession;
  choices: SeatChoices;
  fields: Fields;
}) {
  const speech = useSpeech();
  const { format } = speech;
  const name = `sessions.${session.id}`;
  const own = choices.sessions.find(({ id }) => id === session.id);
  const { startsAt, startZone, place, track } = session;
  return (
    <>
      <Checkbox
        name={name}
        defaultChecked={fields.checked(name)}
        label={session.title}
        hint={[
          `${format.shortDate(startsAt, startZone)} ${format.timeSpan(session, startZone)}`,
          place,
          track,
          roomWords(session.pool, own, speech),
        ]
          .filter(Boolean)
          .join(" · ")}
      />
      <WaitFor id={session.id} pool={session.pool} own={own} />
    </>
  );
}

function AddOnBox({
  addOn,
  choices,
  fields,
  now,
}: {
  addOn: OfferedAddOn;
  choices: SeatChoices;
  fields: Fields;
  now: Instant;
}) {
  const speech = useSpeech();
  const { t, format } = speech;
  const { id, name, description, date, sharedBy, saleUntil } = addOn;
  const own = choices.addOns.find((one) => one.id === id);
  const over = !own && saleUntil !== null && now >= saleUntil;
  const hints = [
    description,
    date === null ? "" : format.isoDate(date),
    over ? t("choices.over") : roomWords(addOn.pool, own, speech),
  ].filter(Boolean);
  return (
    <div className="choice-add-on">
      <Checkbox
        name={`addOns.${id}`}
        defaultChecked={fields.checked(`addOns.${id}`)}
        disabled={over}
        label={
          <span className="choice-priced">
            <span>{name}</span>
            <span className="choice-price">{priceWords(choices.offer, addOn, speech)}</span>
          </span>
        }
        {...(hints.length > 0 ? { hint: hints.join(" · ") } : {})}
      />
      <WaitFor id={id} pool={addOn.pool} own={own} />
      {sharedBy > 1 && !over && (
        <div className="choice-more">
          <TextInput
            {...fields.field(`roomMate.${id}`)}
            label={t("choices.roomMate")}
            hint={
              own?.sharesWith
                ? t("choices.sharesWith", { name: own.sharesWith })
                : t("choices.roomMateHint")
            }
            maxLength={120}
            autoComplete="off"
            optional
          />
        </div>
      )}
    </div>
  );
}

/** Says with the form that somebody has seen that it is full, and would rather wait than do without. */
function WaitFor({
  id,
  pool,
  own,
}: {
  id: string;
  pool: OfferedAddOn["pool"];
  own: object | undefined;
}) {
  const full = placesLeft(pool) === 0 && own === undefined;
  return full ? <input type="hidden" name={`waitFor.${id}`} value="on" /> : null;
}

/** Whether there is room, or that it is theirs, or that they wait. */
function roomWords(
  pool: OfferedAddOn["pool"],
  own: { readonly waits: boolean } | undefined,
  { t }: Speech,
): string {
  if (own) return own.waits ? t("choices.waits") : t("choices.yours");
  const left = placesLeft(pool);
  if (left === null) return "";
  if (left === 0) return t("choices.full");
  return left < few ? t("choices.left", { count: left }) : "";
}

function priceWords(
  { currency, seller }: Offer,
  { priceMinor, sharedBy }: OfferedAddOn,
  { t, format }: Speech,
): string {
  if (priceMinor === 0) return t("money.free");
  const plain = format.money(priceMinor, currency);
  const price = sharedBy > 1 ? t("choices.perPerson", { price: plain }) : plain;
  return seller.vatRegistered ? t("choices.exclVat", { price }) : price;
}
