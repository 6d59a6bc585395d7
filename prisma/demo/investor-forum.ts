import type { Frame, PlannedEvent, PlannedOffer, PlannedOrder, PlannedSession } from "./plan";
import { ordersOf } from "./turnout";

const timeZone = "Europe/Oslo";

/** A June day: founders pitch, then meet investors one to one. Who comes is decided by the organiser. */
export function investorForum(frame: Frame): PlannedEvent {
  const { dates, crowd } = frame;
  const at = (clock: string) => `${dates.investorForum}T${clock}`;
  const hosts = ["Isbrekka Kapital AS", "Innsjøen Inkubator AS"]
    .map((name) => crowd.of(name)[0]?.name)
    .join("; ");
  const programme: PlannedSession[] = [
    { kind: "mingling", title: "Kaffe ved brygga", startsAt: at("09:30"), endsAt: at("10:00") },
    {
      kind: "talk",
      title: "Hva ser et fond etter før det er noe å se?",
      description: "Et fond og en inkubator om den første samtalen, med eksempler fra regionen.",
      speakers: hosts,
      startsAt: at("10:00"),
      endsAt: at("10:30"),
    },
    {
      kind: "talk",
      title: "Åtte pitcher på seks minutter",
      description: "Fire minutter til gründeren, to til spørsmål.",
      startsAt: at("10:30"),
      endsAt: at("11:30"),
    },
    { kind: "meal", title: "Lunsj ved lange bord", startsAt: at("11:30"), endsAt: at("12:30") },
    {
      kind: "discussion",
      title: "Én til én, første runde",
      description: "Tjue minutter ved nummererte bord. Du får din egen liste uka før.",
      startsAt: at("12:30"),
      endsAt: at("14:00"),
    },
    { kind: "break", title: "Pause", startsAt: at("14:00"), endsAt: at("14:15") },
    {
      kind: "discussion",
      title: "Én til én, andre runde",
      startsAt: at("14:15"),
      endsAt: at("15:30"),
    },
    {
      kind: "mingling",
      title: "Takk for i dag, på brygga hvis været holder",
      startsAt: at("15:30"),
      endsAt: at("16:30"),
    },
  ];
  return {
    details: {
      kind: "investor-forum",
      title: "Investorforum ved Mjøsa",
      summary: "Åtte gründere pitcher, og alle får møte investorer på tomannshånd.",
      description:
        "Det skal være lettere å investere i en bedrift du kan besøke på en ettermiddag. Derfor samler vi folk som har penger eller erfaring, og folk som har begynt på noe.\n\nFortell kort hvem du er når du søker om plass. Vi svarer innen en uke og prøver å få like mange fra hver side.",
      language: "nb",
      timeZone,
      startsAt: at("09:30"),
      endsAt: at("16:30"),
      placeName: "Isbryterhallen",
      capacity: 60,
      visibility: "public",
      requiresApproval: true,
    },
    cover: {
      alt: "Tegning av snødekte åser rundt en innsjø tidlig på dagen",
      colours: {
        sky: ["#b9d3e3", "#f4ece2"],
        sun: "#fdf6ea",
        ridges: ["#dfe7ea", "#c0d2d6", "#8fb0b3", "#5d8a8c", "#2f5f63"],
        water: "#a9c4d0",
      },
    },
    createdAt: dates.daysAgo(30),
    publishedAt: dates.daysAgo(29),
    sessions: programme,
    offer,
    orders: ordersOf(frame, {
      timeZone,
      from: 27,
      until: 3,
      companies: [
        { company: "Isbrekka Kapital AS", seats: 3, unnamed: 1 },
        { company: "Furubotn Såkorn AS", seats: 2 },
        { company: "Innsjøen Inkubator AS", seats: 2 },
        { company: "Skogsfiber Innovasjon AS", seats: 2 },
        { company: "Nattfrost Oppdrett AS", seats: 2 },
      ],
      singles: 17,
      among: crowd.everybody.filter(
        ({ company, language }) => company !== null || language !== "sv",
      ),
      fresh: [{ minutesAgo: 95, order: { single: true } }],
    })
      .map(applying)
      .map(decided(frame)),
  };
}

const role = "Hva kommer du som?";
const seeks = "Hva søker du?";
const stage = "Hvor langt har dere kommet?";
const ticket = "Hvor mye investerer du vanligvis?";

/** Nobody pays; everybody says who they are and what they look for. */
const offer: PlannedOffer = {
  questions: [
    {
      scope: "seat",
      kind: "choice",
      label: role,
      options: ["Gründer", "Investor", "Rådgiver"],
      required: true,
    },
    {
      scope: "seat",
      kind: "long-text",
      label: seeks,
      hint: "To–tre setninger. Det er dette vi setter sammen møtene etter.",
      options: [],
      required: true,
    },
    {
      scope: "seat",
      kind: "choice",
      label: stage,
      options: ["Idé", "Prototyp", "Første kunder", "Vekst"],
      after: { question: role, options: [0] },
    },
    {
      scope: "seat",
      kind: "choice",
      label: ticket,
      options: ["Under 500 000 kr", "500 000–2 millioner kr", "Mer"],
      after: { question: role, options: [1] },
    },
  ],
  codes: [
    {
      kind: "reserved",
      code: "ISBREKKA",
      places: 3,
      note: "Holdt av til fondet til partnerne er på plass.",
    },
  ],
};

const said = [
  {
    role: "Gründer",
    seeks: "Vi søker 2 millioner til å gå fra prototyp til de ti første kundene.",
    more: { label: stage, values: ["Prototyp"] },
  },
  {
    role: "Investor",
    seeks: "Ser etter lag med industrikompetanse, helst innen én times kjøring.",
    more: { label: ticket, values: ["500 000–2 millioner kr"] },
  },
  {
    role: "Gründer",
    seeks: "En styreleder som har vært gjennom en vekstfase før.",
    more: { label: stage, values: ["Første kunder"] },
  },
  { role: "Rådgiver", seeks: "Å bli kjent med selskapene i regionen.", more: null },
];

/** Who they are and what they look for, in turn. */
function applying(order: PlannedOrder, turn: number): PlannedOrder {
  return {
    ...order,
    seats: order.seats.map((seat, place) => {
      const words = said[(turn + place) % said.length];
      if (!seat.person || !words) return seat;
      const questions = [
        { label: role, values: [words.role] },
        { label: seeks, values: [words.seeks] },
        ...(words.more ? [words.more] : []),
      ];
      return { ...seat, chosen: { questions } };
    }),
  };
}

/** The organiser has been through the older applications: one was declined, those of the last days still wait. */
function decided({ dates }: Frame) {
  return (order: PlannedOrder, place: number): PlannedOrder => {
    if (place >= 15) return order;
    const verb = place === 6 ? "decline" : "approve";
    return { ...order, verdict: { verb, at: dates.daysAgo(2) } };
  };
}
