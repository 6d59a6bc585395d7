import { z } from "zod";
import { emailSchema, lineSchema } from "~/kernel/field-schemas";
import { locales } from "~/kernel/locales";
import { calendarChannels } from "./domain/calendar-channel";
import { seatsPerOrder } from "./domain/admission";

const nameSchema = lineSchema(120);
const organisationNumberSchema = lineSchema(20);

/** One seat as somebody asks for it; without a name it is to be named later. */
export const seatSchema = z
  .object({
    name: nameSchema.optional(),
    email: emailSchema.optional(),
    ticketType: z
      .uuid("choice-unknown")
      .optional()
      .meta({ description: "One of the event's `ticketTypes`; the first when it is left out." }),
    group: z
      .uuid("choice-unknown")
      .optional()
      .meta({ description: "One of the event's `groups`: its meetings join this programme." }),
    sessions: z
      .array(z.uuid("choice-unknown"))
      .max(100, "too-many")
      .optional()
      .meta({ description: "Sessions this seat takes part in beyond those that are for all." }),
  })
  .meta({
    description:
      "A seat. With name and email its attendee is invited; left empty, it is named later by its `url`.",
  });

/** An order as the JSON API takes it. Fields nobody asked for are left out, never an error and never kept. */
export const orderSchema = z
  .object({
    contact: z
      .object({
        name: nameSchema,
        email: emailSchema,
        company: z
          .object({
            name: nameSchema,
            organisationNumber: organisationNumberSchema
              .optional()
              .meta({ description: "Finds the company again next time." }),
          })
          .optional(),
      })
      .meta({ description: "Who orders, and hears about the order. Not a seat by itself." }),
    language: z
      .enum(locales, "choice-unknown")
      .optional()
      .meta({ description: "The language of all mails about this order.", default: "nb" }),
    seats: z
      .array(seatSchema)
      .min(1, "seats-missing")
      .max(seatsPerOrder, "too-many-seats")
      .meta({ description: "All of them get a place together, or wait together." }),
  })
  .meta({ description: "What somebody asks to register." });

const choice = z.uuid("choice-unknown").optional();

/** The registration form for one person. */
export const registerSelfSchema = z.object({
  submission: z.uuid(),
  contact: z.object({
    name: nameSchema,
    email: emailSchema,
    company: nameSchema.optional(),
    organisationNumber: organisationNumberSchema.optional(),
  }),
  group: choice,
  ticketType: choice,
});

/** The registration form of a company's contact. `kept` marks a row whose fields are all empty. */
export const registerCompanySchema = z.object({
  submission: z.uuid(),
  contact: z.object({
    name: nameSchema,
    email: emailSchema,
    company: nameSchema,
    organisationNumber: organisationNumberSchema.optional(),
  }),
  seats: z
    .array(
      z.object({
        kept: z.string().optional(),
        name: nameSchema.optional(),
        email: emailSchema.optional(),
        group: choice,
        ticketType: choice,
      }),
    )
    .min(1, "seats-missing")
    .max(seatsPerOrder, "too-many-seats"),
});

/** How somebody wants to keep their calendar. */
export const channelSchema = z.object({ channel: z.enum(calendarChannels, "required") });

/** What somebody says when they name a seat, or give theirs to a colleague. */
export const nameSeatSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  group: z.uuid("choice-unknown").optional(),
});

/** People an organiser registers: a line each. */
export const addPeopleSchema = z.object({
  people: z.string("required").max(20_000, "too-long"),
  ticketType: z.uuid("choice-unknown").optional(),
  company: nameSchema.optional(),
  contactName: nameSchema.optional(),
  contactEmail: emailSchema.optional(),
  mails: z.coerce.boolean().optional(),
  submission: z.uuid(),
});

/** Whom an organiser gives somebody's place to. */
export const passOnSchema = z.object({ name: nameSchema, email: emailSchema });

/** Whom a list is shared with, in which language, and until which day. */
export const shareListSchema = z.object({
  recipient: nameSchema,
  language: z.enum(locales),
  expires: z.iso.date("date-malformed"),
  names: z.coerce.boolean().optional(),
});
