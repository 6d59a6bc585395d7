import type { IsoDate } from "~/kernel/time";
import type { Frame, PlannedEvent, PlannedHub } from "./plan";
import { ordersOf, type CompanyTurnout, type Turnout } from "./turnout";

const timeZone = "Europe/Stockholm";
const town = "Hyttefors";

/** A host with its doors: what there is to see, and where. */
interface Host {
  readonly company: string;
  readonly title: string;
  readonly summary: string;
  readonly tour: string;
  readonly street: string;
  readonly latitude: number;
  readonly longitude: number;
}

const hosts: readonly Host[] = [
  {
    company: "Gnistan Svets & Plåt AB",
    title: "Visit Us: svetsaren som lärde roboten",
    summary: "Hur en svetsare med fyrtio års vana programmerade sin egen efterträdare.",
    tour: "Rundtur i svetshallen, skyddsglasögon finns",
    ...where("Plåtgatan 3", 0.002, 0.004),
  },
  {
    company: "Slagghögen Återvinning AB",
    title: "Visit Us: ett berg av slagg",
    summary: "I hundra år var det avfall. Nu är det råvara, och en affär för flera av oss.",
    tour: "Promenad på berget, ta på dig kängor",
    ...where("Hyttbacken 11", -0.004, 0.007),
  },
  {
    company: "Tallkotten Mätteknik AB",
    title: "Visit Us: en tusendels millimeter",
    summary: "Små mätfel kostar stora pengar. Vi visar hur vi hittar dem.",
    tour: "Mätrummet, sex personer åt gången",
    ...where("Kottvägen 2", 0.006, -0.003),
  },
  {
    company: "Hytteforsens Precisionsteknik AB",
    title: "Visit Us: från ritning till bit på tre dagar",
    summary:
      "Vi öppnar maskinhallen och berättar vad som fick ledtiden att gå från tre veckor till tre dagar.",
    tour: "Maskinhallen, med dem som kör maskinerna",
    ...where("Precisionsvägen 9", 0, 0),
  },
  {
    company: "Nordanvind Elkraft AB",
    title: "Visit Us: ström när alla andra vill ha den",
    summary: "Ett batteri, en gammal ställverksbyggnad och tre grannar som delar på effekten.",
    tour: "Ställverket och batterirummet",
    ...where("Ställverksgatan 1", 0.003, -0.008),
  },
  {
    company: "Öppna Fabriken AB",
    title: "Visit Us: hyr en maskin i en timme",
    summary: "Prototypverkstaden där grundare och pensionerade verktygsmakare delar bänk.",
    tour: "Verkstaden, prova gärna",
    ...where("Smedjegatan 20", -0.002, -0.002),
  },
  {
    company: "Kvarnhjulet Mjukvara AB",
    title: "Visit Us: kod i kvarnen",
    summary:
      "Nio utvecklare, en gammal kvarn och ett program som hittar stillestånd innan de händer.",
    tour: "Kvarnen från källare till vind",
    ...where("Kvarnbacken 4", 0.008, 0.001),
  },
  {
    company: "Ängsö Laserskärning AB",
    title: "Visit Us: spillet är halva affären",
    summary: "Vad gör du av plåten som blir över? Ta med en bit av ert eget spill.",
    tour: "Laserhallen och lagret",
    ...where("Lasergränd 6", -0.006, -0.005),
  },
];

/** Nine of the members, each with a few people; another nine each time. */
function guests(from: number, seats: number): CompanyTurnout[] {
  const { companies } = hyttan;
  return Array.from({ length: 9 }, (_, place) => ({
    company: companies[(from + place) % (companies.length - 1)]?.name ?? "",
    seats,
  }));
}

function where(street: string, north: number, east: number) {
  return { street, latitude: 59.984 + north, longitude: 15.806 + east };
}

/** A Swedish business association in an industrial town: its members host a breakfast in turn. */
export const hyttan: PlannedHub = {
  slug: "hyttans-foretagsby",
  name: "Hyttans Företagsby",
  about:
    "Teknikföretagen i Hyttefors, under samma skorsten. En gång i månaden öppnar ett av dem dörren för de andra.",
  city: town,
  language: "sv",
  timeZone,
  accentHue: 30,
  replyEmail: "hej@hyttans-foretagsby.example",
  members: [
    { name: "Ylva Hyttsten", email: "ylva@hyttans-foretagsby.example", role: "owner" },
    { name: "Kari Lindebråten", email: "kari@treff.example", role: "organiser" },
    { name: "Mårten Källberg", email: "marten@hyttans-foretagsby.example", role: "door-staff" },
    { name: "Gunilla Ängquist", email: "gunilla@hyttans-foretagsby.example", role: "viewer" },
  ],
  seller: { country: "SE", vatRegistered: true },
  networks: [{ name: "Medlemsföretag", kind: "members", companies: "all" }],
  venues: hosts.map(({ company, street, latitude, longitude }) => ({
    name: company,
    address: street,
    municipality: town,
    latitude,
    longitude,
  })),
  series: [
    {
      slug: "visit-us",
      title: "Visit Us",
      description:
        "Frukost hos ett nytt företag varje månad. Värden visar vad man gör, de andra letar efter något att göra ihop.",
    },
  ],
  companies: [
    { name: "Hytteforsens Precisionsteknik AB", ...trade("Metall") },
    { name: "Ängsö Laserskärning AB", ...trade("Metall") },
    { name: "Björkbruket Automation AB", ...trade("Automation") },
    { name: "Gnistan Svets & Plåt AB", ...trade("Metall") },
    { name: "Slagghögen Återvinning AB", ...trade("Återvinning") },
    { name: "Valsverket Logistik i Hyttefors AB", ...trade("Transport") },
    { name: "Ånghammaren Verkstad AB", ...trade("Verkstad") },
    { name: "Tallkotten Mätteknik AB", ...trade("Elektronik") },
    { name: "Öppna Fabriken AB", ...trade("Design") },
    { name: "Nordanvind Elkraft AB", ...trade("Energi") },
    { name: "Kvarnhjulet Mjukvara AB", ...trade("Programvara") },
    { name: "Järnviljan Bemanning AB", ...trade("Bemanning") },
    { name: "Malmtornet Redovisning AB", ...trade("Redovisning") },
    {
      name: "Samverkansbolaget för Framtidens Klimatsmarta Verkstadsindustri i Hyttefors med Omnejd AB",
      ...trade("Utveckling"),
    },
  ],
  individuals: { sv: 8 },
  eventsOf: breakfasts,
};

