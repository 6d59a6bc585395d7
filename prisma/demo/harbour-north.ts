import { addDays } from "~/kernel/time";
import { monday, wednesday } from "./demo-dates";
import type { Frame, PlannedEvent, PlannedHub, PlannedSession } from "./plan";
import { ordersOf, type CompanyTurnout } from "./turnout";

const timeZone = "Europe/Oslo";
const base = { language: "en", timeZone, placeName: "Pier Nine" } as const;
const teams = [
  "Tidewater Robotics AS",
  "Pinecone Health AS",
  "Fjordbyte AS",
  "Saltgrain Materials AS",
  "Good Lentil AS",
  "Quiet Ship AB",
  "Loopwear AS",
  "Amber Grid AS",
  "Second Shift Tools AB",
  "Øre for Lyd AS",
];

/** An accelerator in Oslo: a short, intensive programme for teams from everywhere, in English. */
export const harbourNorth: PlannedHub = {
  slug: "harbour-north",
  name: "Harbour North Accelerator",
  about:
    "Six weeks, twelve teams, one long table by the water in Oslo. Mentors, investors and a network that stays.",
  city: "Oslo",
  language: "en",
  timeZone,
  accentHue: 285,
  replyEmail: "hello@harbour-north.example",
  members: [
    { name: "Wanjiru Achterberg", email: "wanjiru@harbour-north.example", role: "owner" },
    { name: "Callum Petrescu", email: "callum@harbour-north.example", role: "organiser" },
    { name: "Hedda Rismyhr", email: "hedda@harbour-north.example", role: "door-staff" },
  ],
  networks: [{ name: "The present cohort", kind: "cohort", companies: "all" }],
  venues: [
    {
      name: "Pier Nine",
      address: "Nine Pier Street",
      municipality: "Oslo",
      latitude: 59.9037,
      longitude: 10.7441,
      rooms: [
        { name: "The long table", capacity: 30 },
        { name: "The boathouse", capacity: 120 },
      ],
    },
  ],
  series: [],
  companies: teams.map((name) => ({
    name,
    country: name.endsWith(" AB") ? "SE" : "NO",
    municipality: name.endsWith(" AB") ? "Göteborg" : "Oslo",
    industry: "Technology",
    people: 4,
  })),
  individuals: { en: 16, nb: 6, sv: 3 },
  eventsOf: (frame) => [openEvening(frame), cohort(frame)],
};

/** Six weeks: unlisted, for those who were invited to apply. */
function cohort(frame: Frame): PlannedEvent {
  const { dates } = frame;
  const first = dates.meetingDay(36, monday);
  const last = addDays(first, 38);
  const on = (week: number, weekday: number, from: string, until: string) => {
    const date = addDays(first, (week - 1) * 7 + weekday - 1);
    return { startsAt: `${date}T${from}`, endsAt: `${date}T${until}` };
  };
  const sessions: PlannedSession[] = [
    {
      kind: "mingling",
      title: "Breakfast, and who is who",
      ...on(1, 1, "09:00", "10:30"),
      place: "The long table, Pier Nine",
    },
    {
      kind: "workshop",
      title: "Strategy: what would have to be true?",
      description: "Bring the one assumption you would rather not test.",
      ...on(1, 1, "10:30", "15:00"),
    },
    { kind: "discussion", title: "Mentor hours, first round", ...on(2, 3, "13:00", "17:00") },
    {
      kind: "talk",
      title: "Selling in Stockholm, Berlin and Nairobi",
      description: "Three founders from the network, on the line and in the room.",
      ...on(3, 2, "16:00", "17:30"),
    },
    {
      kind: "workshop",
      title: "The numbers an investor asks for first",
      ...on(4, 3, "09:00", "12:00"),
    },
    { kind: "discussion", title: "Mentor hours, second round", ...on(5, 3, "13:00", "17:00") },
    { kind: "workshop", title: "Pitch to each other, twice", ...on(6, 2, "10:00", "15:00") },
    {
      kind: "talk",
      title: "Demo night",
      description: "Four minutes each. Friends, family and forty investors.",
      ...on(6, 4, "17:00", "20:00"),
      place: "The boathouse, Pier Nine",
    },
  ];
  return {
    details: {
      ...base,
      kind: "accelerator",
      title: "Harbour North: the six-week programme",
      summary: "Mentors, an international network and a dialogue that prepares you for investors.",
      description:
        "Two people from each team, in the room, for everything in the programme. The weeks between are for doing it.\n\nApply as a team. We look for people who finish things, and for ideas that travel.",
      startsAt: `${first}T09:00`,
      endsAt: `${last}T20:00`,
      capacity: 24,
      visibility: "unlisted",
      requiresApproval: true,
    },
    createdAt: dates.daysAgo(39),
    publishedAt: dates.daysAgo(38),
    sessions,
    orders: ordersOf(frame, {
      timeZone,
      from: 36,
      until: 4,
      companies: teams.map((company): CompanyTurnout => ({ company, seats: 2 })),
      singles: 2,
      among: frame.crowd.individuals,
    }).map((order) =>
      // The teams are in; the two who applied by themselves are still being talked to.
      order.contact.company
        ? { ...order, verdict: { verb: "approve", at: dates.daysAgo(3) } }
        : order,
    ),
  };
}

function openEvening(frame: Frame): PlannedEvent {
  const { dates } = frame;
  const date = dates.meetingDay(13, wednesday);
  const at = (clock: string) => `${date}T${clock}`;
  return {
    details: {
      ...base,
      kind: "member-meeting",
      title: "Open evening: meet the mentors",
      summary:
        "Soup, short stories and twelve mentors who like difficult questions. Open to everyone.",
      description:
        "Thinking of applying, or just new in town? Come and eat with us. Each mentor has a table with a sign; sit down where the sign makes you curious.\n\nStep-free entrance from the quay. English all evening, Scandinavian at some tables.",
      startsAt: at("18:00"),
      endsAt: at("20:30"),
      capacity: 90,
      visibility: "public",
    },
    createdAt: dates.daysAgo(19),
    publishedAt: dates.daysAgo(18),
    sessions: [
      { kind: "meal", title: "Soup by the window", startsAt: at("18:00"), endsAt: at("18:45") },
      {
        kind: "talk",
        title: "Three teams, one mistake each",
        startsAt: at("18:45"),
        endsAt: at("19:15"),
      },
      { kind: "mingling", title: "Tables with signs", startsAt: at("19:15"), endsAt: at("20:30") },
    ],
    orders: ordersOf(frame, {
      timeZone,
      from: 16,
      until: 3,
      singles: 21,
      fresh: [{ minutesAgo: 205, order: { single: true } }],
    }),
  };
}
