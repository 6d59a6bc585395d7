import { parseMarkdown } from "~/kernel/markdown";
import type { InvoiceFacts, LetterFacts, LetterKind } from "./letter-facts";

/*
 * Facts for every kind of letter, invented, with the things that break a layout: long titles and names, twelve
 * seats, a leg over a border. Used by the tests and to look at the letters.
 */

const at = (text: string) => new Date(text);
const zone = "Europe/Oslo";

const event = {
  title: "Studietur for faggruppene: næring, klima og byutvikling i Moss og Ås",
  startsAt: at("2027-09-01T08:00:00Z"),
  endsAt: at("2027-09-02T13:00:00Z"),
  timeZone: zone,
  place: "Moss Kulturhus, Kirkegata 10, Moss",
  onlineUrl: null,
  url: "https://treff.example/e/studietur-moss-og-as",
};

const session = (
  kind: string,
  title: string,
  startsAt: string,
  endsAt: string,
  place: string | null,
  toPlace: string | null = null,
) => ({
  kind,
  title,
  startsAt: at(startsAt),
  startZone: zone,
  endsAt: at(endsAt),
  endZone: zone,
  place,
  toPlace,
});

const firstDay = {
  date: "2027-09-01",
  title: "",
  sessions: [
    session(
      "discussion",
      "Møte i faggruppe næring",
      "2027-09-01T08:00:00Z",
      "2027-09-01T10:00:00Z",
      "Møterom Vansjø",
    ),
    session(
      "meal",
      "Felles lunsj",
      "2027-09-01T10:00:00Z",
      "2027-09-01T11:00:00Z",
      "Moss Kulturhus",
    ),
    session(
      "talk",
      "Fellesøkt: hva forskningen sier om næringshager, og gruppesamtaler med avsluttende plenum",
      "2027-09-01T11:00:00Z",
      "2027-09-01T15:00:00Z",
      "Moss Kulturhus",
    ),
    session(
      "transport",
      "Avreise og innsjekk",
      "2027-09-01T15:00:00Z",
      "2027-09-01T17:00:00Z",
      "Moss sentrum",
      "Refsnes Gods",
    ),
    session(
      "meal",
      "Middag sammen",
      "2027-09-01T17:30:00Z",
      "2027-09-01T21:00:00Z",
      "Refsnes Gods",
    ),
  ],
};

const secondDay = {
  date: "2027-09-02",
  title: "Ås",
  sessions: [
    session(
      "meal",
      "Frokost og utsjekk",
      "2027-09-02T05:00:00Z",
      "2027-09-02T07:00:00Z",
      "Refsnes Gods",
    ),
    session(
      "discussion",
      "Møte i faggruppe næring",
      "2027-09-02T07:00:00Z",
      "2027-09-02T13:00:00Z",
      "NMBU, Ås",
    ),
    {
      ...session(
        "transport",
        "Fly hjem",
        "2027-09-02T15:05:00Z",
        "2027-09-02T17:15:00Z",
        "Gardermoen",
        "Heathrow",
      ),
      endZone: "Europe/London",
    },
  ],
};

const about = { now: at("2027-08-02T08:00:00Z"), recipientName: "Åse Prøvesen", event };
const manageUrl = "https://treff.example/r/Zm9yaHplbWVsaWctbGVua2UtdGlsLWVuLXByb3Zl";
const feedUrl = "https://treff.example/feeds/Zm9yaHplbWVsaWctbGVua2UtdGlsLWVuLXByb3Zl.ics";
const programme = [firstDay, secondDay];

const seats = Array.from({ length: 12 }, (_, index) => ({
  number: index + 1,
  name:
    index === 1
      ? "Karoline-Margrethe Alexandersdatter von der Østfold-Fredrikshald Prøvesen-Eks AS"
      : index % 4 === 3
        ? null
        : `Deltaker ${index + 1} Eksempelsen`,
  url: `https://treff.example/r/cGxhc3MtbnVtbWVy-${index + 1}`,
}));

const order = {
  ...about,
  orderCode: "K7MP-2QXD",
  orderUrl: "https://treff.example/o/YmVzdGlsbGluZ2Vucy1laWdlbi1sZW5rZQ",
  companyName: "Prøvebedriften Industri og Teknologi AS",
  seats,
};

const moved = { ...firstDay.sessions[2], place: "Moss Kulturhus", endZone: zone, startZone: zone };
const placement = (startsAt: string, endsAt: string, place: string) => ({
  startsAt: at(startsAt),
  startZone: zone,
  endsAt: at(endsAt),
  endZone: zone,
  place,
});

const sampleWords = `Hei Åse,

vi møtes **utenfor stasjonen**, ikke inne. Kartet ligger på [nettsiden til kommunen](https://moss.example/kart/stasjonen), og *klokka ni* går vi.
Spørsmål? Skriv til post@moss.example.

## Ta med

- gode sko, for stien over Jeløya er bratt og våt når det har regnet, og den er lang
- [påmeldingen din](https://treff.example/r/Zm9y?vis=kart&sprak=nb)
  1. på telefon
  2. eller på papir

> Det finnes ikke dårlig vær.
>
> Men det finnes en lang vei.

### Adresse

    Kirkegata 10
    1530 Moss

---

Se også https://treff.example/e/studietur-moss-og-as/ før du reiser. ~~Bussen går klokka åtte.~~`;

