import type { Block as MarkdownBlock } from "~/kernel/markdown";
import type { Instant, IsoDate } from "~/kernel/time";
import type { Letter } from "./letter-model";

/** What the letters say about the event. All addresses are complete URLs, made from the public address. */
export interface EventFacts {
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** IANA zone in which the times are said. */
  readonly timeZone: string;
  /** Venue and address in one line; `null` when there is none (online, or not yet decided). */
  readonly place: string | null;
  readonly onlineUrl: string | null;
  /** The public page of the event. */
  readonly url: string;
}

/** One session as a letter shows it. A programme's session fits as it is. */
export interface SessionFacts {
  /** The kind of session; `transport`, `meal` and `lodging` are shown in a lighter voice. */
  readonly kind: string;
  readonly title: string;
  readonly startsAt: Instant;
  readonly startZone: string;
  readonly endsAt: Instant;
  readonly endZone: string;
  readonly place: string | null;
  /** Where a transport leg ends. */
  readonly toPlace: string | null;
}

/** One day of somebody's own programme. A programme's day fits as it is. */
export interface DayFacts {
  readonly date: IsoDate;
  readonly title: string;
  readonly sessions: readonly SessionFacts[];
}

/** One seat of an order; `name` is `null` while nobody has been named. */
export interface SeatFacts {
  readonly number: number;
  readonly name: string | null;
  /** The seat's own page, where it is named, changed or cancelled. */
  readonly url: string;
}

/** How something was or is: when and where. */
export type Placement = Pick<
  SessionFacts,
  "startsAt" | "startZone" | "endsAt" | "endZone" | "place"
>;

/** One change: `before` is `null` for something new, `after` is `null` for something that is dropped. */
export interface ChangeFacts {
  readonly title: string;
  readonly before: Placement | null;
  readonly after: Placement | null;
  /** Where the event's online room was and is, when that changed and the reader may know; `null` for none. */
  readonly room?: { readonly before: string | null; readonly after: string | null };
  /** It was dropped, and takes place after all. */
  readonly restored?: boolean;
}

interface AboutEvent {
  /** The moment the letter is written: decides whether a year has to be said. */
  readonly now: Instant;
  /** Empty when it is not known. */
  readonly recipientName: string;
  readonly event: EventFacts;
}

interface ToAttendee extends AboutEvent {
  /** The personal page: see, change, cancel. */
  readonly manageUrl: string;
}

interface WithProgramme extends ToAttendee {
  /** The attendee's own programme. */
  readonly programme: readonly DayFacts[];
  /** The personal calendar feed; empty where its owner has switched it off. */
  readonly feedUrl: string;
  /** Whether a calendar invitation goes with this letter. */
  readonly calendarAttached: boolean;
}

/** What an order comes to: amounts without VAT, in the currency's minor unit. An order's sum fits as it is. */
export interface SumFacts {
  /** ISO 4217. */
  readonly currency: string;
  /** Whether VAT is charged on any of it. */
  readonly taxed: boolean;
  readonly lines: readonly {
    readonly kind: "ticket" | "add-on" | "discount" | "fee" | "adjustment";
    readonly label: string;
    readonly count: number;
    readonly netMinor: number;
  }[];
  readonly vat: readonly {
    /** Hundredths of a percent; `null` where no VAT is charged. */
    readonly rate: number | null;
    readonly netMinor: number;
    readonly vatMinor: number;
  }[];
  readonly netMinor: number;
  /** VAT included. */
  readonly totalMinor: number;
}

/** Where the recipient is who pays; nothing for what is free. */
interface Payable {
  readonly sum?: SumFacts | null | undefined;
  /** How far the paying is; an invoice follows, unless it is said. */
  readonly payment?: PaymentSaid | undefined;
}

/** How far the paying of an order is. */
export type PaymentSaid = "none" | "awaiting-payment" | "to-be-invoiced" | "invoiced" | "paid";

/** About an order and its money, to whoever pays. */
interface AboutMoney extends AboutEvent {
  readonly orderCode: string;
  readonly orderUrl: string;
  /** ISO 4217. Every amount is in its minor unit, VAT included. */
  readonly currency: string;
}

