import { addDays } from "~/kernel/time";
import { leaflet } from "./leaflet";
import type {
  Frame,
  PlannedChoices,
  PlannedDocument,
  PlannedEvent,
  PlannedOffer,
  PlannedOrder,
  PlannedSession,
} from "./plan";
import type { SensitiveAnswer } from "~/features/registration/domain/sensitive-answers";
import { ordersOf, type CompanyTurnout } from "./turnout";

const business = "Fagnettverk næring";
const culture = "Fagnettverk kultur";
const planning = "Fagnettverk plan og klima";
const transport = "Fagnettverk samferdsel";

/** The specialist groups, each a network with a track of its own. */
export const groups: readonly string[] = [business, culture, planning, transport];

/** What each group does by itself: in the morning of the first day, and all of the second. */
const meetings = [
  {
    group: business,
    room: "Kinosalen, Moss Kulturhus",
    first: "Fagmøte næring: hva er det vi vil lære?",
    about:
      "Kommunene forteller kort om én bedrift de er stolte av. Så velger vi tre spørsmål til forskerne.",
    hall: "Urbygningen, NMBU, Ås",
    second: "Fagmøte næring: fra forskning til bedrift",
    aboutSecond:
      "Omvisning i veksthusene, lunsj med gründere fra campus, og arbeid i grupper på fire.",
  },
  {
    group: culture,
    room: "Biblioteket, Moss",
    first: "Fagmøte kultur: rom som folk bruker",
    about:
      "Vi går gjennom kulturhuset med dem som driver det, og snakker om billetter, frivillige og ungdom.",
    hall: "Vitenparken, Ås",
    second: "Fagmøte kultur: formidling som trekker folk",
    aboutSecond: "Hvordan når et vitensenter dem som ellers ikke kommer? Verksted etter lunsj.",
  },
  {
    group: planning,
    room: "Møterom 2, Moss Kulturhus",
    first: "Fagmøte plan og klima: vann i byen",
    about: "Byvandring langs kanalen. Ta på sko som tåler vått.",
    hall: "Tårnbygningen, NMBU, Ås",
    second: "Fagmøte plan og klima: arealregnskap i praksis",
    aboutSecond: "Ta med ett kart fra egen kommune. Vi tegner på papir før vi regner.",
  },
  {
    group: transport,
    room: "Møterom 3, Moss Kulturhus",
    first: "Fagmøte samferdsel: siste kilometeren hjem",
    about: "Tre kommuner viser bestillingstransport som virker. Resten av tiden er spørsmål.",
    hall: "Fløy V, NMBU, Ås",
    second: "Fagmøte samferdsel: selvkjørende, delt, eller bare oftere?",
    aboutSecond: "Vi prøver campusbussen og regner på hva en avgang til faktisk koster.",
  },
] as const;

/** What everybody may read before, and what only those who come need. */
const documents: readonly PlannedDocument[] = [
  {
    name: "praktisk.pdf",
    title: "Praktisk informasjon",
    audience: "everyone",
    bytes: leaflet("Praktisk om studieturen", [
      "",
      "Moss Kulturhus ligger ti minutter til fots fra stasjonen.",
      "Bagasjen kan stå i garderoben den første dagen.",
      "",
      "Bussen til Refsnes Gods går fra hovedinngangen. Den venter på alle.",
      "På Ås går vi en del ute. Ta med sko som tåler vått gress.",
      "",
      "Er det noe du ikke spiser, sier du det når du melder deg på.",
    ]),
  },
  {
    name: "for avreise.txt",
    title: "Huskeliste før avreise",
    audience: "attendees",
    bytes: Buffer.from(
      "Ta med:\n- ett eksempel fra egen kommune, på høyst tre minutter\n- gode sko\n- lader\n\nRing resepsjonen på hotellet hvis du kommer etter klokken 22.\n",
    ),
  },
];

