import { z } from "zod";
import { waysToPay } from "~/features/payments/domain/standing";
import { emailSchema, lineSchema } from "~/kernel/field-schemas";
import { locales } from "~/kernel/locales";
import { calendarChannels } from "./domain/calendar-channel";
import { seatsPerOrder } from "./domain/admission";

const nameSchema = lineSchema(120);
const organisationNumberSchema = lineSchema(20);

/** What was answered to one of the event's questions. */
const questionAnswerSchema = z.object({
  question: z.uuid("choice-unknown").meta({ description: "One of the event's `questions`." }),
  values: z.array(z.string().max(3000, "too-long")).max(100, "too-many").meta({
    description:
      "One value, of `choices` as many as apply. Numbers with a decimal point, dates as 2027-09-01, a tick as `yes`.",
  }),
});
const questionAnswersSchema = z.array(questionAnswerSchema).max(100, "too-many").optional();

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
    addOns: z
      .array(
        z.object({
          id: z.uuid("choice-unknown"),
          roomMate: lineSchema(120)
            .optional()
            .meta({ description: "Whom they want to share with." }),
        }),
      )
      .max(50, "too-many")
      .optional()
      .meta({ description: "Of the event's `addOns`." }),
    questions: questionAnswersSchema.meta({ description: "Answers for this seat." }),
    again: z.boolean().optional().meta({
      description: "That this person is to have one more seat, though they have one already.",
    }),
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
            country: z
              .string()
              .regex(/^[A-Z]{2}$/, "choice-unknown")
              .optional()
              .meta({
                description: "ISO 3166-1 alpha-2. Told by the number when it is left out.",
              }),
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
    questions: questionAnswersSchema.meta({
      description: "Answers to what is asked once of the contact.",
    }),
    code: lineSchema(60).optional().meta({
      description: "A code for a discount, a hidden ticket or reserved places.",
    }),
    payBy: z.enum(waysToPay, "way-to-pay-unknown").optional().meta({
      description:
        "How it is paid for, one of the event's `payBy`: `card` before its seats are confirmed, `invoice` afterwards. Left out, the first that is possible. An invoice goes to companies, and to everybody where cards are not taken.",
    }),
    reference: lineSchema(120)
      .optional()
      .meta({ description: "What the company wants to find on its invoice." }),
  })
  .meta({ description: "What somebody asks to register." });

const submission = z.uuid();
const contactSchema = z.object({ name: nameSchema, email: emailSchema });

/** The lines of the registration form for one person. What they choose and answer is judged with the offer. */
export const registerSelfSchema = z.object({
  submission,
  contact: contactSchema.extend({ company: nameSchema.optional() }),
});

/** The lines of a company's contact and of each row. `kept` marks a row whose lines are all empty. */
export const registerCompanySchema = z.object({
  submission,
  contact: contactSchema.extend({
    company: nameSchema,
    organisationNumber: organisationNumberSchema.optional(),
    country: z.string().length(2, "choice-unknown").optional(),
  }),
  reference: lineSchema(80).optional(),
  seats: z
    .array(
      z.object({
        kept: z.string().optional(),
        name: nameSchema.optional(),
        email: emailSchema.optional(),
      }),
    )
    .min(1, "seats-missing")
    .max(seatsPerOrder, "too-many-seats"),
});

/** What a contact says about their order as a whole. */
export const orderDetailsSchema = z.object({
  reference: lineSchema(100).optional(),
  organisationNumber: organisationNumberSchema.optional(),
  country: z.string().length(2, "choice-unknown").optional(),
});
export type OrderDetails = z.output<typeof orderDetailsSchema>;

/** More seats for an order, to be named afterwards. */
export const moreSeatsSchema = z.object({
  count: z.coerce
    .number("number-malformed")
    .int("number-malformed")
    .min(1, "number-malformed")
    .max(20, "too-many"),
  ticketType: z.uuid("choice-unknown").optional(),
});
export type MoreSeats = z.output<typeof moreSeatsSchema>;

/** What an organiser corrects in a company's record. */
export const companySchema = z.object({
  name: nameSchema,
  municipality: lineSchema(80).optional(),
  industry: lineSchema(200).optional(),
});
export type CompanyDetails = z.output<typeof companySchema>;

/** How somebody wants to keep their calendar. */
export const channelSchema = z.object({ channel: z.enum(calendarChannels, "required") });

/** What somebody says when they name a seat, or give theirs to a colleague. */
export const nameSeatSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  group: z.uuid("choice-unknown").optional(),
});

const tickedBox = z
  .literal("on")
  .optional()
  .transform((box) => box === "on");

/** What an organiser does with an event's queue. */
export const queueSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("rule"),
    smallerFirst: tickedBox,
    offerHours: z.coerce
      .number("hours-out-of-range")
      .int("hours-out-of-range")
      .min(1, "hours-out-of-range")
      .max(720, "hours-out-of-range"),
  }),
  z.object({
    intent: z.literal("offer"),
    entry: z.uuid("not-found"),
    note: z.string().max(500, "too-long").optional(),
  }),
  z.object({ intent: z.literal("remove"), entry: z.uuid("not-found") }),
]);

/** What an organiser does with some applications, first to look at, then in earnest; `change` goes back to the list. */
export interface Decision {
  readonly intent:
    | { readonly verdict: "approve" | "decline"; readonly sure: boolean }
    | "change"
    | null;
  readonly orderIds: readonly string[];
  readonly message: string;
}

/**
 * Reads what was ticked (`order.<id>`) and pressed: `approve` and `decline` for all that are ticked, `approve:<id>` for
 * that one alone, `approve-sure` for what has been looked at.
 */
export function readDecision(values: Readonly<Record<string, string>>): Decision {
  const { intent = "", message = "" } = values;
  const [, verdict, sure, one] =
    /^(approve|decline)(-sure)?(?::([0-9a-f-]{36}))?$/.exec(intent) ?? [];
  const ticked = Object.keys(values).flatMap((name) =>
    name.startsWith("order.") ? name.slice("order.".length) : [],
  );
  return {
    intent:
      intent === "change"
        ? "change"
        : verdict === "approve" || verdict === "decline"
          ? { verdict, sure: sure !== undefined }
          : null,
    orderIds: (one ? [one] : ticked).filter((id) => z.uuid().safeParse(id).success).slice(0, 100),
    message: message.trim().slice(0, 2000),
  };
}
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
