import { useSpeech, type Speech } from "~/i18n/locale-context";
import { Select } from "~/ui/text-input";
import { ticketOfRow } from "../domain/form-request";
import type { SeatRow } from "../domain/register-form";
import { AddOns } from "./register-add-ons";
import type { Filling } from "./register-filling";
import { Questions } from "./register-questions";
import { SessionChoice } from "./register-sessions";
import { TicketChoice } from "./register-ticket-choice";

/** Everything one seat chooses and answers, in the order it is decided in. */
export function SeatChoices({
  filling,
  prefix,
  row,
  asList,
}: {
  filling: Filling;
  prefix: string;
  row: SeatRow;
  asList: boolean;
}) {
  const { t } = useSpeech();
  const { offer, fields, now } = filling;
  const ticket = ticketOfRow(offer, row, now);
  return (
    <div className="seat-choices fields">
      <TicketChoice filling={filling} prefix={prefix} row={row} asList={asList} />
      {offer.groups.length > 0 && (
        <Select
          {...fields.field(`${prefix}group`)}
          label={t("register.group")}
          hint={t("register.groupHint")}
          placeholder={t("register.noGroup")}
          options={offer.groups.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
      )}
      <AddOns filling={filling} prefix={prefix} row={row} />
      <SessionChoice filling={filling} prefix={prefix} row={row} />
      <Questions
        filling={filling}
        scope="seat"
        prefix={prefix}
        typed={row}
        ticketTypeIds={ticket === null ? [] : [ticket]}
      />
    </div>
  );
}

/** Whether a seat has anything to choose or answer. */
export function hasChoices({ offer }: Filling): boolean {
  const [only] = offer.ticketTypes;
  return (
    offer.ticketTypes.length > 1 ||
    (only !== undefined && only.priceMinor > 0) ||
    offer.groups.length > 0 ||
    offer.addOns.length > 0 ||
    offer.sessions.some(({ signUp }) => signUp) ||
    offer.questions.some(({ scope }) => scope === "seat")
  );
}

/** What is chosen on a row, for where it is closed: its ticket, and how much beside it. */
export function chosenWords({ offer, now }: Filling, row: SeatRow, { t }: Speech): string {
  const ticket = ticketOfRow(offer, row, now);
  const type = offer.ticketTypes.length > 1 && offer.ticketTypes.find(({ id }) => id === ticket);
  const addOns = offer.addOns.filter(({ id }) => row[`addOns.${id}`]).map(({ name }) => name);
  const sessions = offer.sessions.filter(({ id }) => row[`sessions.${id}`]).length;
  const waited = [
    ...offer.addOns.map(({ id, name }) => ({ id, name })),
    ...offer.sessions.map(({ id, title: name }) => ({ id, name })),
  ].filter(({ id }) => row[`waitFor.${id}`]);
  return [
    ...(type ? [type.name] : []),
    ...addOns,
    ...(sessions > 0 ? [t("registerForm.sessionsChosen", { count: sessions })] : []),
    ...waited.map(({ name }) => t("registerForm.waitsForIt", { name })),
  ].join(" · ");
}
