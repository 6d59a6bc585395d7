import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { AddToCalendar } from "~/features/calendar/components/add-to-calendar";
import { addEntries } from "~/features/calendar/domain/add-links";
import { CalendarShowroom } from "~/features/calendar/components/calendar-showroom";
import { BrowseParts } from "~/features/events/components/browse-parts";
import { EmbeddedEvent } from "~/features/events/components/embedded-event";
import { EmbeddedEvents } from "~/features/events/components/embedded-events";
import { EventCover } from "~/features/events/components/event-cover";
import { EventDocuments } from "~/features/events/components/event-documents";
import { EventList } from "~/features/events/components/event-list";
import { EventPoster } from "~/features/events/components/event-poster";
import {
  documentSpecimens,
  eventSpecimens,
  specimenNow,
} from "~/features/events/components/event-specimens";
import { DraftsShowroom } from "~/features/notifications/components/drafts-showroom";
import { LettersShowroom } from "~/features/notifications/components/letters-showroom";
import { ProgrammeTimeline } from "~/features/programme/components/programme-timeline";
import { programmeSpecimen } from "~/features/programme/components/programme-specimen";
import { AttendeeShowroom } from "~/features/registration/components/attendee-showroom";
import { PayShowroom } from "~/features/registration/components/pay-showroom";
import { PriceShowroom } from "~/features/registration/components/price-showroom";
import { OrganiserShowroom } from "~/features/registration/components/organiser-showroom";
import { SpeakerList } from "~/features/programme/components/speaker-list";
import { speakersOf } from "~/features/programme/domain/speakers";
import { paths } from "~/paths";
import { hues } from "~/ui/hues";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";
import { ShareMenu } from "~/ui/share-menu";
import { ErrorPage } from "~/ui/shell/error-page";
import { Forms } from "~/ui/showroom/forms";
import { Parts } from "~/ui/showroom/parts";

export const meta: MetaFunction = () => [{ title: "Showroom – Treff" }];

/** Only where things are made or shown: development and the demonstration. */
export function loader({ context }: LoaderFunctionArgs) {
  if (!import.meta.env.DEV && !context.demo) throw new Response(null, { status: 404 });
  return null;
}

/** Every part in every state, for those who build pages from them. */
export default function Showroom() {
  const { trip, ...others } = eventSpecimens;
  const many = [trip, ...Object.values(others)];
  const link = { now: specimenNow, hrefOf: ({ slug }: { slug: string }) => paths.event(slug) };
  return (
    <>
      <Page width="wide" hue={trip.organisation.hue}>
        <EventPoster
          event={trip}
          now={specimenNow}
          registerHref={paths.register(trip.slug)}
          organisationHref={paths.organisation(trip.organisation.slug)}
          series={{ title: "Høstens turer", href: paths.series("hostens-turer") }}
          note="1 250 kr · Arrangøren godkjenner hver påmelding"
          actions={
            <>
              <AddToCalendar
                entries={addEntries(
                  { ...trip, url: paths.event(trip.slug), location: trip.placeName ?? "" },
                  programmeSpecimen,
                )}
                downloadHref={paths.eventCalendar(trip.slug)}
                subscribe={{
                  feedUrl: paths.eventFeed(trip.slug),
                  chooseHref: paths.eventSubscribe(trip.slug),
                }}
              />
              <ShareMenu title={trip.title} url={paths.event(trip.slug)} />
            </>
          }
        />
        <Section title="Program" id="programme">
          <ProgrammeTimeline programme={programmeSpecimen} />
        </Section>
        <SpeakerList speakers={speakersOf(programmeSpecimen)} />
        <Section title="No programme">
          <ProgrammeTimeline programme={{ ...programmeSpecimen, days: [] }} />
        </Section>
      </Page>
      <Page width="wide">
        {[eventSpecimens.fair, eventSpecimens.cancelled].map((event) => (
          <EventPoster
            key={event.slug}
            event={event}
            now={specimenNow}
            registerHref={paths.register(event.slug)}
            organisationHref={paths.organisation(event.organisation.slug)}
          />
        ))}
      </Page>
      <Page width="wide">
        <Section title="Many events" id="many">
          <EventList {...link} events={many} />
        </Section>
        <Section title="One event" id="one">
          <EventList {...link} events={[eventSpecimens.breakfast]} showOrganisation={false} />
        </Section>
        <Section title="No event" id="none">
          <EventList {...link} events={[]} />
        </Section>
        <Section title="Finding events" id="finding">
          <div className="page-body">
            <BrowseParts />
          </div>
        </Section>
        <Section title="In somebody else's page" id="embedded">
          <EmbeddedEvent event={eventSpecimens.breakfast} now={specimenNow} />
          <EmbeddedEvents
            events={many.slice(0, 2)}
            organisation={trip.organisation}
            more
            now={specimenNow}
          />
          <EmbeddedEvents events={[]} organisation={null} more={false} now={specimenNow} />
        </Section>
        <Section title="Covers" id="covers">
          <div className="cover-wall">
            {hues.map((hue) => (
              <EventCover key={hue} id={`event ${hue}`} hue={hue} />
            ))}
          </div>
        </Section>
        <EventDocuments documents={documentSpecimens} hrefOf={() => "#documents"} />
        <Section title="Parts" id="parts">
          <div className="page-body">
            <Parts />
          </div>
        </Section>
      </Page>
      <Page
        width="form"
        hue={30}
        aside={
          <Section title="Aside">
            <p>Price and seats, always in view.</p>
          </Section>
        }
      >
        <Section title="Forms" id="forms">
          <div className="page-body">
            <Forms />
          </div>
        </Section>
      </Page>
      <Page width="wide" hue={trip.organisation.hue}>
        <CalendarShowroom />
        <AttendeeShowroom />
        <PriceShowroom />
        <PayShowroom />
        <OrganiserShowroom />
        <DraftsShowroom />
        <LettersShowroom />
      </Page>
      <ErrorSpecimens />
    </>
  );
}

function ErrorSpecimens() {
  return [404, 403, 410, 429, 500, 503].map((status) => (
    <ErrorPage
      key={status}
      status={status}
      homeHref={paths.home()}
      signInHref={paths.signIn()}
      here={paths.devUi()}
      reference="01J9Z3"
    />
  ));
}
