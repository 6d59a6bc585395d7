import { instantOf, wallTimeOf, addTime, minute } from "~/kernel/time";
import { thursday, wednesday } from "./demo-dates";
import { investorForum } from "./investor-forum";
import type { Frame, PlannedEvent, PlannedHub, PlannedOrder } from "./plan";
import { policyWebinar } from "./policy-webinar";
import { ordersOf } from "./turnout";

const timeZone = "Europe/Oslo";
const base = { language: "nb", timeZone, visibility: "public" } as const;
const garden = "Kornkammeret næringshage";

/** A business garden in the Hamar region: founders, and those who invest in them. */
export const kornkammeret: PlannedHub = {
  slug: "kornkammeret",
  name: garden,
  about:
    "Et felles tak for 38 små bedrifter ved Mjøsa. Vi hjelper folk i gang, og vi hjelper dem å finne hverandre.",
  city: "Hamar",
  language: "nb",
  timeZone,
  accentHue: 75,
  replyEmail: "hei@kornkammeret.example",
  members: [
    { name: "Kari Lindebråten", email: "kari@treff.example", role: "owner" },
    { name: "Amund Gjestvang", email: "amund@kornkammeret.example", role: "organiser" },
    { name: "Oda Røhnebæk", email: "oda@kornkammeret.example", role: "door-staff" },
    { name: "Steinar Opsahl-Lie", email: "steinar@kornkammeret.example", role: "viewer" },
  ],
  seller: { country: "NO", vatRegistered: true },
  networks: [{ name: "Bedrifter i næringshagen", kind: "members", companies: "all" }],
  venues: [
    {
      name: garden,
      address: "Siloveien 4",
      municipality: "Hamar",
      latitude: 60.7957,
      longitude: 11.0715,
      rooms: [
        { name: "Låven", capacity: 80 },
        { name: "Kornloftet", capacity: 30 },
      ],
    },
    {
      name: "Isbryterhallen",
      address: "Brygga 12",
      municipality: "Hamar",
      latitude: 60.7927,
      longitude: 11.0653,
    },
  ],
  series: [],
  companies: [
    { name: "Mjøsglimt Robotikk AS", ...at("Hamar", "Industri") },
    { name: "Låvebroen Mat AS", ...at("Stange", "Næringsmidler") },
    { name: "Kornblå Biotek AS", ...at("Hamar", "Bioteknologi") },
    { name: "Stangehøgda Treteknikk AS", ...at("Stange", "Trevare") },
    { name: "Øvre Bråten Sensor AS", ...at("Ringsaker", "Elektronikk") },
    { name: "Tømmerfløteren AS", ...at("Løten", "Skogbruk") },
    { name: "Solrenning Energi AS", ...at("Ringsaker", "Energi") },
    { name: "Ålreit Programvare AS", ...at("Hamar", "Programvare") },
    { name: "Skogsfiber Innovasjon AS", ...at("Løten", "Materialer") },
    { name: "Nattfrost Oppdrett AS", ...at("Ringsaker", "Akvakultur") },
    { name: "Brattbakken & Døtre Regnskap AS", ...at("Hamar", "Regnskap") },
    { name: "Isbrekka Kapital AS", ...at("Hamar", "Investering") },
    { name: "Furubotn Såkorn AS", ...at("Hamar", "Investering") },
    { name: "Innsjøen Inkubator AS", ...at("Hamar", "Næringsutvikling") },
    {
      name: "Samvirkeforetaket for Foredling av Korn, Belgvekster og Andre Planteproteiner ved Mjøsa SA",
      ...at("Stange", "Næringsmidler"),
    },
    { name: "Værnes & Ålien Værdata AS", ...at("Løten", "Programvare") },
  ],
  individuals: { nb: 96, sv: 10, en: 14 },
  eventsOf: (frame) => [
    breakfast(frame),
    openLine(frame),
    jobFair(frame),
    investorForum(frame),
    policyWebinar(frame),
  ],
};

function at(municipality: string, industry: string) {
  return { country: "NO", municipality, industry } as const;
}

