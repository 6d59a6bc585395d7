import { z } from "zod";
import { sellerCountries } from "~/kernel/currencies";
import {
  lineSchema,
  textSchema,
  timeZoneSchema,
  wallTimeSchema,
  webAddressSchema,
} from "~/kernel/field-schemas";
import { calendarGrains } from "./domain/calendar-grain";
import { eventKinds, visibilities } from "./domain/event-words";
import { coverFocuses, fileAudiences } from "./domain/file-words";

/** What an organiser says about an event. Times are wall-clock readings in `timeZone`. */
export const eventSchema = z.object({
  /** Makes a second sending of the same form the same record; only for new ones. */
  submission: z.uuid().optional(),
  kind: z.enum(eventKinds, "required"),
  title: lineSchema(160),
  summary: textSchema(300).optional(),
  description: textSchema(20_000).optional(),
  language: z.enum(["nb", "sv", "en"], "required"),
  timeZone: timeZoneSchema,
  startsAt: wallTimeSchema,
  /** An hour after the start, when nothing is said. */
  endsAt: wallTimeSchema.optional(),
  placeName: lineSchema(160).optional(),
  placeAddress: lineSchema(200).optional(),
  municipality: lineSchema(80).optional(),
  onlineUrl: webAddressSchema.optional(),
  hostCompany: lineSchema(160).optional(),
  capacity: z.coerce
    .number("number-malformed")
    .int("number-malformed")
    .min(1, "capacity-too-small")
    .max(100_000, "capacity-too-large"),
  visibility: z.enum(visibilities, "required"),
  requiresApproval: z.boolean().optional(),
  /** What one calendar invitation stands for; as it was, or a day, unless given. */
  calendarGrain: z.enum(calendarGrains, "choice-unknown").optional(),
  /** Whether attendees are asked, and why; without a purpose the product's own sentence is said. */
  asksDiet: z.boolean().optional(),
  dietPurpose: lineSchema(300).optional(),
  asksAccess: z.boolean().optional(),
  accessPurpose: lineSchema(300).optional(),
});

export type EventDetails = z.output<typeof eventSchema>;

/** What an organiser says about a cover: what it shows, and what of it stays when it is cropped. */
export const coverSchema = z.object({
  alt: lineSchema(200),
  focus: z.enum(coverFocuses).default("centre"),
});

export type CoverDetails = z.output<typeof coverSchema>;

/** From where an organisation sells. */
const sellerSchema = z.object({
  country: z.enum(sellerCountries, "choice-unknown"),
  vatRegistered: z.boolean().optional(),
});

export type SellerDetails = z.output<typeof sellerSchema>;

/** What an organiser says about a document. */
export const documentSchema = z.object({
  title: lineSchema(160).optional(),
  audience: z.enum(fileAudiences).default("everyone"),
});

export type DocumentDetails = z.output<typeof documentSchema>;
/** An instant with its offset, in the years the database and everybody's calendars know. */
const instantSchema = z.iso
  .datetime({ offset: true, error: "instant-malformed" })
  .refine((instant) => /^(?:19[7-9]|20|21)\d/.test(instant), "instant-malformed");

/** What the list of the JSON API can be narrowed by, as its address says it. `page` is read by its own rule. */
export const eventsQuerySchema = z.object({
  organiser: z
    .string()
    .max(100, "too-long")
    .optional()
    .meta({ description: "Only this organisation's events, by its `slug`." }),
  kind: z
    .enum(eventKinds, "choice-unknown")
    .optional()
    .meta({ description: "Only events of this kind." }),
  from: instantSchema.optional().meta({
    description:
      "Only events that end after this instant (RFC 3339; an offset's `+` is written `%2B`). Now, when it is left out; an earlier one brings events that are over.",
    examples: ["2027-09-01T00:00:00Z"],
  }),
  to: instantSchema.optional().meta({
    description: "Only events that begin before this instant (RFC 3339).",
    examples: ["2027-10-01T00:00:00Z"],
  }),
});