/** Two days in Moss and Ås: groups by themselves, everybody together, a bus, a hotel, and groups again. */
export function studyTrip(frame: Frame): PlannedEvent {
  const { dates } = frame;
  const [first, second] = [dates.studyTrip, addDays(dates.studyTrip, 1)];
  return {
    details: {
      kind: "study-trip",
      title: "Studietur til Moss og Ås",
      summary: "To dager med de andre fagnettverkene. Vi snakker mer sammen enn vi hører på.",
      description:
        "Dere ba om tid til å bli kjent på tvers, så det har vi satt av: korte innlegg, gode bord å samles rundt og et verksted alle er med på.\n\nHvert fagnettverk har sitt eget møte begge dager. Lunsj, fellessamling, middag og hotell er felles. Velg fagnettverk når du melder på, så får du det riktige programmet i kalenderen.\n\nBuss går fra Moss sentrum til hotellet. Hjemreise fra Ås ordner dere selv; toget går fire ganger i timen.\n\n## Ta med\n\n- sko du kan gå ute i\n- **ett spørsmål** til forskerne\n- noe kommunen din fikk til i år",
      language: "nb",
      timeZone: "Europe/Oslo",
      startsAt: `${first}T10:00`,
      endsAt: `${second}T15:00`,
      placeName: "Moss Kulturhus",
      capacity: 80,
      visibility: "public",
      asksDiet: true,
      asksAccess: true,
      accessPurpose:
        "Vi spør så buss, hotell og kulturhus passer for deg. Refsnes Gods har heis, men ikke overalt.",
    },
    createdAt: dates.daysAgo(40),
    publishedAt: dates.daysAgo(36),
    cover: {
      alt: "Tegning av åser bak en stille fjord i kveldslys",
      colours: {
        sky: ["#f3c98b", "#fbe9cf"],
        sun: "#fff3da",
        ridges: ["#a9b8c4", "#7d97aa", "#55778f", "#365a74", "#1f4058"],
        water: "#e9d3ae",
      },
    },
    documents,
    dayTitles: ["Moss", "Ås"],
    groups,
    sessions: programme(first, second),
    offer: offerOf(first),
    orders: ordersOf(frame, {
      timeZone: "Europe/Oslo",
      from: 34,
      until: 3,
      companies: turnout,
      fresh: [
        {
          minutesAgo: 9,
          order: {
            company: "Fagerelv Kulturhus KF",
            seats: 4,
            unnamed: 1,
            groups: [culture, planning],
          },
        },
        { minutesAgo: 260, order: { single: true, group: business } },
      ],
    })
      .map(withdrawn(frame))
      .map(answering())
      .map(choosing),
  };
}

const walk = "Kveldstur langs fjorden";
const mapping = "Verksted: tegn stedet ditt";

/** A trip as it is paid for: the seat, a night in a room alone or shared, the dinner, the bus. */
function offerOf(first: string): PlannedOffer {
  return {
    tickets: [
      {
        name: "Deltaker",
        description: "Program begge dager, lunsj og kaffe.",
        price: 120_000,
        vatCategory: "general",
      },
      {
        name: "Bare første dag",
        description: "Uten overnatting og andre dag.",
        price: 70_000,
        vatCategory: "general",
        places: 12,
      },
    ],
    addOns: [
      {
        kind: "lodging",
        name: "Hotellnatt, enkeltrom",
        description: "Med frokost.",
        price: 129_000,
        vatCategory: "lodging",
        sharedBy: 1,
        date: first,
        places: 50,
        during: "Innsjekking på hotellet",
      },
      {
        kind: "lodging",
        name: "Hotellnatt, dobbeltrom",
        description: "Med frokost. Skriv hvem du vil dele med.",
        price: 79_000,
        vatCategory: "lodging",
        sharedBy: 2,
        date: first,
        places: 40,
        during: "Innsjekking på hotellet",
      },
      {
        kind: "meal",
        name: "Middag",
        description: "Tre retter.",
        price: 52_000,
        vatCategory: "catering",
        sharedBy: 1,
        date: first,
        during: "Middag sammen",
      },
      {
        kind: "transport",
        name: "Buss til hotellet",
        vatCategory: "transport",
        sharedBy: 1,
        date: first,
        places: 60,
        during: "Buss fra Moss sentrum til hotellet",
      },
    ],
    questions: [
      {
        scope: "seat",
        kind: "choice",
        label: "Hvordan kommer du til Moss?",
        options: ["Tog", "Bil", "Buss"],
      },
      {
        scope: "seat",
        kind: "yes",
        label: "Jeg har plass til flere i bilen",
        options: [],
        after: { question: "Hvordan kommer du til Moss?", options: [1] },
      },
    ],
    codes: [
      {
        kind: "reserved",
        code: "GRANVAAG",
        places: 4,
        note: "Fire til fra Granvåg, navnene kommer etter kommunestyremøtet.",
      },
      { kind: "percentage", code: "FØRSTEREIS", percent: 25, note: "For nye i fagnettverkene." },
    ],
    rules: {
      offerHours: 48,
      payBy: ["invoice"],
      refundRule: [
        { days: 14, percent: 100 },
        { days: 3, percent: 50 },
      ],
    },
    sessionPlaces: { [walk]: 24, [mapping]: 18 },
  };
}

