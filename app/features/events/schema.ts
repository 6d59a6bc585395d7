import { z } from "zod";
import {
  lineSchema,
  textSchema,
  timeZoneSchema,
  wallTimeSchema,
  webAddressSchema,
} from "~/kernel/field-schemas";
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
  endsAt: wallTimeSchema,
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

/** What an organiser says about a document. */
export const documentSchema = z.object({
  title: lineSchema(160).optional(),
  audience: z.enum(fileAudiences).default("everyone"),
});

export type DocumentDetails = z.output<typeof documentSchema>;
