import { eventSpecimens } from "~/features/events/components/event-specimens";
import { programmeSpecimen } from "~/features/programme/components/programme-specimen";
import { Section } from "~/ui/section";
import { addEntries, ownEntries, type AddedEvent } from "../domain/add-links";
import { AddToCalendar } from "./add-to-calendar";
import { FeedAddress } from "./feed-address";
import { FeedChooser } from "./feed-chooser";
import { ChosenFeed, SubscribePanel } from "./subscribe-panel";

const feed = "https://treff.example/feeds/5Xq9mZr2c8PwJ4tLkA7nVb3sYd6Hf1Qe";
const { trip } = eventSpecimens;
const added: AddedEvent = {
  ...trip,
  url: "https://treff.example/e/studietur",
  location: trip.placeName ?? "",
};
const entries = ownEntries(added, programmeSpecimen);
const choice = { group: null, kinds: ["meal"], language: "nb" } as const;

/** Every way into a calendar, in every state. */
export function CalendarShowroom() {
  return (
    <Section title="Calendars" id="calendars">
      <div className="page-body">
        <AddToCalendar
          entries={addEntries(added, programmeSpecimen)}
          downloadHref="#calendars"
          subscribe={{ feedUrl: `${feed}.ics`, chooseHref: "#calendars" }}
        />
        <SubscribePanel feedUrl={`${feed}.ics`} chooseHref="#calendars" />
        <FeedChooser
          subject={{
            kinds: ["talk", "meal", "transport", "mingling"],
            groups: [{ id: "g1", name: "Faggruppe næring" }],
            of: "sessions",
          }}
          choice={choice}
        />
        <FeedChooser subject={{ kinds: ["webinar"], groups: [], of: "events" }} choice={choice} />
        <ChosenFeed feedUrl={`${feed}.ics`} jsonHref="#calendars" name={trip.title} />
        <FeedAddress
          feedUrl={`${feed}.ics`}
          title={trip.title}
          entries={entries}
          downloadHref="#calendars"
          channel="feed"
        >
          {null}
        </FeedAddress>
        <FeedAddress
          feedUrl={null}
          title={trip.title}
          entries={entries}
          downloadHref="#calendars"
          channel="by-hand"
        >
          {null}
        </FeedAddress>
      </div>
    </Section>
  );
}
