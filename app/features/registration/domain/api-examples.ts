import type { EventAnswer, EventsAnswer } from "~/features/events/domain/api-event";
import type { OrganisationAnswer } from "~/features/organisations/domain/api-organisation";
import type { EventOfferAnswer } from "./api-offer";
import type { OrderAnswer } from "./api-order";

const event: EventAnswer = {
  slug: "studietur-til-moss-og-as",
  kind: "study-trip",
  title: "Studietur til Moss og Ås",
  summary: "To dager med alle faggruppene.",
  startsAt: "2027-09-01T08:00:00.000Z",
  endsAt: "2027-09-02T13:00:00.000Z",
  timeZone: "Europe/Oslo",
  place: "Moss Kulturhus",
  online: false,
  organisation: { slug: "sju-elver", name: "Sju elver" },
  hostCompany: null,
  status: "published",
  registration: "open",
  capacity: 60,
  seatsLeft: 24,
  url: "https://treff.example/e/studietur-til-moss-og-as",
};

const events: EventsAnswer = { events: [event], page: 1, pages: 1, total: 1 };

const eventWithOffer: EventOfferAnswer = {
  event: {
    ...event,
    description: "Vi møter forskere, verter og hverandre.",
    language: "nb",
    requiresApproval: false,
    groups: [{ id: "01996b1e-5c1a-7d3e-9c7e-2f6d8a4b1c01", name: "Faggruppe næring" }],
    ticketTypes: [
      {
        id: "01996b1e-5c1a-7d3e-9c7e-2f6d8a4b1c02",
        name: "Deltaker",
        description: "To dager med mat, uten overnatting.",
        priceMinor: 180_000,
        currency: "NOK",
        vatCategory: "general",
        early: { priceMinor: 150_000, until: "2027-06-01T22:00:00.000Z" },
        memberPriceMinor: null,
        membersOnly: false,
        saleFrom: null,
        saleUntil: null,
        minPerOrder: 1,
        maxPerOrder: null,
        seatsLeft: 24,
      },
    ],
    registrationUntil: "2027-08-20T22:00:00.000Z",
    payBy: ["card", "invoice"],
    addOns: [
      {
        id: "01996b1e-5c1a-7d3e-9c7e-2f6d8a4b1c04",
        kind: "lodging",
        name: "Dobbeltrom, én natt",
        description: "",
        priceMinor: 95_000,
        vatCategory: "lodging",
        sharedBy: 2,
        date: "2027-09-01",
        ticketTypes: [],
        saleUntil: null,
        seatsLeft: 12,
      },
    ],
    signUps: [{ session: "01996b1e-5c1a-7d3e-9c7e-2f6d8a4b1c03", seatsLeft: 8 }],
    questions: [
      {
        id: "01996b1e-5c1a-7d3e-9c7e-2f6d8a4b1c05",
        scope: "seat",
        kind: "choice",
        label: "Hvor går du på bussen?",
        hint: "",
        options: ["Oslo", "Moss"],
        required: true,
        ticketTypes: [],
        dependsOn: null,
      },
    ],
    programme: {
      tracks: [],
      days: [
        {
          date: "2027-09-01",
          title: "",
          sessions: [
            {
              id: "01996b1e-5c1a-7d3e-9c7e-2f6d8a4b1c03",
              kind: "meal",
              title: "Felles lunsj",
              description: "",
              speakers: "",
              startsAt: "2027-09-01T10:00:00.000Z",
              startZone: "Europe/Oslo",
              endsAt: "2027-09-01T11:00:00.000Z",
              endZone: "Europe/Oslo",
              place: "Moss Kulturhus",
              toPlace: null,
              track: null,
              group: null,
              cancelled: false,
            },
          ],
        },
      ],
    },
  },
};

const organisation: OrganisationAnswer = {
  organisation: {
    slug: "sju-elver",
    name: "Sju elver",
    about: "Syv kommuner som utvikler næringslivet sammen.",
    city: "Moss",
    url: "https://treff.example/o/sju-elver",
  },
};

const order: OrderAnswer = {
  order: {
    code: "K7TM-4QXD",
    url: "https://treff.example/orders/TOKEN",
    price: { currency: "NOK", netMinor: 395_000, vatMinor: 86_400, totalMinor: 481_400 },
    payment: {
      state: "awaiting-payment",
      dueMinor: 481_400,
      payUrl: "https://treff.example/orders/TOKEN/pay",
      payUntil: "2027-06-14T09:15:00.000Z",
    },
  },
  seats: [
    {
      status: "awaiting-payment",
      url: "https://treff.example/r/TOKEN",
      feedUrl: "https://treff.example/feeds/TOKEN.ics",
    },
    {
      status: "awaiting-payment",
      url: "https://treff.example/r/TOKEN",
      feedUrl: "https://treff.example/feeds/TOKEN.ics",
    },
  ],
};

const orderRequest = {
  contact: {
    name: "Ada Berg",
    email: "ada@firm.example",
    company: { name: "Firm AS" },
  },
  language: "en",
  seats: [
    {
      name: "Ada Berg",
      email: "ada@firm.example",
      ticketType: "01996b1e-5c1a-7d3e-9c7e-2f6d8a4b1c02",
      addOns: [{ id: "01996b1e-5c1a-7d3e-9c7e-2f6d8a4b1c04", roomMate: "Grace Dahl" }],
      questions: [{ question: "01996b1e-5c1a-7d3e-9c7e-2f6d8a4b1c05", values: ["Moss"] }],
    },
    {},
  ],
  payBy: "card",
  reference: "PO 1234",
};

/** What goes to and fro, as the API's document shows it. A test holds each against its schema. */
export const apiExamples = {
  events,
  event: eventWithOffer,
  organisation,
  order,
  orderRequest,
} as const;
