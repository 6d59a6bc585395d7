import { eventSpecimens, specimenNow } from "~/features/events/components/event-specimens";
import { KindChoice } from "~/features/events/components/kind-choice";
import { DeliveryTable } from "~/features/mail/components/delivery-table";
import { OutboxFilters } from "~/features/mail/components/outbox-filters";
import { deliverySpecimens } from "~/features/mail/components/delivery-specimens";
import { MailTroubleNotice } from "~/features/organisations/components/mail-trouble-notice";
import { SuppressedTable } from "~/features/organisations/components/suppressed-table";
import { NextSteps } from "~/features/organisations/components/next-steps";
import { programmeSpecimen } from "~/features/programme/components/programme-specimen";
import { SessionBoard } from "~/features/programme/components/session-board";
import { SessionTracks } from "~/features/programme/components/session-tracks";
import { Section } from "~/ui/section";
import { NeedsList } from "./needs-list";
import { OrganiserEventList } from "./organiser-event-list";
import { DecisionPreview } from "./decision-preview";
import { QueueConfirm } from "./queue-confirm";
import { QueueCounters } from "./queue-counters";
import { QueueRuleForm } from "./queue-rule-form";
import { WaitlistPast } from "./waitlist-past";
import { OfferTable, WaitlistTable } from "./waitlist-table";
import { RegistrationApplications } from "./registration-applications";
import { CancelSeat } from "./registration-cancel-seat";
import {
  applicationSpecimens,
  waitlistSpecimen,
  cancellingSpecimen,
  lineSpecimens,
  needSpecimens,
  organiserEventSpecimens,
} from "./registration-specimens";
import { RegistrationTable } from "./registration-table";
import { ToldPreview } from "./told-preview";

const zone = "Europe/Oslo";

const well = { timeZone: zone, pause: null, waitingSince: null, failed: 0, mailbox: null };

/** Mail that does not get through, for each of the reasons. */
const troubleSpecimens = [
  {
    ...well,
    pause: {
      reason: "535 5.7.8 Authentication failed",
      since: specimenNow,
      until: specimenNow,
    },
    failed: 2,
  },
  { ...well, waitingSince: specimenNow },
  { ...well, failed: 1 },
  {
    ...well,
    mailbox: { reason: "AUTHENTICATIONFAILED Invalid credentials", since: specimenNow },
  },
];