function breakfast(frame: Frame): PlannedEvent {
  const { dates, crowd } = frame;
  const date = dates.meetingDay(12, wednesday);
  const clock = (time: string) => `${date}T${time}`;
  const host = "Låvebroen Mat AS";
  return {
    details: {
      ...base,
      kind: "breakfast-seminar",
      title: "Frokost på Låven: de første ti kundene",
      summary: "Tre gründere forteller hvem som kjøpte først, og hvorfor de kom tilbake.",
      description:
        "Fersk rundstykke, sterk kaffe og korte historier. Etterpå blir vi sittende så lenge vi har noe å snakke om.\n\nInngang fra gårdsplassen. Det er rampe på sida mot siloen.",
      startsAt: clock("08:00"),
      endsAt: clock("09:30"),
      placeName: garden,
      capacity: 48,
    },
    host,
    createdAt: dates.daysAgo(26),
    publishedAt: dates.daysAgo(25),
    sessions: [
      {
        kind: "meal",
        title: "Frokost",
        startsAt: clock("08:00"),
        endsAt: clock("08:20"),
        place: "Låven",
      },
      {
        kind: "talk",
        title: "Tre ganger ti kunder",
        speakers: [host, "Ålreit Programvare AS", "Solrenning Energi AS"]
          .map((name) => crowd.of(name)[0]?.name)
          .join("; "),
        startsAt: clock("08:20"),
        endsAt: clock("09:00"),
        place: "Låven",
      },
      {
        kind: "mingling",
        title: "Hvem kjenner noen som trenger det du lager?",
        startsAt: clock("09:00"),
        endsAt: clock("09:30"),
        place: "Kornloftet",
      },
    ],
    offer: {
      tickets: [
        {
          name: "Deltaker",
          description: "Frokost og kaffe. Bedrifter i næringshagen går gratis.",
          price: 19_000,
          vatCategory: "catering",
          memberPrice: 0,
          forMembersOf: "Bedrifter i næringshagen",
        },
        {
          name: "Student",
          description: "Vis studentbevis i døra.",
          vatCategory: "catering",
          places: 2,
        },
      ],
      codes: [{ kind: "percentage", code: "FØRSTEGANG", percent: 50, maxUses: 20 }],
    },
    orders: studying(
      ordersOf(frame, {
        timeZone,
        from: 23,
        until: 3,
        companies: [
          { company: host, seats: 2 },
          { company: "Stangehøgda Treteknikk AS", seats: 3, unnamed: 1 },
        ],
        singles: 14,
        fresh: [{ minutesAgo: 75, order: { single: true } }],
      }),
    ),
  };
}

/** The first two who come by themselves are students, and there are no more places for those. */
function studying(orders: readonly PlannedOrder[]): PlannedOrder[] {
  const students = orders
    .filter(({ contact, seats }) => contact.company === null && seats.length === 1)
    .slice(0, 2);
  return orders.map((order) =>
    students.includes(order)
      ? { ...order, seats: order.seats.map((seat) => ({ ...seat, chosen: { ticket: "Student" } })) }
      : order,
  );
}

/**
 * The event whose reminder goes out a few minutes after the first start. It stands at whatever hour that
 * makes, so it is one that has a reason to: a line to other time zones.
 */
function openLine(frame: Frame): PlannedEvent {
  const { dates, crowd } = frame;
  const startsAt = dates.openLine;
  const begin = instantOf(startsAt, timeZone) ?? dates.start;
  return {
    details: {
      ...base,
      kind: "member-meeting",
      title: "Åpen linje: kunder i andre tidssoner",
      summary:
        "Tre kvarter på nett, på et klokkeslett som passer noen langt borte. Kom og gå som du vil.",
      description:
        "Hver gang ringer vi opp noen som har kunder på en annen kant av kloden, når det er dag hos dem. Spør om toll, frakt, fakturaer og høflighet. Ingen lysbilder.",
      startsAt,
      endsAt: wallTimeOf(addTime(begin, 45 * minute), timeZone),
      onlineUrl: "https://nett.kornkammeret.example/aapen-linje",
      capacity: 30,
    },
    createdAt: dates.daysAgo(20),
    publishedAt: dates.daysAgo(19),
    sessions: [],
    orders: ordersOf(frame, {
      timeZone,
      from: 17,
      until: 3,
      singles: 8,
      among: crowd.everybody.filter(({ company }) => company !== null),
    }),
  };
}

function jobFair(frame: Frame): PlannedEvent {
  const { dates } = frame;
  const date = dates.meetingDay(46, thursday);
  const clock = (time: string) => `${date}T${time}`;
  return {
    details: {
      ...base,
      kind: "job-fair",
      title: "Jobbkveld ved Mjøsa",
      summary: "Tolv bedrifter som skal ansette det neste halvåret, og dem de leter etter.",
      description:
        "Kom med eller uten CV. Hver bedrift har et bord, en stol for deg og ti minutter.\n\nFlytter du til området, møter du også folk fra kommunene som svarer på spørsmål om barnehage, skole og bolig.",
      startsAt: clock("16:00"),
      endsAt: clock("19:00"),
      placeName: "Isbryterhallen",
      capacity: 300,
    },
    createdAt: dates.daysAgo(21),
    publishedAt: dates.daysAgo(20),
    sessions: [
      {
        kind: "mingling",
        title: "Runde én: bordene er åpne",
        startsAt: clock("16:00"),
        endsAt: clock("17:15"),
      },
      {
        kind: "talk",
        title: "Vi flyttet hit: tre korte historier",
        startsAt: clock("17:15"),
        endsAt: clock("17:45"),
      },
      {
        kind: "mingling",
        title: "Runde to: avtal et neste møte",
        startsAt: clock("17:45"),
        endsAt: clock("19:00"),
      },
    ],
    orders: ordersOf(frame, {
      timeZone,
      from: 18,
      until: 3,
      companies: [
        { company: "Mjøsglimt Robotikk AS", seats: 3, unnamed: 1 },
        { company: "Kornblå Biotek AS", seats: 2 },
        { company: "Solrenning Energi AS", seats: 2, unnamed: 1 },
      ],
      singles: 27,
      fresh: [{ minutesAgo: 640, order: { single: true } }],
    }),
  };
}
