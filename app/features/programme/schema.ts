import { z } from "zod";
import { lineSchema, textSchema, timeZoneSchema, wallTimeSchema } from "~/kernel/field-schemas";
import { sessionKinds } from "./domain/programme";
import type { SessionFacts } from "./domain/session-change";

/** What an organiser says about a session. Each time is a wall-clock reading in its own zone. */
export const sessionSchema = z.object({
  /** Makes a second sending of the same form the same record; only for new ones. */
  submission: z.uuid().optional(),
  kind: z.enum(sessionKinds, "required"),
  title: lineSchema(160),
  description: textSchema(5_000).optional(),
  speakers: lineSchema(300).optional(),
  startsAt: wallTimeSchema,
  startZone: timeZoneSchema.optional(),
  /** An hour after the start, when nothing is said. */
  endsAt: wallTimeSchema.optional(),
  endZone: timeZoneSchema.optional(),
  place: lineSchema(160).optional(),
  toPlace: lineSchema(160).optional(),
  trackId: z.uuid("choice-unknown").optional(),
  networkId: z.uuid("choice-unknown").optional(),
  signUp: z.boolean().optional(),
});

export type SessionDetails = z.output<typeof sessionSchema>;

/** A parallel strand; `network` names the specialist group it is for. */
export const trackSchema = z.object({
  name: lineSchema(80),
  forGroup: z.boolean().optional(),
});

const storedMoment = z.iso.datetime().transform((iso) => new Date(iso));

/** A session's facts as they are kept in JSON. */
export const storedFactsSchema: z.ZodType<SessionFacts> = z.object({
  kind: z.string(),
  title: z.string(),
  description: z.string(),
  speakers: z.string(),
  startsAt: storedMoment,
  startZone: z.string(),
  endsAt: storedMoment,
  endZone: z.string(),
  place: z.string(),
  toPlace: z.string(),
  trackId: z.string().nullable(),
  networkId: z.string().nullable(),
  // What was kept before there was such a thing was for everybody.
  signUp: z.boolean().default(false),
});
