import { useSpeech } from "~/i18n/locale-context";
import { Checkbox } from "~/ui/choice";
import { FieldError, fieldId } from "~/ui/field";
import { Fieldset } from "~/ui/fieldset";
import { TextInput } from "~/ui/text-input";
import { leftOf } from "../domain/form-request";
import type { OfferedAddOn } from "../domain/offer";
import type { SeatRow } from "../domain/register-form";
import { priceWords, type Filling } from "./register-filling";
import { mayWait } from "./register-waits";
import { picksOf } from "./register-picks";

/** Below this many left it is said. */
const few = 20;

/** What a seat can have beside its ticket, each with its price and what is left; whom to share a room with. */
export function AddOns({
  filling,
  prefix,
  row,
}: {
  filling: Filling;
  prefix: string;
  row: SeatRow;
}) {
  const { t } = useSpeech();
  const { offer, fields } = filling;
  if (offer.addOns.length === 0) return null;
  const name = `${prefix}addOns`;
  const { error } = fields.field(name);
  return (
    <Fieldset
      legend={t("registerForm.addOns")}
      className="seat-part"
      id={fieldId(name)}
      tabIndex={-1}
    >
      {offer.addOns.map((addOn) => (
        <div key={addOn.id} {...picksOf(offer, addOn.ticketTypeIds)} className="add-on">
          <AddOn addOn={addOn} filling={filling} prefix={prefix} row={row} />
        </div>
      ))}
      <FieldError id={fieldId(name)} error={error} />
    </Fieldset>
  );
}

function AddOn({
  addOn,
  filling: { offer, now, fields, problems },
  prefix,
  row,
}: {
  addOn: OfferedAddOn;
  filling: Filling;
  prefix: string;
  row: SeatRow;
}) {
  const speech = useSpeech();
  const { t, format } = speech;
  const ticked = Boolean(row[`addOns.${addOn.id}`] || row[`waitFor.${addOn.id}`]);
  const left = leftOf(addOn.pool);
  const over = addOn.saleUntil !== null && now >= addOn.saleUntil;
  const waits = mayWait({ row, item: addOn, kind: "addOns", prefix, problems });
  const hints = [
    addOn.description,
    addOn.date === null ? "" : format.isoDate(addOn.date),
    addOn.sharedBy > 1 ? t("registerForm.shared", { count: addOn.sharedBy }) : "",
    over
      ? t("registerForm.addOnOver")
      : waits
        ? t(addOn.priceMinor > 0 ? "registerForm.fullWait" : "registerForm.fullWaitFree")
        : left !== null && left < few
          ? t("registerForm.ticketLeft", { count: left })
          : "",
  ].filter(Boolean);
  return (
    <>
      <Checkbox
        name={`${prefix}${waits ? "waitFor" : "addOns"}.${addOn.id}`}
        defaultChecked={waits ? Boolean(row[`waitFor.${addOn.id}`]) : ticked}
        disabled={over && !ticked}
        label={
          <span className="priced">
            <span>{addOn.name}</span>
            <span className="priced-price">{priceWords(offer, addOn.priceMinor, speech)}</span>
          </span>
        }
        {...(hints.length > 0 ? { hint: hints.join(" · ") } : {})}
      />
      {addOn.sharedBy > 1 && (
        <div className="add-on-more">
          <TextInput
            {...fields.field(`${prefix}roomMate.${addOn.id}`)}
            label={t("registerForm.roomMate")}
            hint={t("registerForm.roomMateHint")}
            autoComplete="off"
            optional
          />
        </div>
      )}
    </>
  );
}