/** An invoice or a credit note, which goes with the letter. */
export interface InvoiceFacts {
  readonly recipientName: string;
  /** Who wrote it. */
  readonly seller: string;
  /** `2027-14` */
  readonly number: string;
  /** Titles of what it is for. */
  readonly events: readonly string[];
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly currency: string;
  /** As they stand on it: of a credit note what is given back. */
  readonly netMinor: number;
  readonly vatMinor: number;
  /** Whether VAT is charged on any of it. */
  readonly taxed: boolean;
  /** VAT and rounding included. */
  readonly totalMinor: number;
  /** What is still to be paid of it. */
  readonly leftMinor: number;
  readonly bankAccount: string;
  readonly iban: string;
  readonly bic: string;
  /** KID or OCR; empty where there is none. */
  readonly paymentReference: string;
  /** The buyer's own reference; empty where there is none. */
  readonly reference: string;
  /** The payer's page; `null` when there is none any more. */
  readonly accountUrl: string | null;
}

/** A place that is somebody's own now. */
interface WithTicket extends WithProgramme, Payable {
  /** Whether a ticket goes with this letter. */
  readonly ticketAttached: boolean;
}

interface ToContact extends AboutEvent {
  readonly orderCode: string;
  readonly orderUrl: string;
  /** The company they register for, when there is one. */
  readonly companyName: string | null;
  readonly seats: readonly SeatFacts[];
}

/** An order that is not settled yet; `manageUrl` is the personal page, or the order's page for a contact. */
interface Pending extends ToAttendee {
  /** How many seats the order has: they are decided on together. */
  readonly seats: number;
}

/** Places kept for an order until it answers; `manageUrl` is where it does. */
interface Offered extends Pending {
  /** How it is paid for once it is taken; by invoice, unless it is said. */
  readonly payBy?: "card" | "invoice" | undefined;
  /** VAT included, in the currency's minor unit. */
  readonly totalMinor: number;
  readonly vatMinor: number;
  readonly currency: string;
  readonly expiresAt: Instant;
}

/** What an organiser wrote with their decision on an application; empty when they wrote nothing. */
interface Decided {
  readonly decisionMessage?: string | undefined;
}

/** A letter whose words are an organiser's. */
interface Written extends Omit<AboutEvent, "recipientName"> {
  /** One line, its placeholders filled. */
  readonly subject: string;
  /** Their Markdown as it was read, its placeholders filled. */
  readonly text: readonly MarkdownBlock[];
  /** The recipient's own page, or that of their order; `null` when they have none. */
  readonly manageUrl: string | null;
  /** Where the recipient can ask for no more of these; `null` where nobody is asked. */
  readonly unsubscribeUrl: string | null;
}

/**
 * What a mail does to one calendar object. `replaced`: it goes because its owner or the organiser has chosen
 * another kind; the place stays.
 */
export type Revision = "new" | "updated" | "removed" | "replaced";