/** What organisers work with, in every state. */
export function OrganiserShowroom() {
  const first = programmeSpecimen.days[0]?.sessions[0];
  const second = programmeSpecimen.days[0]?.sessions[1];
  return (
    <>
      <Section title="What needs an organiser" id="needs-specimens">
        <div className="page-body">
          <NeedsList organisation="ostviken" needs={needSpecimens} />
          <NeedsList organisation="ostviken" needs={[]} />
        </div>
      </Section>
      <Section title="An organiser’s events" id="organiser-events">
        <OrganiserEventList
          organisation="ostviken"
          events={organiserEventSpecimens}
          now={specimenNow}
        />
      </Section>
      <Section title="Kinds" id="kinds">
        <KindChoice hrefOf={(kind) => `#${kind}`} />
      </Section>
      <Section title="Next steps" id="steps">
        <NextSteps
          steps={[
            { key: "done", done: true, label: "Stedet", hint: "Moss kulturhus", href: "#steps" },
            {
              key: "left",
              done: false,
              label: "Programmet",
              hint: "Ingen programposter ennå.",
              href: "#steps",
            },
            { key: "bare", done: false, label: "Hvorfor komme?" },
          ]}
        />
      </Section>
      <Section title="Applications" id="applications">
        <RegistrationApplications
          applications={applicationSpecimens}
          timeZone={zone}
          verdicts={["approve", "decline"]}
          mayOpenFiles={true}
          form={undefined}
          all={false}
          allHref="#applications"
        />
        <DecisionPreview
          verdict="decline"
          chosen={applicationSpecimens.map((each) => ({
            orderId: each.orderId,
            name: each.contactName,
          }))}
          message=""
          letter={{ subject: "Svar på påmeldingen: Investorforum", text: "Hei Ingeborg," }}
          full={false}
        />
      </Section>
      <Section title="A queue" id="queue">
        <QueueCounters counters={waitlistSpecimen.counters} />
        <OfferTable page={waitlistSpecimen} timeZone={zone} hrefOf={() => "#queue"} />
        <WaitlistTable page={waitlistSpecimen} timeZone={zone} hrefOf={() => "#queue"} />
        <QueueRuleForm rule={waitlistSpecimen} form={undefined} />
        <WaitlistPast page={waitlistSpecimen} timeZone={zone} />
        {waitlistSpecimen.waiting.slice(1).map((party) => (
          <QueueConfirm
            key={party.id}
            verb="offer"
            party={party}
            before={1}
            backHref="#queue"
            form={undefined}
          />
        ))}
      </Section>
      <Section title="Registrations" id="registrations-specimens">
        <RegistrationTable
          lines={lineSpecimens}
          grouped
          selecting
          hrefOf={(id) => `#${id}`}
          moneyHrefOf={(id) => `#${id}`}
        />
      </Section>
      <Section title="Giving a seat back for somebody">
        <CancelSeat seat={cancellingSpecimen} backHref="#registrations-specimens" />
      </Section>
      <Section title="Mails" id="mails">
        <div className="page-body">
          {troubleSpecimens.map((trouble, index) => (
            <MailTroubleNotice key={index} organisation="ostviken" trouble={trouble} />
          ))}
          <OutboxFilters action="#mails" kind={null} search="" kept={{}} clearHref="#mails" />
          <DeliveryTable messages={deliverySpecimens} timeZone={zone} hrefOf={(id) => `#${id}`} />
          <SuppressedTable
            addresses={(["bounce", "complaint", "unsubscribe", "organiser"] as const).map(
              (reason) => ({
                id: reason,
                email: `${reason}@romerike.example`,
                stream: reason === "bounce" ? "all" : "announcements",
                reason,
                detail: reason === "bounce" ? "550 5.1.1 User unknown" : "",
                since: specimenNow,
              }),
            )}
            timeZone={zone}
            searched={false}
            removeHrefOf={(id) => `#${id}`}
          />
        </div>
      </Section>
      <Section title="The programme as it is worked on" id="board">
        <SessionBoard
          programme={programmeSpecimen}
          warnings={
            first && second
              ? [
                  { kind: "clash", session: second.id, with: first },
                  { kind: "outside", session: first.id },
                ]
              : []
          }
          drafts={[]}
          names={{ tracks: [], networks: [] }}
          hrefOf={(id) => `#${id}`}
          addHrefOf={(date) => `#${date}`}
        />
      </Section>
      <SessionTracks
        tracks={[
          { id: "t1", name: "Næring", group: "Faggruppe næring", sessions: 3 },
          { id: "t2", name: "Samferdsel og infrastruktur", group: null, sessions: 0 },
        ]}
        fields={null}
      />
      <Section title="Who will be told" id="told">
        <ToldPreview
          title="Endre programposten?"
          changes={[
            {
              label: "Når",
              before: "onsdag 1. september kl. 10–12",
              after: "onsdag 1. september kl. 11–13",
            },
            { label: "Sted", before: null, after: "Møterom 3" },
            { label: "Foredragsholdere", before: "Eilif Trane", after: null },
          ]}
          people={cancellingSpecimen.told.map(({ name, email }, place) => ({
            name,
            email,
            company: place === 0 ? cancellingSpecimen.company : null,
            registrationId: `r${place}`,
            orderId: "o1",
            locale: "nb",
            as: "attendee",
            alsoContact: place === 0,
          }))}
          lead="De får e-post, og kalenderen deres oppdateres."
          nobody="Ingen er påmeldt ennå."
          note={eventSpecimens.trip.title}
          values={{}}
          confirm={{ intent: "confirm", label: "Lagre og gi beskjed" }}
          back={{ label: "Tilbake til skjemaet" }}
        />
      </Section>
    </>
  );
}
