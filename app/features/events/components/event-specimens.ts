import type { EventCard } from "../domain/event-card";
import type { DocumentLine } from "../domain/file-words";

/** When the showroom's clock stands: fixed, so that its pictures can be compared. */
export const specimenNow = new Date("2027-06-01T08:00:00Z");

const trip: EventCard = {
  slug: "studietur-moss",
  kind: "study-trip",
  title: "Studietur til Moss og Ås",
  summary: "To dager for faggruppene: snakke sammen mer enn å lytte, og se hva naboene får til.",
  startsAt: new Date("2027-09-01T08:00:00Z"),
  endsAt: new Date("2027-09-02T13:00:00Z"),
  timeZone: "Europe/Oslo",
  placeName: "Moss kulturhus",
  online: false,
  organisation: { slug: "ostviken", name: "Østviken regionsamarbeid", hue: 205 },
  hostCompany: null,
  cover: null,
  capacity: 40,
  seatsLeft: 12,
  waitlist: true,
  status: "published",
  registration: "open",
};

/** Events in every state, with names as long as they get. */
export const eventSpecimens = {
  trip,
  breakfast: {
    ...trip,
    slug: "frukost-oktober",
    kind: "breakfast-seminar",
    title: "Frukost hos Mälardalens Automation",
    summary: "En timme, en fabrik och tio minuter med var och en.",
    startsAt: new Date("2027-10-07T05:30:00Z"),
    endsAt: new Date("2027-10-07T07:00:00Z"),
    timeZone: "Europe/Stockholm",
    placeName: "Västerås",
    organisation: { slug: "visit-us", name: "Visit Us", hue: 28 },
    hostCompany: "Mälardalens Automation AB",
    seatsLeft: 1,
  },
  webinar: {
    ...trip,
    slug: "webinar-august",
    kind: "webinar",
    title: "Næringspolitisk kandidatutspørring om etablererveiledningstjenesten",
    summary: "",
    startsAt: new Date("2027-08-19T10:00:00Z"),
    endsAt: new Date("2027-08-19T11:00:00Z"),
    placeName: null,
    online: true,
    organisation: { slug: "lillestrom", name: "Lillestrøm næringsforening", hue: 300 },
    capacity: null,
    seatsLeft: null,
  },
  forum: {
    ...trip,
    slug: "investorforum-hamar",
    kind: "investor-forum",
    title: "Investorforum Innlandet",
    startsAt: new Date("2027-06-10T07:00:00Z"),
    endsAt: new Date("2027-06-10T14:30:00Z"),
    placeName: "Hamar kulturhus, Kirsten Flagstad-salen",
    online: true,
    organisation: {
      slug: "hamarregionen",
      name: "Hamarregionen næringshage og inkubator",
      hue: 150,
    },
    seatsLeft: 0,
    registration: "waitlist",
  },
  fair: {
    ...trip,
    slug: "job-fair",
    kind: "job-fair",
    title: "Job Fair for Engineers",
    startsAt: new Date("2028-02-03T09:00:00Z"),
    endsAt: new Date("2028-02-04T15:00:00Z"),
    placeName: "London",
    timeZone: "Europe/London",
    organisation: { slug: "visit-us", name: "Visit Us", hue: 75 },
    seatsLeft: 90,
    registration: "not-yet",
  },
  cancelled: {
    ...trip,
    slug: "medlemsmote",
    kind: "member-meeting",
    title: "Medlemsmøte med omvisning",
    startsAt: new Date("2027-06-17T15:00:00Z"),
    endsAt: new Date("2027-06-17T17:00:00Z"),
    organisation: { slug: "lillestrom", name: "Lillestrøm næringsforening", hue: 300 },
    status: "cancelled",
    registration: "closed",
  },
  draft: { ...trip, slug: "utkast", status: "draft", registration: "closed" },
} as const satisfies Record<string, EventCard>;

const leaflet: DocumentLine = {
  id: "leaflet",
  hash: "0a1b2c3d4e5f",
  title: "Praktisk informasjon",
  fileName: "praktisk.pdf",
  size: 84_000,
  audience: "everyone",
};

/** Documents of several kinds, small and large, with a name as long as they get. */
export const documentSpecimens: readonly DocumentLine[] = [
  leaflet,
  {
    ...leaflet,
    id: "slides",
    title:
      "Presentasjon: Næringsutviklingsstrategi for Østlandsregionens samarbeidskommuner, andre utkast etter høringen",
    fileName: "presentasjon.pptx",
    size: 18_400_000,
  },
  { ...leaflet, id: "map", title: "Kart over området", fileName: "kart.png", size: 1_240_000 },
];
