import { tuesday } from "./demo-dates";
import type { Frame, PlannedEvent, PlannedHub } from "./plan";
import { ordersOf } from "./turnout";

const timeZone = "Europe/Oslo";
const house = "Elvekroken";

/** An association whose members come from business, research, education and the public sector. */
export const kunnskapskroken: PlannedHub = {
  slug: "kunnskapskroken",
  name: "Kunnskapskroken",
  about:
    "Et medlemslag for bedrifter, forskere, skoler og det offentlige på Romerike. Vi møtes for å bli flere, og for å vite mer om hverandre.",
  city: "Lillestrøm",
  language: "nb",
  timeZone,
  accentHue: 150,
  replyEmail: "post@kunnskapskroken.example",
  members: [
    { name: "Gaute Sveum", email: "gaute@kunnskapskroken.example", role: "owner" },
    { name: "Frøydis Kleppen", email: "froydis@kunnskapskroken.example", role: "organiser" },
  ],
  networks: [{ name: "Medlemmer", kind: "members", companies: "all" }],
  venues: [
    {
      name: house,
      address: "Elvekroken 5",
      municipality: "Lillestrøm",
      latitude: 59.9558,
      longitude: 11.0493,
    },
  ],
  series: [],
  companies: [
    { name: "Kvantesprang Måleteknikk AS", ...trade("Elektronikk") },
    { name: "Romerik Helseteknologi AS", ...trade("Helse") },
    { name: "Blåtime Arkitekter AS", ...trade("Arkitektur") },
    { name: "Åpen Kode Øst AS", ...trade("Programvare") },
    { name: "Messebua Arrangement AS", ...trade("Arrangement") },
    { name: "Flomvakt AS", ...trade("Klimatilpasning") },
    { name: "Studentbyen Kaffebrenneri AS", ...trade("Næringsmidler") },
    { name: "Øst for Øyeren Studieforbund", ...trade("Utdanning") },
  ],
  individuals: { nb: 6, sv: 2 },
  eventsOf: (frame) => [pastMeeting(frame), memberMeeting(frame)],
};

function trade(industry: string) {
  return { country: "NO", municipality: "Lillestrøm", industry } as const;
}

function pastMeeting(frame: Frame): PlannedEvent {
  const { dates } = frame;
  const date = dates.meetingDay(-24, tuesday);
  const since = dates.daysSince(date);
  return {
    ...meeting(date, {
      title: "Medlemsmøte: hva gjør naboen din?",
      summary: "Åtte medlemmer, fem minutter hver. Etterpå bytter vi bord.",
      description:
        "Vi tar det stående, med suppe. Målet er at du går hjem med to navn du ikke hadde.",
    }),
    createdAt: dates.daysAgo(since + 30),
    publishedAt: dates.daysAgo(since + 29),
    orders: ordersOf(frame, {
      timeZone,
      from: since + 26,
      until: since + 2,
      companies: kunnskapskroken.companies
        .slice(0, 6)
        .map(({ name }) => ({ company: name, seats: 3 })),
      singles: 12,
    }),
  };
}

function memberMeeting(frame: Frame): PlannedEvent {
  const { dates } = frame;
  return {
    ...meeting(dates.meetingDay(10, tuesday), {
      title: "Medlemsmøte: dobbelt så mange om tre år",
      summary:
        "Hvem mangler rundt bordet, og hva skulle til for at de kom? Ta med én som ikke er medlem.",
      description:
        "Vi vil bli dobbelt så mange på tre år, og nyttigere for dem som alt er her. Kort innledning, så arbeid ved bordene. Forslagene går rett til styret.\n\nDet er gratis for alle, også den du tar med.",
    }),
    createdAt: dates.daysAgo(22),
    publishedAt: dates.daysAgo(21),
    orders: ordersOf(frame, {
      timeZone,
      from: 20,
      until: 3,
      companies: [
        { company: "Flomvakt AS", seats: 3, unnamed: 1 },
        { company: "Blåtime Arkitekter AS", seats: 2 },
      ],
      singles: 15,
      fresh: [{ minutesAgo: 1120, order: { single: true } }],
    }),
  };
}

function meeting(
  date: string,
  words: Pick<PlannedEvent["details"], "title" | "summary" | "description">,
) {
  const clock = (time: string) => `${date}T${time}`;
  return {
    details: {
      ...words,
      kind: "member-meeting",
      language: "nb",
      timeZone,
      startsAt: clock("17:00"),
      endsAt: clock("19:30"),
      placeName: house,
      capacity: 70,
      visibility: "public",
    },
    sessions: [
      { kind: "meal", title: "Suppe og brød", startsAt: clock("17:00"), endsAt: clock("17:40") },
      { kind: "talk", title: "Kort innledning", startsAt: clock("17:40"), endsAt: clock("18:00") },
      {
        kind: "workshop",
        title: "Ved bordene, to runder",
        startsAt: clock("18:00"),
        endsAt: clock("19:00"),
      },
      {
        kind: "mingling",
        title: "De to navnene du skal ha med hjem",
        startsAt: clock("19:00"),
        endsAt: clock("19:30"),
      },
    ],
  } as const satisfies Pick<PlannedEvent, "details" | "sessions">;
}