const aboutMoney = {
  ...about,
  orderCode: order.orderCode,
  orderUrl: order.orderUrl,
  currency: "NOK",
};

const accountUrl = "https://treff.example/account/Zm9yaHplbWVsaWctbGVua2UtdGlsLWVuLXByb3Zl";

const sampleInvoice: InvoiceFacts = {
  recipientName: "Åse Prøvesen",
  seller: "Regionsamarbeidet Østfold og Follo for næring, klima og byutvikling SA",
  number: "2027-14",
  events: [event.title, "Frokostseminar om havbruk"],
  issuedOn: "2027-08-02",
  dueOn: "2027-08-16",
  currency: "NOK",
  netMinor: 398_000,
  vatMinor: 99_500,
  taxed: true,
  totalMinor: 497_500,
  leftMinor: 497_500,
  bankAccount: "1234 56 78903",
  iban: "NO93 8601 1117 947",
  bic: "DNBANOKKXXX",
  paymentReference: "000202700141",
  reference: "Innkjøp 4711, avdeling for næringsutvikling",
  accountUrl,
};

/** One set of facts for each kind; `cancelled` has five more beside it. */
export const sampleFacts: { readonly [K in LetterKind]: LetterFacts[K] } = {
  "sign-in-code": { recipientName: "Åse Prøvesen", code: "204816", validMinutes: 10 },
  confirmation: {
    ...about,
    manageUrl,
    feedUrl,
    programme,
    calendarAttached: true,
    ticketAttached: true,
    registeredBy: "Per Eksempel",
  },
  "order-confirmation": {
    ...order,
    sum: {
      currency: "NOK",
      taxed: true,
      lines: [
        { kind: "ticket", label: "Begge dager", count: 12, netMinor: 2_388_000 },
        { kind: "add-on", label: "Enkeltrom på Refsnes Gods", count: 4, netMinor: 558_000 },
        { kind: "discount", label: "TIDLIGFUGL", count: 12, netMinor: -238_800 },
      ],
      vat: [
        { rate: 2500, netMinor: 2_149_200, vatMinor: 537_300 },
        { rate: 1200, netMinor: 558_000, vatMinor: 66_960 },
      ],
      netMinor: 2_707_200,
      totalMinor: 3_311_460,
    },
  },
  "seat-to-be-named": { ...order, seats: seats.filter(({ name }) => name === null) },
  waitlisted: { ...about, manageUrl, seats: 4, position: 3 },
  "awaiting-approval": { ...about, manageUrl, seats: 1 },
  declined: {
    ...about,
    seats: 1,
    decisionMessage:
      "Takk for en god søknad. I år har vi bare plass til selskaper som henter sin første investering.\n\nKom gjerne på frokosten vår i oktober.",
  },
  offered: {
    ...about,
    manageUrl,
    seats: 2,
    totalMinor: 375_000,
    vatMinor: 75_000,
    currency: "NOK",
    expiresAt: new Date("2027-08-20T10:00:00Z"),
  },
  "offer-ending": {
    ...about,
    manageUrl,
    seats: 1,
    totalMinor: 187_500,
    vatMinor: 37_500,
    currency: "NOK",
    expiresAt: new Date("2027-08-20T10:00:00Z"),
  },
  "offer-expired": about,
  "choice-given": { ...about, manageUrl, choice: "Middag på Refsnes Gods" },
  promoted: {
    ...about,
    manageUrl,
    feedUrl,
    programme,
    calendarAttached: true,
    ticketAttached: false,
  },
  "calendar-day": {
    ...about,
    manageUrl,
    day: secondDay,
    dayNumber: 2,
    dayCount: 2,
    revision: "new",
  },
  changed: {
    ...about,
    manageUrl,
    feedUrl,
    programme,
    calendarAttached: true,
    changes: [
      {
        title: moved.title ?? "",
        before: placement("2027-09-01T11:00:00Z", "2027-09-01T15:00:00Z", "Moss Kulturhus"),
        after: placement("2027-09-01T11:30:00Z", "2027-09-01T15:00:00Z", "Parkteatret, Moss"),
      },
      {
        title: "Morgenbad",
        before: null,
        after: placement("2027-09-02T04:30:00Z", "2027-09-02T05:00:00Z", "Refsnes Gods"),
      },
      {
        title: "Studietur til Moss og Ås",
        before: placement("2027-09-01T08:00:00Z", "2027-09-01T15:00:00Z", "Moss Kulturhus"),
        after: placement("2027-09-01T08:00:00Z", "2027-09-01T15:00:00Z", "Moss Kulturhus"),
        room: { before: "https://rom.example/for", after: "https://rom.example/na" },
      },
      {
        title: "Nattvandring",
        before: placement("2027-09-01T21:30:00Z", "2027-09-01T22:30:00Z", "Refsnes Gods"),
        after: null,
      },
    ],
  },
  "calendar-session": {
    ...about,
    manageUrl,
    session: session(
      "talk",
      "Fellesøkt: hva forskningen sier om næringshager",
      "2027-09-01T11:00:00Z",
      "2027-09-01T15:00:00Z",
      "Moss Kulturhus",
    ),
    revision: "new",
  },
  cancelled: { ...about, by: "attendee", calendarAttached: true },
  restored: { ...about, manageUrl, feedUrl, programme, calendarAttached: true, about: "place" },
  reminder: { ...about, manageUrl, programme, daysBefore: 7 },
  "complete-your-part": {
    ...about,
    manageUrl,
    missing: ["Hvor reiser du fra?", "Størrelse på vernesko til omvisningen på verftet"],
    registeredBy: "Per Eksempel",
  },
  "order-incomplete": {
    ...order,
    seats: seats.slice(0, 4).map((seat, index) => ({
      ...seat,
      missing: index === 3 ? [] : ["Hvor reiser du fra?", "Størrelse på vernesko"].slice(index % 2),
    })),
    ofSeats: seats.length,
  },
  "follow-up": {
    ...about,
    unsubscribeUrl: "https://treff.example/u/Zm9yaHplbWVsaWctbGVua2UtdGlsLWVuLXByb3Zl",
  },
  announcement: {
    ...about,
    subject: "Ta med gode sko: vi går fra Moss sentrum til Kulturhuset, også om det regner",
    text: parseMarkdown(sampleWords),
    manageUrl,
    unsubscribeUrl: "https://treff.example/u/Zm9yaHplbWVsaWctbGVua2UtdGlsLWVuLXByb3Zl",
  },
  trial: {
    letter: {
      locale: "nb",
      subject: "Du har plass: Studietur",
      preheader: "onsdag 1. september kl. 10–12",
      blocks: [
        { type: "heading", text: "Du har plass" },
        { type: "written", blocks: parseMarkdown(sampleWords) },
      ],
    },
  },
  "link-again": { ...about, manageUrl },
  "calendar-declined": { ...about, giveBackUrl: `${manageUrl}?leave=1#give-back` },
  "payment-due": {
    ...aboutMoney,
    seats: 2,
    until: at("2027-08-02T08:15:00Z"),
    payUrl: "https://treff.example/orders/YmVzdGlsbGluZ2Vucy1laWdlbi1sZW5rZQ/pay",
    dueMinor: 497_500,
    sum: {
      currency: "NOK",
      taxed: true,
      lines: [
        { kind: "ticket", label: "Begge dager", count: 2, netMinor: 398_000 },
        { kind: "fee", label: "Enkeltrom på Refsnes Gods", count: 1, netMinor: 0 },
      ],
      vat: [{ rate: 2500, netMinor: 398_000, vatMinor: 99_500 }],
      netMinor: 398_000,
      totalMinor: 497_500,
    },
  },
  "payment-received": {
    ...aboutMoney,
    amountMinor: 497_500,
    receivedAt: at("2027-08-02T08:05:00Z"),
    leftMinor: 125_000,
    receiptAttached: true,
  },
  "payment-lapsed": { ...about, seats: 2 },
  "payment-too-late": { ...aboutMoney, seats: 1, amountMinor: 248_750 },
  refunded: {
    recipientName: "Åse Prøvesen",
    organisationName: "Regionsamarbeidet Østfold og Follo",
    currency: "NOK",
    amountMinor: 248_750,
    method: "card",
    reason: "cancelled",
    of: { kind: "order", code: order.orderCode, event: event.title },
    url: order.orderUrl,
  },
  invoice: sampleInvoice,
  "credit-note": {
    ...sampleInvoice,
    number: "2027-15",
    netMinor: 199_000,
    vatMinor: 49_750,
    totalMinor: 248_750,
    leftMinor: 0,
    creditsNumber: "2027-14",
  },
  "invoice-reminder": { ...sampleInvoice, leftMinor: 100_000 },
  "account-link": {
    recipientName: "Åse Prøvesen",
    organisationName: "Regionsamarbeidet Østfold og Follo",
    url: accountUrl,
  },
  "own-data": {
    url: "https://treff.example/my-data/Zm9yaHplbWVsaWctbGVua2UtdGlsLWVuLXByb3Zl",
    validHours: 24,
  },
};

/** The other ways in which something is off. */
export const sampleCancellations: readonly LetterFacts["cancelled"][] = [
  { ...about, by: "attendee", cancelledBy: "organiser", calendarAttached: true },
  { ...about, by: "contact", seats: seats.slice(0, 2), orderUrl: order.orderUrl },
  { ...about, by: "organiser", calendarAttached: true },
  { ...about, by: "handed-over", calendarAttached: true },
  {
    ...about,
    by: "session",
    session: session(
      "talk",
      "Nattvandring",
      "2027-09-01T21:30:00Z",
      "2027-09-01T22:30:00Z",
      "Refsnes Gods",
    ),
    programme,
    manageUrl,
    calendarAttached: true,
  },
];
