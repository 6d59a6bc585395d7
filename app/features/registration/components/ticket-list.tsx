import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { Icon } from "~/ui/icon";
import type { Offer } from "../domain/offer";
import { addOnLine, saleWords, ticketPrices } from "./offer-words";

/** What an event offers, for everybody to read: tickets with price and window, add-ons in brief. */
export function TicketList({ offer, now }: { readonly offer: Offer; readonly now: Instant }) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <>
      <ul className="offer-list">
        {offer.ticketTypes.map((type) => {
          const sale = saleWords(offer, type, now, speech);
          return (
            <li key={type.id} className="ticket-line">
              <div className="offer-body">
                <span className="offer-name">{type.name}</span>
                {type.description !== "" && <p className="row-detail">{type.description}</p>}
                {sale !== null && <p className="row-detail">{sale}</p>}
              </div>
              <span className="ticket-price">{ticketPrices(offer, type, speech)}</span>
            </li>
          );
        })}
      </ul>
      {offer.addOns.length > 0 && (
        <>
          <h3>{t("offer.publicAddOns")}</h3>
          <ul className="ticket-add-ons">
            {offer.addOns.map((addOn) => (
              <li key={addOn.id}>
                <Icon name={addOn.kind === "other" ? "add" : addOn.kind} />
                <span>
                  {addOn.name}
                  <span className="row-detail">{addOnLine(offer, addOn, speech)}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
