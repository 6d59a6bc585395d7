import type { WayToPay } from "~/features/payments/domain/standing";
import type { Locale } from "~/kernel/locales";
import type { SensitiveAnswer } from "./sensitive-answers";

/** What was answered to one of the event's questions: one value, of `choices` as many as were ticked. */
export interface QuestionAnswer {
  readonly question: string;
  readonly values: readonly string[];
}

/** A seat as somebody asks for it. Without name or address it is to be named later. */
export interface SeatRequest {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly ticketType?: string | undefined;
  readonly group?: string | undefined;
  readonly sessions?: readonly string[] | undefined;
  readonly addOns?:
    | readonly { readonly id: string; readonly roomMate?: string | undefined }[]
    | undefined;
  /** Those of its add-ons and sessions it would rather wait for than do without: they are queued for, and charged once it has them. */
  readonly waitFor?: readonly string[] | undefined;
  readonly questions?: readonly QuestionAnswer[] | undefined;
  /** What an attendee who registers themselves answers about diet and access, with their consent to each. */
  readonly answers?: readonly SensitiveAnswer[] | undefined;
  /** Somebody said that this person is to have one more seat, though they have one already. */
  readonly again?: boolean | undefined;
}

/** What somebody asks to register. */
export interface OrderRequest {
  readonly contact: {
    readonly name: string;
    readonly email: string;
    readonly company?:
      | {
          readonly name: string;
          readonly organisationNumber?: string | undefined;
          /** ISO 3166-1 alpha-2; told by the number when nothing is said. */
          readonly country?: string | undefined;
        }
      | undefined;
  };
  readonly language: Locale;
  readonly seats: readonly SeatRequest[];
  /** Answers to what is asked once of the contact. */
  readonly questions?: readonly QuestionAnswer[] | undefined;
  /** A discount, or what unlocks a ticket or reserved places; as it was typed. */
  readonly code?: string | undefined;
  /** What the company wants to find on its invoice. */
  readonly reference?: string | undefined;
  /** How it is paid for; the first way there is for them when nothing is said, an invoice when an organiser registers. */
  readonly payBy?: WayToPay | undefined;
  /** Refuses add-ons and sessions that are full, instead of letting all of it wait for them. */
  readonly refuseFull?: boolean | undefined;
  /** `web` when nothing is said. */
  readonly source?: "web" | "api" | "organiser" | "import" | undefined;
  /** The file it came in with. */
  readonly importId?: string | undefined;
  /** Makes a second submission of the same form or request the same order. */
  readonly submissionKey?: string | undefined;
}
