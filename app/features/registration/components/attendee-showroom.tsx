import { specimenNow } from "~/features/events/components/event-specimens";
import { Section } from "~/ui/section";
import { ContactDesk } from "./contact-desk";
import { ContactOrderForm } from "./contact-order-form";
import { GiveBack } from "./give-back";
import { HandOverForm } from "./hand-over-form";
import { NameSeatForm } from "./name-seat-form";
import { OrderNews } from "./order-news";
import { RegisterShowroom } from "./register-showroom";
import {
  moneySpecimen,
  deskSpecimen,
  orderSpecimen,
  seatSpecimens,
} from "./registration-specimens";
import { SeatFacts } from "./seat-facts";
import { SeatNews } from "./seat-news";

/** What an attendee and a company's contact see behind their links, in every state. */
export function AttendeeShowroom() {
  const [seat] = seatSpecimens;
  return (
    <>
      <RegisterShowroom />
      <Section title="A seat" id="seat">
        <div className="page-body">
          {seatSpecimens.map((each) => (
            <SeatNews key={each.id} seat={each} done={null} />
          ))}
          {seat && <SeatNews seat={seat} done="done" />}
          {seat && <SeatFacts seat={seat} now={specimenNow} />}
          <NameSeatForm
            contactName="Åshild Bjørnstadødegård"
            groups={[{ id: "g1", name: "Faggruppe næring" }]}
            form={{ values: {}, problems: [{ code: "required", field: "name" }] }}
          />
          <HandOverForm
            groups={[{ id: "g1", name: "Faggruppe næring" }]}
            group="g1"
            form={{ values: {}, problems: [{ code: "already-registered", field: "email" }] }}
          />
          <GiveBack
            form={undefined}
            deadline={{ until: specimenNow, open: true }}
            timeZone="Europe/Oslo"
            writeTo="post@treff.example"
            what={moneySpecimen}
            rule={null}
            payer={null}
          />
          <GiveBack
            form={undefined}
            asked
            deadline={{ until: specimenNow, open: false }}
            timeZone="Europe/Oslo"
            writeTo="post@treff.example"
            what={moneySpecimen}
            rule={null}
            payer={null}
          />
        </div>
      </Section>
      <Section title="An order" id="order">
        <div className="page-body">
          <OrderNews order={orderSpecimen} justDone />
          <OrderNews order={{ ...orderSpecimen, position: 4, seats: waiting }} justDone={false} />
          <ContactDesk
            desk={deskSpecimen}
            timeZone="Europe/Oslo"
            linkOf={(token) => `https://treff.example/r/${token}`}
            dropHrefOf={() => "#order"}
            form={undefined}
            renewHrefOf={(seat) => `#${seat}`}
          />
          <ContactOrderForm desk={deskSpecimen} form={undefined} />
        </div>
      </Section>
    </>
  );
}

const waiting = orderSpecimen.seats.map((seat) => ({ ...seat, status: "waitlisted" }));
