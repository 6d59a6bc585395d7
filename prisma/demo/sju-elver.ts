import { thursday, tuesday } from "./demo-dates";
import { longName } from "./names";
import type { Frame, PlannedEvent, PlannedHub, PlannedSession } from "./plan";
import { groups, studyTrip } from "./study-trip";
import { ordersOf } from "./turnout";

const timeZone = "Europe/Oslo";
const base = { language: "nb", timeZone, visibility: "public" } as const;
const secretariat = "Sju Elver sekretariat";

/** A partnership of municipalities: the study trip, and the meetings between. */
export const sjuElver: PlannedHub = {
  slug: "sju-elver",
  name: "Sju Elver kommunesamarbeid",
  about:
    "Ti kommuner langs sju elver som løser oppgaver sammen. Fagnettverkene våre møtes på nett hver måned og reiser ut sammen én gang i året.",
  city: "Elvestad",
  language: "nb",
  timeZone,
  accentHue: 225,
  replyEmail: "post@sju-elver.example",
  members: [
    { name: "Kari Lindebråten", email: "kari@treff.example", role: "owner" },
    { name: "Sverre Myhre Tangerud", email: "sverre@sju-elver.example", role: "organiser" },
    { name: "Unni Grindaker", email: "unni@sju-elver.example", role: "viewer" },
    { name: "Brage Narum", email: "brage@sju-elver.example", role: "door-staff" },
  ],
  networks: groups.map((name) => ({ name, kind: "specialist-group" })),
  venues: [
    {
      name: "Moss Kulturhus",
      address: "Moss sentrum",
      municipality: "Moss",
      latitude: 59.434,
      longitude: 10.659,
    },
    {
      name: "Refsnes Gods",
      address: "Jeløy",
      municipality: "Moss",
      latitude: 59.445,
      longitude: 10.615,
    },
    {
      name: "NMBU",
      address: "Campus Ås",
      municipality: "Ås",
      latitude: 59.6655,
      longitude: 10.769,
    },
    {
      name: "Elvestad rådhus",
      address: "Elvegata 7",
      municipality: "Elvestad",
      latitude: 60.946,
      longitude: 11.441,
      rooms: [
        { name: "Formannskapssalen", capacity: 40 },
        { name: "Kommunestyresalen", capacity: 90 },
      ],
    },
  ],
  series: [],
  companies: [
    { name: "Elvestad kommune", ...municipality("Elvestad"), people: 9, fourth: longName },
    { name: "Granvåg kommune", ...municipality("Granvåg"), people: 8 },
    { name: "Sørhøgda kommune", ...municipality("Sørhøgda"), people: 8 },
    { name: "Nordre Furudal kommune", ...municipality("Nordre Furudal") },
    { name: "Lauvhaug kommune", ...municipality("Lauvhaug") },
    { name: "Bjørkesjø kommune", ...municipality("Bjørkesjø") },
    { name: "Tangvika kommune", ...municipality("Tangvika") },
    { name: "Storhavn kommune", ...municipality("Storhavn") },
    { name: "Åmyra kommune", ...municipality("Åmyra") },
    { name: "Øvre Fagerelv kommune", ...municipality("Øvre Fagerelv") },
    {
      name: secretariat,
      country: "NO",
      municipality: "Elvestad",
      industry: "Offentlig administrasjon",
    },
    {
      name: "Furudal Utvikling KF",
      country: "NO",
      municipality: "Nordre Furudal",
      industry: "Næringsutvikling",
    },
    {
      name: "Granvåg Havn KF",
      country: "NO",
      municipality: "Granvåg",
      industry: "Transport og havn",
    },
    {
      name: "Fagerelv Kulturhus KF",
      country: "NO",
      municipality: "Øvre Fagerelv",
      industry: "Kultur",
    },
    {
      name: "Kompetansesenteret for Samskapt Stedsutvikling, Byvekst og Grønn Omstilling i Distriktene SA",
      country: "NO",
      municipality: "Sørhøgda",
      industry: "Forskning og utvikling",
    },
  ],
  individuals: {},
  eventsOf: (frame) => [
    studyTrip(frame),
    groupMeeting(frame),
    climateDay(frame),
    busMeeting(frame),
  ],
};

function municipality(name: string) {
  return { country: "NO", municipality: name, industry: "Offentlig administrasjon" } as const;
}

