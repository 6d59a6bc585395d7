import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { EmbeddedEvent } from "~/features/events/components/embedded-event";
import { EmbeddedEvents } from "~/features/events/components/embedded-events";
import { EventCover } from "~/features/events/components/event-cover";
import { EventList } from "~/features/events/components/event-list";
import { EventPoster } from "~/features/events/components/event-poster";
import { eventSpecimens, specimenNow } from "~/features/events/components/event-specimens";
import { ProgrammeTimeline } from "~/features/programme/components/programme-timeline";
import { programmeSpecimen } from "~/features/programme/components/programme-specimen";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/button";
import { hues } from "~/ui/hues";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";
import { ErrorPage } from "~/ui/shell/error-page";
import { Forms } from "~/ui/showroom/forms";
import { Parts } from "~/ui/showroom/parts";

export const meta: MetaFunction = () => [
  { title: "Showroom – Treff" },
  { name: "robots", content: "noindex" },
];

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
          actions={
            <ButtonLink look="plain" icon="calendar-add" href={paths.eventCalendar(trip.slug)}>
              Legg i kalenderen
            </ButtonLink>
          }
        />
        <Section title="Program" id="programme">
          <ProgrammeTimeline programme={programmeSpecimen} />
        </Section>
        <Section title="No programme">
          <ProgrammeTimeline programme={{ ...programmeSpecimen, days: [] }} />
        </Section>
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