function trade(industry: string) {
  return { country: "SE", municipality: town, industry } as const;
}

/** Three that are over, one in the coming days that is full, four to come that fill up one after another. */
function breakfasts(frame: Frame): PlannedEvent[] {
  const { past, next, following } = frame.dates.breakfasts;
  const turnouts: readonly Omit<Turnout, "timeZone" | "from" | "until">[] = [
    { companies: guests(0, 3), singles: 4 },
    { companies: guests(3, 2), singles: 11 },
    { companies: guests(6, 3), singles: 7 },
    fullHouse,
    {
      companies: [
        { company: "Nordanvind Elkraft AB", seats: 3 },
        { company: "Ånghammaren Verkstad AB", seats: 4, unnamed: 2 },
      ],
      singles: 13,
      fresh: [
        { minutesAgo: 47, order: { company: "Järnviljan Bemanning AB", seats: 2 } },
        { minutesAgo: 1310, order: { single: true } },
      ],
    },
    { companies: [{ company: "Öppna Fabriken AB", seats: 2 }], singles: 9 },
    { companies: [{ company: "Kvarnhjulet Mjukvara AB", seats: 3, unnamed: 1 }], singles: 4 },
    { companies: [{ company: "Ängsö Laserskärning AB", seats: 2 }], singles: 1 },
  ];
  return [...past, next, ...following].map((date, place) => {
    const [host, turnout] = [hosts[place], turnouts[place]];
    if (!host || !turnout) throw new Error("a breakfast without a host");
    return breakfast(frame, date, host, turnout);
  });
}

/** Forty places: forty people, and three orders that wait, one of them a group. */
const fullHouse: Omit<Turnout, "timeZone" | "from" | "until"> = {
  companies: [
    { company: "Hytteforsens Precisionsteknik AB", seats: 4 },
    { company: "Björkbruket Automation AB", seats: 3 },
    { company: "Valsverket Logistik i Hyttefors AB", seats: 3, unnamed: 1 },
    { company: "Gnistan Svets & Plåt AB", seats: 3 },
    { company: "Tallkotten Mätteknik AB", seats: 4 },
    { company: "Malmtornet Redovisning AB", seats: 2 },
  ],
  singles: 21,
  last: [
    { single: true },
    {
      company:
        "Samverkansbolaget för Framtidens Klimatsmarta Verkstadsindustri i Hyttefors med Omnejd AB",
      seats: 4,
      unnamed: 1,
    },
  ],
  fresh: [{ minutesAgo: 150, order: { single: true } }],
};

function breakfast(
  frame: Frame,
  date: IsoDate,
  { company, title, summary, tour, street }: Host,
  turnout: Omit<Turnout, "timeZone" | "from" | "until">,
): PlannedEvent {
  const { dates, crowd } = frame;
  const clock = (time: string) => `${date}T${time}`;
  // For one that is over, people registered in the weeks before it.
  const since = Math.max(0, dates.daysSince(date));
  return {
    details: {
      kind: "breakfast-seminar",
      title,
      summary,
      description:
        "Frukosten står framme från klockan åtta. Sedan visar värden runt, och vi avslutar med ett varv runt bordet: vad gör du, vad letar du efter, vem i rummet borde du prata med?\n\nParkering finns på gården. Svara på bekräftelsen om det är något du inte äter.",
      language: "sv",
      timeZone,
      startsAt: clock("08:00"),
      endsAt: clock("09:30"),
      placeName: company,
      placeAddress: street,
      municipality: town,
      capacity: 40,
      visibility: "public",
    },
    host: company,
    series: "visit-us",
    createdAt: dates.daysAgo(since + 32),
    publishedAt: dates.daysAgo(since + 30),
    sessions: [
      { kind: "meal", title: "Frukost", startsAt: clock("08:00"), endsAt: clock("08:20") },
      {
        kind: "talk",
        title: tour,
        speakers: crowd.of(company)[0]?.name,
        startsAt: clock("08:20"),
        endsAt: clock("09:00"),
      },
      {
        kind: "mingling",
        title: "Ett varv runt bordet",
        startsAt: clock("09:00"),
        endsAt: clock("09:30"),
      },
    ],
    orders: ordersOf(frame, {
      timeZone,
      from: since + 28,
      until: since > 0 ? since + 2 : 3,
      ...turnout,
    }),
  };
}