/** Thursday 13–15, online: fifteen from the municipalities and three from the secretariat, and then it is full. */
function groupMeeting(frame: Frame): PlannedEvent {
  const { dates, crowd } = frame;
  const date = dates.meetingDay(9, thursday);
  const at = (clock: string) => `${date}T${clock}`;
  const agenda: PlannedSession[] = [
    {
      kind: "discussion",
      title: "1. Velkommen, og referatet fra sist",
      startsAt: at("13:00"),
      endsAt: at("13:10"),
    },
    {
      kind: "discussion",
      title: "2. Tre minutter hver rundt bordet",
      description: "Én ting som virker hos dere, og én ting dere trenger hjelp til.",
      startsAt: at("13:10"),
      endsAt: at("14:05"),
    },
    {
      kind: "talk",
      title: "3. Førstelinjen for gründere: hva spør de om?",
      speakers: crowd.of("Furudal Utvikling KF")[0]?.name,
      startsAt: at("14:05"),
      endsAt: at("14:30"),
    },
    {
      kind: "discussion",
      title: "4. Studieturen til Moss og Ås",
      description: "Hvem forbereder hva til fagmøtene begge dager?",
      startsAt: at("14:30"),
      endsAt: at("14:50"),
    },
    {
      kind: "discussion",
      title: "5. Eventuelt og neste møte",
      startsAt: at("14:50"),
      endsAt: at("15:00"),
    },
  ];
  return {
    details: {
      ...base,
      kind: "group-meeting",
      title: "Fagnettverk næring: møte på nett",
      summary: "To timer om det som rører seg i kommunene. Tre minutter til hver rundt bordet.",
      description:
        "Sakene er nummerert. Har du noe til eventuelt, send det til sekretariatet dagen før.\n\nReferatet kommer samme uke: hvem som var til stede, hva som ble sagt og hva vi ble enige om.",
      startsAt: at("13:00"),
      endsAt: at("15:00"),
      onlineUrl: "https://mote.sju-elver.example/fagnettverk-naering",
      capacity: 18,
      visibility: "unlisted",
    },
    createdAt: dates.daysAgo(24),
    publishedAt: dates.daysAgo(23),
    sessions: agenda,
    orders: ordersOf(frame, {
      timeZone,
      from: 21,
      until: 3,
      companies: [{ company: secretariat, seats: 3 }],
      singles: 15,
      among: crowd.everybody.filter(({ company }) => company?.endsWith(" kommune")),
    }),
  };
}

/** A draft somebody is still working at. */
function climateDay({ dates }: Frame): PlannedEvent {
  const date = dates.meetingDay(74, tuesday);
  const at = (clock: string) => `${date}T${clock}`;
  return {
    details: {
      ...base,
      kind: "group-meeting",
      title: "Fagdag: klima i arealplanen",
      summary: "Hva gjør vi når vannet stiger og planen er ti år gammel?",
      startsAt: at("09:00"),
      endsAt: at("15:00"),
      placeName: "Elvestad rådhus",
      capacity: 60,
    },
    createdAt: dates.daysAgo(5),
    sessions: [
      {
        kind: "mingling",
        title: "Kaffe og registrering",
        startsAt: at("09:00"),
        endsAt: at("09:30"),
      },
      {
        kind: "talk",
        title: "Flomkartet vi har, og det vi trenger",
        startsAt: at("09:30"),
        endsAt: at("10:15"),
      },
      { kind: "meal", title: "Lunsj", startsAt: at("11:30"), endsAt: at("12:15") },
    ],
    orders: [],
  };
}

/** Called off, and everybody told. */
function busMeeting(frame: Frame): PlannedEvent {
  const { dates } = frame;
  const date = dates.meetingDay(18, tuesday);
  return {
    details: {
      ...base,
      kind: "group-meeting",
      title: "Innspillsmøte om bussrutene mellom kommunene",
      summary:
        "Hvilke avganger mangler dere, og hvilke kjører tomme? Ta med tall fra egen kommune.",
      startsAt: `${date}T18:00`,
      endsAt: `${date}T20:00`,
      placeName: "Elvestad rådhus",
      capacity: 50,
    },
    createdAt: dates.daysAgo(32),
    publishedAt: dates.daysAgo(31),
    cancelledAt: dates.daysAgo(6),
    sessions: [],
    orders: ordersOf(frame, {
      timeZone,
      from: 30,
      until: 8,
      companies: [{ company: "Granvåg Havn KF", seats: 3, unnamed: 1 }],
      singles: 8,
    }),
  };
}