/** Nearly all stay the night: every other two share a room, the others have their own; each third goes by bus. */
function choosing(order: PlannedOrder, turn: number): PlannedOrder {
  return {
    ...order,
    seats: order.seats.map((seat, place) => {
      if (!seat.person) return seat;
      const mate = order.seats[place % 2 === 0 ? place + 1 : place - 1]?.person;
      const shares = turn % 2 === 0 && mate;
      const chosen: PlannedChoices = {
        ticket: "Deltaker",
        addOns: [
          shares
            ? { name: "Hotellnatt, dobbeltrom", roomMate: mate.name }
            : { name: "Hotellnatt, enkeltrom" },
          { name: "Middag" },
          ...((turn + place) % 3 === 0 ? [] : [{ name: "Buss til hotellet" }]),
        ],
        sessions: place % 3 === 0 ? [walk] : place % 3 === 1 ? [mapping] : [],
        questions: [
          {
            label: "Hvordan kommer du til Moss?",
            values: [["Tog", "Bil", "Tog", "Buss"][(turn + place) % 4] ?? "Tog"],
          },
        ],
      };
      return { ...seat, chosen };
    }),
  };
}

function programme(first: string, second: string): PlannedSession[] {
  const day = (date: string) => (from: string, until: string) => ({
    startsAt: `${date}T${from}`,
    endsAt: `${date}T${until}`,
  });
  const [one, two] = [day(first), day(second)];
  return [
    ...meetings.map(({ group, room, first: title, about }): PlannedSession => ({
      kind: "discussion",
      title,
      description: about,
      ...one("10:00", "12:00"),
      place: room,
      group,
    })),
    { kind: "meal", title: "Felles lunsj", ...one("12:00", "13:00"), place: "Moss Kulturhus" },
    {
      kind: "talk",
      title: "Hva skjer med et sted når folk blir boende?",
      description: "Et kort innlegg fra forskningen, og spørsmål. Tall fra sju små byer.",
      speakers: "Torunn Hagelund Ødemark, stedsforsker",
      ...one("13:00", "13:40"),
      place: "Storsalen, Moss Kulturhus",
    },
    {
      kind: "workshop",
      title: "Gruppearbeid på tvers: ett sted, fire blikk",
      description:
        "Bord på seks, minst ett fra hvert fagnettverk. Hver gruppe tar ett sted fra en av kommunene. Vi bytter bord én gang, med kaffe imellom.",
      ...one("13:40", "16:15"),
      place: "Foajeen, Moss Kulturhus",
    },
    {
      kind: "discussion",
      title: "Oppsummering i plenum",
      description: "To minutter fra hvert bord. Hva tar vi med hjem?",
      ...one("16:15", "17:00"),
      place: "Storsalen, Moss Kulturhus",
    },
    {
      kind: "transport",
      title: "Buss fra Moss sentrum til hotellet",
      description:
        "Bussen står ved kulturhuset fra kl. 17. Bagasjen kan ligge i garderoben til da.",
      ...one("17:00", "17:45"),
      place: "Moss Kulturhus",
      toPlace: "Refsnes Gods",
    },
    {
      kind: "lodging",
      title: "Innsjekking på hotellet",
      ...one("17:45", "19:00"),
      place: "Refsnes Gods",
    },
    {
      kind: "mingling",
      title: walk,
      description: "En time ute, i rolig fart. Oppmøte i resepsjonen.",
      ...one("18:15", "19:15"),
      place: "Refsnes Gods",
      signUp: true,
    },
    {
      kind: "workshop",
      title: mapping,
      description: "Ta med et kart fra kommunen din. Vi har papir og tusj.",
      ...one("18:15", "19:15"),
      place: "Biblioteket, Refsnes Gods",
      signUp: true,
    },
    {
      kind: "meal",
      title: "Middag sammen",
      description: "Tre retter. Vi bytter plass mellom dem, så si fra om noen må sitte i ro.",
      ...one("19:30", "22:30"),
      place: "Refsnes Gods",
    },
    {
      kind: "meal",
      title: "Frokost og utsjekking",
      ...two("07:00", "09:00"),
      place: "Refsnes Gods",
    },
    ...meetings.map(({ group, hall, second: title, aboutSecond }): PlannedSession => ({
      kind: group === business ? "discussion" : "workshop",
      title,
      description: aboutSecond,
      ...two("09:00", "15:00"),
      place: hall,
      group,
    })),
  ];
}

