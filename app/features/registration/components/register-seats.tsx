import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { classNames } from "~/ui/class-names";
import { Details } from "~/ui/details";
import { FieldRow, Fieldset } from "~/ui/fieldset";
import { TextInput } from "~/ui/text-input";
import { isUnnamed, type SeatRow } from "../domain/register-form";
import type { Filling } from "./register-filling";
import { chosenWords, hasChoices, SeatChoices } from "./register-seat-choices";

/** From this many rows on, what belongs to a seat is closed until somebody opens it, and tickets are a list. */
const manyRows = 3;

/** The seats: one for somebody who registers themselves, a row for each of a company's. */
export function RegisterSeats({
  filling,
  rows,
  at,
}: {
  filling: Filling;
  rows: readonly SeatRow[];
  /** The row somebody was just working on. */
  at: number | null;
}) {
  const { t } = useSpeech();
  const choices = hasChoices(filling);
  const title = choices ? (
    <>
      <span className="only-me">{t("registerForm.yourChoices")}</span>
      <span className="only-company">{t("register.seats")}</span>
    </>
  ) : (
    t("register.seats")
  );
  return (
    <Fieldset legend={title} className={classNames("register-places", !choices && "only-company")}>
      <p className="form-note only-company">
        {t("register.seatsLead")}
        {filling.offer.questions.some(({ scope }) => scope === "seat") && (
          <> {t("registerForm.colleaguesAnswer")}</>
        )}
      </p>
      <ol className="seat-rows">
        {rows.map((row, place) => (
          <Seat
            key={place}
            filling={filling}
            row={row}
            place={place}
            isMany={rows.length >= manyRows}
            isCurrent={place === at}
          />
        ))}
      </ol>
    </Fieldset>
  );
}

function Seat({
  filling,
  row,
  place,
  isMany,
  isCurrent,
}: {
  filling: Filling;
  row: SeatRow;
  place: number;
  isMany: boolean;
  isCurrent: boolean;
}) {
  const speech = useSpeech();
  const { t } = speech;
  const { fields, problems } = filling;
  const prefix = `seats[${place}].`;
  const asksAgain =
    Boolean(row["again"]) ||
    problems.some(
      ({ code, field }) =>
        field === `${prefix}email` &&
        (code === "already-registered" || code === "duplicate-in-order"),
    );
  const inside = problems.some(
    ({ field }) => field?.startsWith(prefix) && !/\.(?:name|email)$/.test(field),
  );
  const choices = <SeatChoices filling={filling} prefix={prefix} row={row} asList={isMany} />;
  return (
    <li className={classNames("seat", place > 0 && "only-company")}>
      <div role="group" aria-labelledby={`seat-${place}`}>
        <div className="seat-head only-company">
          <h3 id={`seat-${place}`}>{t("register.seatNumber", { number: place + 1 })}</h3>
          <Button
            look="plain"
            small
            icon="remove"
            name="intent"
            value={`remove-${place}`}
            formNoValidate
          >
            {t("register.removeSeat")}
            <span className="visually-hidden"> {place + 1}</span>
          </Button>
        </div>
        <div className="only-company">
          <FieldRow>
            <TextInput
              {...fields.field(`${prefix}name`)}
              label={t("register.name")}
              autoComplete="off"
              // The row that was just added is what comes next.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus={isCurrent && fields.errors.length === 0}
              optional
            />
            <TextInput
              {...fields.field(`${prefix}email`)}
              label={t("register.email")}
              type="email"
              autoComplete="off"
              optional
            />
          </FieldRow>
          {isUnnamed(row) && <p className="field-hint seat-later">{t("registerForm.nameLater")}</p>}
          {asksAgain && !filling.forOneself && (
            <Checkbox
              name={`${prefix}again`}
              defaultChecked={fields.checked(`${prefix}again`)}
              label={t("registerForm.again")}
            />
          )}
        </div>
        {hasChoices(filling) &&
          (isMany ? (
            <Details
              summary={t("registerForm.choices")}
              note={chosenWords(filling, row, speech)}
              open={isCurrent || inside || (filling.forOneself && place === 0)}
            >
              {choices}
              {place === 0 && <SameForAll place={place} />}
            </Details>
          ) : (
            <>
              {choices}
              {place === 0 && <SameForAll place={place} />}
            </>
          ))}
      </div>
    </li>
  );
}

function SameForAll({ place }: { place: number }) {
  const { t } = useSpeech();
  return (
    <div className="only-company seat-same">
      <Button look="quiet" small icon="copy" name="intent" value={`same-${place}`} formNoValidate>
        {t("registerForm.sameForAll")}
      </Button>
    </div>
  );
}
