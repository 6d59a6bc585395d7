import type { Frame, PlannedEvent } from "./plan";
import { ordersOf } from "./turnout";

const timeZone = "Europe/Oslo";

/** Free, online and large; young people are invited in particular. */
export function policyWebinar(frame: Frame): PlannedEvent {
  const { dates, crowd } = frame;
  const date = dates.webinar;
  const clock = (time: string) => `${date}T${time}`;
  return {
    details: {
      kind: "webinar",
      language: "nb",
      timeZone,
      title: "Tre minutter hver: politikerne pitcher for gründere",
      summary:
        "Hva vil de gjøre for at flere unge starter noe i distriktet? Du stemmer, de svarer.",
      description:
        "Seks politikere får tre minutter hver. Så er det du som spør. Er du under 25, går spørsmålet ditt først i køen.\n\nVi tar opp sendingen og deler den etterpå. Du kan være med uten kamera og uten navn på skjermen.",
      startsAt: clock("18:00"),
      endsAt: clock("19:30"),
      onlineUrl: "https://nett.kornkammeret.example/tre-minutter",
      capacity: 400,
      visibility: "public",
    },
    createdAt: dates.daysAgo(38),
    publishedAt: dates.daysAgo(37),
    sessions: [
      { kind: "talk", title: "Pitchene", startsAt: clock("18:00"), endsAt: clock("18:30") },
      {
        kind: "discussion",
        title: "Unge spør først",
        startsAt: clock("18:30"),
        endsAt: clock("19:10"),
      },
      {
        kind: "discussion",
        title: "Avstemning og siste ord",
        startsAt: clock("19:10"),
        endsAt: clock("19:30"),
      },
    ],
    orders: ordersOf(frame, {
      timeZone,
      from: 35,
      until: 3,
      companies: firms.map((company) => ({ company, seats: 5 })),
      singles: 83,
      among: crowd.individuals,
      fresh: [
        { minutesAgo: 31, order: { single: true } },
        { minutesAgo: 415, order: { single: true } },
      ],
    }),
  };
}

/** Those that come with whoever is young among them. */
const firms = [
  "Ålreit Programvare AS",
  "Mjøsglimt Robotikk AS",
  "Innsjøen Inkubator AS",
  "Værnes & Ålien Værdata AS",
  "Kornblå Biotek AS",
  "Solrenning Energi AS",
  "Nattfrost Oppdrett AS",
];
