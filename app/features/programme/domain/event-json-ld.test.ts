import { expect, test } from "vitest";
import { breadcrumbJsonLd, eventJsonLd, type PublishedEvent } from "./event-json-ld";
import type { ProgrammeSession } from "./programme";

const session: ProgrammeSession = {
  id: "s",
  kind: "talk",
  title: "Åpning",
  description: "",
  speakers: "",
  startsAt: new Date("2027-09-01T08:00:00Z"),
  startZone: "Europe/Oslo",
  endsAt: new Date("2027-09-01T09:00:00Z"),
  endZone: "Europe/Oslo",
  place: null,
  toPlace: null,
  trackId: null,
  network: null,
  signUp: false,
  cancelled: false,
};

const event: PublishedEvent = {
  card: {
    slug: "tur",
    kind: "study-trip",
    title: "Studietur",
    summary: "",
    startsAt: new Date("2027-09-01T08:00:00Z"),
    endsAt: new Date("2027-12-02T14:00:00Z"),
    timeZone: "Europe/Oslo",
    placeName: "Moss kulturhus",
    online: false,
    organisation: { slug: "hub", name: "Hub", hue: 200 },
    hostCompany: null,
    capacity: 40,
    seatsLeft: 12,
    waitlist: true,
    status: "published",
    registration: "open",
    cover: null,
  },
  description: "To dager.",
  language: "nb",
  venue: {
    name: "Moss kulturhus",
    address: "Kirkegata 4",
    municipality: "Moss",
    latitude: 59.43,
    longitude: 10.65,
  },
  tickets: [
    {
      name: "Deltaker",
      totalMinor: 125_050,
      currency: "NOK",
      availability: "InStock",
      validFrom: new Date("2027-05-03T06:00Z"),
      validThrough: null,
    },
  ],
  programme: { timeZone: "Europe/Oslo", tracks: [], days: [] },
  addresses: {
    page: "https://treff.example/e/tur",
    register: "https://treff.example/e/tur/register",
    organisation: "https://treff.example/o/hub",
    picture: "https://treff.example/e/tur/share.png?lang=nb",
  },
};

const withCard = (card: Partial<PublishedEvent["card"]>): PublishedEvent => ({
  ...event,
  card: { ...event.card, ...card },
});

test("an event says when, where, by whom and for how much", () => {
  expect(eventJsonLd(event)).toEqual({
    "@type": "Event",
    "@id": "https://treff.example/e/tur",
    name: "Studietur",
    description: "To dager.",
    url: "https://treff.example/e/tur",
    image: ["https://treff.example/e/tur/share.png?lang=nb"],
    // Summer time at the one end, winter time at the other.
    startDate: "2027-09-01T10:00:00+02:00",
    endDate: "2027-12-02T15:00:00+01:00",
    eventStatus: "https://schema.org/EventScheduled",
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    location: {
      "@type": "Place",
      name: "Moss kulturhus",
      address: {
        "@type": "PostalAddress",
        streetAddress: "Kirkegata 4",
        addressLocality: "Moss",
      },
      geo: { "@type": "GeoCoordinates", latitude: 59.43, longitude: 10.65 },
    },
    organizer: { "@type": "Organization", name: "Hub", url: "https://treff.example/o/hub" },
    inLanguage: "nb",
    maximumAttendeeCapacity: 40,
    offers: [
      {
        "@type": "Offer",
        name: "Deltaker",
        url: "https://treff.example/e/tur/register",
        price: "1250.50",
        priceCurrency: "NOK",
        availability: "https://schema.org/InStock",
        validFrom: "2027-05-03T08:00:00+02:00",
      },
    ],
  });
});

test.each([
  [{ status: "cancelled", registration: "closed" }, "EventCancelled", "SoldOut"],
  [{ registration: "waitlist" }, "EventScheduled", "SoldOut"],
  [{ status: "archived", registration: "closed" }, "EventScheduled", "SoldOut"],
] as const)("%j is %s, %s", (card, status, availability) => {
  expect(eventJsonLd(withCard(card))).toMatchObject({
    eventStatus: `https://schema.org/${status}`,
    offers: [{ availability: `https://schema.org/${availability}` }],
  });
});

test("what is online is found at the page, never at the room", () => {
  const online = { ...withCard({ online: true, placeName: null }), venue: null };
  expect(eventJsonLd(online)).toMatchObject({
    eventAttendanceMode: "https://schema.org/OnlineEventAttendanceMode",
    location: { "@type": "VirtualLocation", url: "https://treff.example/e/tur" },
  });
  expect(eventJsonLd(withCard({ online: true }))).toMatchObject({
    eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
    location: [{ "@type": "Place" }, { "@type": "VirtualLocation" }],
  });
});

test("without a venue or a description nothing is made up", () => {
  const bare = eventJsonLd({ ...event, venue: null, description: "" });
  expect(bare).not.toHaveProperty("location");
  expect(bare).not.toHaveProperty("description");
});

function withSessions(sessions: readonly ProgrammeSession[]): PublishedEvent {
  const days = [{ date: "2027-09-01", title: "", sessions }];
  return { ...event, programme: { ...event.programme, days } };
}

test("sessions are sub-events, each on its own clock; legs and pauses are not", () => {
  const { subEvent } = eventJsonLd(
    withSessions([
      session,
      { ...session, kind: "meal", title: "Lunsj" },
      { ...session, title: "Avlyst", cancelled: true, place: "Storsalen" },
      { ...session, title: "I London", endZone: "Europe/London" },
    ]),
  ) as { subEvent: Record<string, unknown>[] };
  expect(subEvent.map(({ name }) => name)).toEqual(["Åpning", "Avlyst", "I London"]);
  expect(subEvent[0]).toMatchObject({ location: { name: "Moss kulturhus" } });
  expect(subEvent[1]).toMatchObject({
    eventStatus: "https://schema.org/EventCancelled",
    location: { name: "Storsalen" },
  });
  expect(subEvent[2]).toMatchObject({ endDate: "2027-09-01T10:00:00+01:00" });
});

test("one session adds nothing, and sixty are cut", () => {
  expect(eventJsonLd(withSessions([session]))).not.toHaveProperty("subEvent");
  const { subEvent } = eventJsonLd(withSessions(Array.from({ length: 60 }, () => session)));
  expect(subEvent).toHaveLength(40);
});

test("breadcrumbs are counted from 1", () => {
  const crumbs = breadcrumbJsonLd([
    { name: "Hub", url: "https://treff.example/o/hub" },
    { name: "Tur", url: "https://treff.example/e/tur" },
  ]);
  expect(crumbs["itemListElement"]).toMatchObject([{ position: 1 }, { position: 2 }]);
});