/** With the fresh ones fourteen firms and municipalities, fifty-six seats asked for and one given back. */
const turnout: readonly CompanyTurnout[] = [
  { company: "Elvestad kommune", seats: 7, unnamed: 2, namedLater: 1, groups },
  { company: "Granvåg kommune", seats: 6, unnamed: 2, groups },
  { company: "Sørhøgda kommune", seats: 5, groups },
  {
    company: "Nordre Furudal kommune",
    seats: 4,
    unnamed: 1,
    namedLater: 1,
    groups: [planning, business],
  },
  { company: "Lauvhaug kommune", seats: 4, groups: [business, transport] },
  { company: "Bjørkesjø kommune", seats: 4, unnamed: 1, groups: [culture, business] },
  { company: "Tangvika kommune", seats: 4, groups: [business, planning, culture] },
  { company: "Storhavn kommune", seats: 4, unnamed: 2, groups: [transport, business] },
  { company: "Åmyra kommune", seats: 3, groups: [business] },
  { company: "Øvre Fagerelv kommune", seats: 3, unnamed: 1, namedLater: 1, groups: [culture] },
  { company: "Furudal Utvikling KF", seats: 3, groups: [business] },
  { company: "Sju Elver sekretariat", seats: 2, groups: [business, planning] },
  {
    company:
      "Kompetansesenteret for Samskapt Stedsutvikling, Byvekst og Grønn Omstilling i Distriktene SA",
    seats: 2,
    groups: [planning],
  },
];

/** Somebody from Lauvhaug cannot come after all. */
function withdrawn({ dates }: Frame) {
  return (order: PlannedEvent["orders"][number]): PlannedEvent["orders"][number] =>
    order.contact.company === "Lauvhaug kommune" && order.seats.length === 4
      ? { ...order, givenBack: { seats: [3], at: dates.daysAgo(2) } }
      : order;
}

/** What some of them say about food and access; most have nothing to say. */
const said: readonly (readonly SensitiveAnswer[])[] = [
  [{ kind: "diet", choices: ["vegetarian"], note: "" }],
  [],
  [],
  [
    {
      kind: "diet",
      choices: ["gluten-free", "lactose-free"],
      note: "Cøliaki, så også spor teller",
    },
  ],
  [],
  [{ kind: "access", choices: ["step-free"], note: "Rom nær heisen, takk" }],
  [],
  [{ kind: "diet", choices: ["vegan"], note: "" }],
  [],
  [{ kind: "diet", choices: [], note: "Allergisk mot sennep" }],
  [],
  [{ kind: "diet", choices: ["nut-free"], note: "" }],
  [],
  [
    { kind: "diet", choices: ["halal"], note: "" },
    { kind: "access", choices: ["hearing-loop"], note: "" },
  ],
];

/** Gives out what is said to the seats in turn; the second time round without the words of the first. */
function answering() {
  let turn = 0;
  const next = () => {
    const again = turn >= said.length;
    const answers = said[turn++ % said.length] ?? [];
    return answers
      .filter(({ choices }) => !again || choices.length > 0)
      .map((answer) => (again ? { ...answer, note: "" } : answer));
  };
  return (order: PlannedEvent["orders"][number]): PlannedEvent["orders"][number] => ({
    ...order,
    seats: order.seats.map((seat) => (seat.person ? { ...seat, answers: next() } : seat)),
  });
}
