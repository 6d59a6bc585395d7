import type { Locale } from "~/kernel/locales";
import type { Instant } from "~/kernel/time";
import type { EventDetails } from "~/features/events/schema";
import type { Role } from "~/features/organisations/permissions";
import type { SessionDetails } from "~/features/programme/schema";
import type {
  AddOnDetails,
  CodeDetails,
  QuestionDetails,
  QuotaDetails,
  RulesDetails,
  TicketTypeDetails,
} from "~/features/registration/domain/offer-forms";
import type { SensitiveAnswer } from "~/features/registration/domain/sensitive-answers";
import type { Chance } from "./chance";
import type { DemoDates } from "./demo-dates";
import type { LandscapeColours } from "./landscape";

/** An organisation of the demo, with all that belongs to it. */
export interface PlannedHub {
  readonly slug: string;
  readonly name: string;
  readonly about: string;
  readonly city: string;
  readonly language: Locale;
  readonly timeZone: string;
  /** Degrees, a multiple of 15. */
  readonly accentHue: number;
  readonly replyEmail: string;
  /** The first is the one who makes its events. */
  readonly members: readonly {
    readonly name: string;
    readonly email: string;
    readonly role: Role;
  }[];
  readonly networks: readonly PlannedNetwork[];
  readonly venues: readonly PlannedVenue[];
  readonly series: readonly {
    readonly slug: string;
    readonly title: string;
    readonly description: string;
  }[];
  readonly companies: readonly PlannedCompany[];
  /** People who come by themselves, by language. */
  readonly individuals: Readonly<Partial<Record<Locale, number>>>;
  /** From where it sells, and whether with VAT; Norway without, when nothing is said. */
  readonly seller?: { readonly country: "NO" | "SE"; readonly vatRegistered: boolean };
  readonly eventsOf: (frame: Frame) => readonly PlannedEvent[];
}

export interface PlannedCompany {
  readonly name: string;
  readonly country: "NO" | "SE";
  readonly municipality: string;
  readonly industry: string;
  /** How many of its people the organisation knows. */
  readonly people?: number;
  /** The name of the fourth of them, where it matters. */
  readonly fourth?: string;
}

/** A network and the companies that are members of it; people join it by the group they register with. */
export interface PlannedNetwork {
  readonly name: string;
  readonly kind: "specialist-group" | "cohort" | "members";
  readonly companies?: "all";
}

export interface PlannedVenue {
  readonly name: string;
  readonly address: string;
  readonly municipality: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly rooms?: readonly { readonly name: string; readonly capacity: number }[];
}

/** The people an organisation knows. */
export interface Crowd {
  /** Those of a company, its contact first. */
  of(company: string): readonly InventedPerson[];
  /** Everybody, company by company, then those who come by themselves. */
  readonly everybody: readonly InventedPerson[];
  readonly individuals: readonly InventedPerson[];
}

/** What an organisation plans its events with. */
export interface Frame {
  readonly dates: DemoDates;
  readonly crowd: Crowd;
  readonly chance: Chance;
}

/** An event as it is made, published, registered with and, where it says so, called off. */
export interface PlannedEvent {
  readonly details: EventDetails;
  readonly createdAt: Instant;
  /** Absent for a draft. */
  readonly publishedAt?: Instant;
  readonly cancelledAt?: Instant;
  /** A company of the organisation, by name. */
  readonly host?: string;
  /** A series of the organisation, by slug. */
  readonly series?: string;
  /** Titles of its days, in order. */
  readonly dayTitles?: readonly string[];
  /** Tracks that are a specialist group's own. */
  readonly groups?: readonly string[];
  readonly sessions: readonly PlannedSession[];
  /** What it offers and asks; a free place for everybody when nothing is said. */
  readonly offer?: PlannedOffer;
  readonly orders: readonly PlannedOrder[];
  /** A picture of our own drawing, and what it shows. */
  readonly cover?: { readonly colours: LandscapeColours; readonly alt: string };
  readonly documents?: readonly PlannedDocument[];
}

/** What an event offers and asks, each thing by its name. The first ticket is the one every event begins with. */
export interface PlannedOffer {
  readonly tickets?: readonly (TicketTypeDetails & { readonly forMembersOf?: string })[];
  readonly quotas?: readonly (Omit<QuotaDetails, "types"> & {
    readonly types: readonly string[];
  })[];
  /** `during`: the session it lets somebody take part in. */
  readonly addOns?: readonly (Omit<AddOnDetails, "types"> & { readonly during?: string })[];
  /** `after`: asked only after one of these answers, by their places, to an earlier question. */
  readonly questions?: readonly (Omit<QuestionDetails, "types" | "after" | "options"> & {
    readonly options: readonly string[];
    readonly after?: { readonly question: string; readonly options: readonly number[] };
  })[];
  readonly codes?: readonly (Omit<CodeDetails, "types"> & { readonly types?: readonly string[] })[];
  readonly rules?: RulesDetails;
  /** Of sessions one signs up for, by title. */
  readonly sessionPlaces?: Readonly<Record<string, number>>;
}

/** What somebody chooses of an offer, by name. */
export interface PlannedChoices {
  readonly ticket?: string;
  readonly addOns?: readonly { readonly name: string; readonly roomMate?: string }[];
  readonly sessions?: readonly string[];
  readonly questions?: readonly { readonly label: string; readonly values: readonly string[] }[];
}

/** A file as somebody would have sent it. */
export interface PlannedDocument {
  readonly name: string;
  readonly title: string;
  readonly audience: "everyone" | "attendees";
  readonly bytes: Uint8Array;
}

/** A session; `group` names the track it stands in. */
export type PlannedSession = Omit<SessionDetails, "trackId" | "networkId"> & {
  readonly group?: string;
};

/** Somebody invented. */
export interface InventedPerson {
  readonly name: string;
  readonly email: string;
  readonly language: Locale;
  /** By name; `null` for somebody who comes by themselves. */
  readonly company: string | null;
}

/** What one contact registers, and what becomes of it afterwards. */
export interface PlannedOrder {
  readonly at: Instant;
  readonly contact: InventedPerson;
  readonly code?: string;
  /** A seat without a person is still to be named. */
  readonly seats: readonly {
    readonly person: InventedPerson | null;
    readonly group?: string;
    readonly chosen?: PlannedChoices;
    /** What they say about food and access, each on their own page. */
    readonly answers?: readonly SensitiveAnswer[];
  }[];
  /** Seats that are named after a while, through their own links. */
  readonly namedLater?: readonly {
    readonly seat: number;
    readonly person: InventedPerson;
    readonly at: Instant;
  }[];
  readonly verdict?: { readonly verb: "approve" | "decline"; readonly at: Instant };
  /** Seats given back, by their place in the order. */
  readonly givenBack?: { readonly seats: readonly number[]; readonly at: Instant };
}
