import { addTime, day } from "~/kernel/time";
import { paths } from "~/paths";
import { Masthead } from "~/ui/masthead";
import { noFilters, type EventFilters } from "../domain/event-filters";
import type { FilterOptions } from "../queries/filter-options.server";
import type { HostTurn } from "../queries/series-page.server";
import { ChosenFilters } from "./chosen-filters";
import { EventCover } from "./event-cover";
import { EventFinder } from "./event-finder";
import { EventIndex } from "./event-index";
import { EventMonths } from "./event-months";
import { eventSpecimens, specimenNow } from "./event-specimens";
import { HostRota } from "./host-rota";
import { NothingFound } from "./nothing-found";
import { SeriesList } from "./series-list";

const options: FilterOptions = {
  kinds: ["breakfast-seminar", "study-trip", "webinar"],
  places: [
    { value: "as", label: "Ås" },
    { value: "moss", label: "Moss" },
  ],
  organisers: [{ value: "ostviken", label: "Østviken regionsamarbeid" }],
  months: ["2027-09", "2027-10"],
  chosen: { place: "as", organiser: null },
  anyPast: true,
};

const narrowed: EventFilters = { ...noFilters, q: "frokst", kind: "study-trip", place: "as" };

const turns: readonly HostTurn[] = (["done", "cancelled", "next", "later"] as const).map(
  (state, place) => ({
    slug: state,
    host: place === 2 ? "Øvre Romerike Næringseiendomsutvikling AS" : "Gnistan Svets & Plåt AB",
    startsAt: addTime(specimenNow, (place - 1) * 30 * day),
    timeZone: "Europe/Oslo",
    state,
  }),
);

/** What the front page and the pages of organisations and series are made of, for the showroom. */
export function BrowseParts() {
  const events = Object.values(eventSpecimens);
  const list = { now: specimenNow, hrefOf: () => paths.devUi() };
  const filtering = { options, hrefOf: () => paths.devUi() };
  const series = { slug: "visit-us", title: "Visit Us", description: "En frokost i måneden." };
  return (
    <>
      <Masthead
        kicker="Moss"
        title="Østviken regionsamarbeid"
        picture={<EventCover id="ostviken" hue={205} />}
      >
        <p>Ti kommuner som løser oppgaver sammen.</p>
      </Masthead>
      <EventFinder filters={narrowed} options={options} lang={null} />
      <ChosenFilters filters={narrowed} {...filtering} />
      <NothingFound filters={narrowed} {...filtering} />
      <NothingFound filters={{ ...noFilters, when: "past" }} {...filtering} />
      <EventMonths {...list} events={events} />
      <EventIndex {...list} events={events} />
      <SeriesList
        {...list}
        series={[
          { ...series, next: eventSpecimens.trip },
          { ...series, slug: "quiet", next: null },
        ]}
      />
      <HostRota turns={turns} hrefOf={() => paths.devUi()} />
    </>
  );
}
