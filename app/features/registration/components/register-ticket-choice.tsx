import { useSpeech, type Speech } from "~/i18n/locale-context";
import { classNames } from "~/ui/class-names";
import { Field, FieldError, fieldId } from "~/ui/field";
import { ticketOfRow, ticketsLeft } from "../domain/form-request";
import type { OfferedTicketType } from "../domain/offer";
import { ticketPrice } from "../domain/price";
import type { SeatRow } from "../domain/register-form";
import { priceWords, type Filling } from "./register-filling";

/** Fewer than this many are worth saying: everybody knows there is room in a hall. */
const few = 20;

/**
 * The tickets a seat can have: name, price, what is left and until when. Cards, or a list where there are many rows.
 * Nothing where there is no choice.
 *
 * @remarks What a choice carries in `data-pick` is the ticket's place in the offer: by it style shows what goes with it.
 */
export function TicketChoice({
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
  const speech = useSpeech();
  const { t } = speech;
  const { offer, now, fields } = filling;
  const name = `${prefix}ticketType`;
  const { error } = fields.field(name);
  const chosen = ticketOfRow(offer, row, now);
  const [only, ...more] = offer.ticketTypes;
  if (!only) return null;
  if (more.length === 0 && !error && saysLittle(only, filling))
    return <input type="hidden" name={name} value={only.id} />;
  const label = t("register.ticketType");
  const choices = offer.ticketTypes.map((type, at) => ({
    type,
    at,
    disabled: isClosed(type, filling),
    price: priceWords(offer, ticketPrice(type, filling.memberOf, now), speech),
    words: wordsOf(type, filling, speech),
  }));
  if (asList)
    return (
      <Field name={name} label={label} error={error}>
        {(wiring) => (
          <select className="input" defaultValue={chosen ?? ""} {...wiring}>
            {choices.map(({ type, at, disabled, price, words }) => (
              <option key={type.id} value={type.id} data-pick={at} disabled={disabled}>
                {[type.name, price, ...words].join(" · ")}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  const id = fieldId(name);
  return (
    <fieldset
      className={classNames("field", "choices", error && "field-wrong")}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="field-label">{label}</legend>
      <div className="choice-cards">
        {choices.map(({ type, at, disabled, price, words }) => (
          <label className="choice-card" key={type.id}>
            <input
              type="radio"
              className="choice-box"
              id={at === 0 ? id : `${id}-${at + 1}`}
              name={name}
              value={type.id}
              data-pick={at}
              defaultChecked={type.id === chosen}
              disabled={disabled}
            />
            <span className="choice-label">{type.name}</span>
            <span className="choice-detail">{price}</span>
            {(type.description !== "" || words.length > 0) && (
              <span className="choice-hint">
                {type.description !== "" && <span className="choice-text">{type.description}</span>}
                {words.length > 0 && <span className="choice-facts">{words.join(" · ")}</span>}
              </span>
            )}
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

/** One free ticket with nothing special about it is no choice, and needs no words. */
function saysLittle(type: OfferedTicketType, { offer, memberOf, now }: Filling): boolean {
  return (
    ticketPrice(type, memberOf, now) === 0 &&
    type.description === "" &&
    type.minPerOrder === 1 &&
    type.maxPerOrder === null &&
    offer.ticketTypes.length === 1
  );
}

function isClosed({ saleFrom, saleUntil }: OfferedTicketType, { now }: Filling): boolean {
  return (saleFrom !== null && now < saleFrom) || (saleUntil !== null && now >= saleUntil);
}

function wordsOf(type: OfferedTicketType, filling: Filling, speech: Speech): string[] {
  const { offer, now, memberOf } = filling;
  const { t, format } = speech;
  const moment = (at: Date) => format.moment(at, offer.timeZone);
  const { saleFrom, saleUntil, early, member, minPerOrder, maxPerOrder } = type;
  if (saleFrom && now < saleFrom) return [t("registerForm.saleLater", { when: moment(saleFrom) })];
  if (saleUntil && now >= saleUntil) return [t("registerForm.saleOver")];
  const left = ticketsLeft(offer, type.id);
  const isMember = member !== null && memberOf.includes(member.networkId);
  return [
    isMember && ticketPrice(type, memberOf, now) === member.priceMinor
      ? t("registerForm.memberPrice")
      : null,
    early && now < early.until && !isMember
      ? t("registerForm.early", {
          price: priceWords(offer, type.priceMinor, speech),
          when: moment(early.until),
        })
      : null,
    left === 0
      ? t("registerForm.ticketFull")
      : left < few
        ? t("registerForm.ticketLeft", { count: left })
        : null,
    saleUntil ? t("registerForm.saleUntil", { when: moment(saleUntil) }) : null,
    minPerOrder > 1 ? t("registerForm.atLeast", { count: minPerOrder }) : null,
    maxPerOrder === null ? null : t("registerForm.atMost", { count: maxPerOrder }),
  ].filter((words) => words !== null);
}