/** What each kind of letter needs to be written. */
export interface LetterFacts {
  readonly "sign-in-code": {
    readonly recipientName: string;
    /** Six digits. */
    readonly code: string;
    readonly validMinutes: number;
  };
  readonly confirmation: WithTicket &
    Decided & {
      /** The contact who registered them; `null` when they did it themselves. */
      readonly registeredBy: string | null;
    };
  readonly "order-confirmation": ToContact & Decided & Payable;
  /** `seats` are the unnamed ones only. */
  readonly "seat-to-be-named": ToContact;
  readonly waitlisted: Pending & Decided & { readonly position: number };
  readonly "awaiting-approval": Pending;
  readonly declined: AboutEvent & Decided & { readonly seats: number };
  readonly offered: Offered;
  /** A quarter of the time is left. */
  readonly "offer-ending": Offered;
  readonly "offer-expired": AboutEvent;
  /** An add-on or a session somebody waited for by itself. */
  readonly "choice-given": ToAttendee & { readonly choice: string };
  /** To the attendee; a contact of an order with several seats gets `order-confirmation` after it. */
  readonly promoted: WithTicket;
  readonly "calendar-day": ToAttendee & {
    readonly day: DayFacts;
    /** 2 of 2. */
    readonly dayNumber: number;
    readonly dayCount: number;
    readonly revision: Revision;
  };
  readonly "calendar-session": ToAttendee & {
    readonly session: SessionFacts;
    readonly revision: Revision;
  };
  readonly changed: WithProgramme & { readonly changes: readonly ChangeFacts[] };
  readonly cancelled: AboutEvent &
    (
      | {
          /** To the attendee: their own place is off, the event stands. */
          readonly by: "attendee";
          /** Who did it: the attendee or their contact (`self`, unless given), or the organiser. */
          readonly cancelledBy?: "self" | "organiser" | undefined;
          readonly calendarAttached: boolean;
        }
      | {
          /** To whoever had the place: a colleague has it now. */
          readonly by: "handed-over";
          readonly calendarAttached: boolean;
        }
      | {
          /** To the contact: the seats of their order that were given back. */
          readonly by: "contact";
          readonly seats: readonly SeatFacts[];
          readonly orderUrl: string;
        }
      | {
          /** The whole event is off. */
          readonly by: "organiser";
          readonly calendarAttached: boolean;
        }
      | {
          /** One session is off, the rest stands. */
          readonly by: "session";
          readonly session: SessionFacts;
          readonly programme: readonly DayFacts[];
          readonly manageUrl: string;
          readonly calendarAttached: boolean;
        }
    );
  /** The event was called off, and takes place after all. */
  readonly restored: WithProgramme & {
    /** Whether it speaks of the reader's own place, or of what stands in their order. */
    readonly about: "place" | "order";
  };
  readonly reminder: ToAttendee & {
    readonly daysBefore: number;
    readonly programme: readonly DayFacts[];
    /** What it reminds of, when that is one session rather than the event. */
    readonly session?: SessionFacts | null;
    /** To a contact: the seats of their order nobody is named for. */
    readonly unnamed?: readonly SeatFacts[];
    /** The organiser's own words, instead of ours. */
    readonly own?: Written | null;
  };
  /** To an attendee: what the organiser still needs from them, by what was asked. */
  readonly "complete-your-part": ToAttendee & {
    readonly missing: readonly string[];
    /** The contact who registered them; `null` when they did it themselves. */
    readonly registeredBy: string | null;
  };
  /** To the contact: the seats of which something is missing. */
  readonly "order-incomplete": Omit<ToContact, "seats"> & {
    readonly seats: readonly (SeatFacts & {
      /** What was asked and not answered; that its name is missing says `name`. */
      readonly missing: readonly string[];
    })[];
    /** How many seats the order has. */
    readonly ofSeats: number;
  };
  /** Afterwards: the organiser's own words, or thanks and the way to the event's page. */
  readonly "follow-up": AboutEvent & {
    readonly own?: Written | null;
    /** Where the recipient asks for no more of these. */
    readonly unsubscribeUrl: string | null;
  };
  /** Organisers' own words: an announcement, or a rule's own text. */
  readonly announcement: Written;
  /** A letter sent to whoever is writing it, to look at. */
  readonly trial: { readonly letter: Letter };
  readonly "link-again": ToAttendee;
  readonly "calendar-declined": AboutEvent & {
    /** The personal page, open where the place is given back. */
    readonly giveBackUrl: string;
  };
  /** Places are kept until they are paid for; or, with no such moment, something is left to pay for them. */
  readonly "payment-due": AboutMoney &
    Decided & {
      readonly seats: number;
      readonly until: Instant | null;
      readonly payUrl: string;
      readonly dueMinor: number;
      readonly sum: SumFacts | null;
    };
  readonly "payment-received": AboutMoney & {
    readonly amountMinor: number;
    readonly receivedAt: Instant;
    /** What is still to be paid for the order. */
    readonly leftMinor: number;
    readonly receiptAttached: boolean;
  };
  /** The places were not paid for in time. */
  readonly "payment-lapsed": AboutEvent & { readonly seats: number };
  /** The money came when the places had gone to others. */
  readonly "payment-too-late": AboutMoney & {
    readonly seats: number;
    readonly amountMinor: number;
  };
  readonly refunded: {
    readonly recipientName: string;
    readonly organisationName: string;
    readonly currency: string;
    readonly amountMinor: number;
    readonly method: "card" | "bank";
    readonly reason: "cancelled" | "twice" | "goodwill";
    /** What had been paid for: an order, or an invoice. */
    readonly of:
      | { readonly kind: "order"; readonly code: string; readonly event: string }
      | { readonly kind: "invoice"; readonly number: string };
    /** The order's or the payer's page; `null` when there is none any more. */
    readonly url: string | null;
  };
  readonly invoice: InvoiceFacts;
  readonly "credit-note": InvoiceFacts & {
    /** The number of the invoice it takes back; `null` where it stands for several. */
    readonly creditsNumber: string | null;
  };
  readonly "invoice-reminder": InvoiceFacts;
  readonly "account-link": {
    readonly recipientName: string;
    readonly organisationName: string;
    readonly url: string;
  };
  readonly "own-data": {
    /** The page that shows what is held about the recipient. */
    readonly url: string;
    readonly validHours: number;
  };
}

export type LetterKind = keyof LetterFacts;
