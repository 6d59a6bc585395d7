import { z } from "zod";
import { waysToPay } from "~/features/payments/domain/standing";
import { vatCategories } from "~/features/payments/domain/vat-categories";
import { lineSchema, textSchema, wallTimeSchema } from "~/kernel/field-schemas";
import { amountSchema } from "~/kernel/money";
import { addOnKinds, questionKinds } from "./offer";
import {
  mostRefundSteps,
  refundPresetRules,
  refundPresets,
  type RefundPreset,
  type RefundRule,
} from "./refund-rule";

/** When what is paid by invoice is invoiced. */
export const invoiceMoments = ["at-once", "by-hand"] as const;

/** What can be said of a ticket or add-on for VAT, in the order it is offered. */
export const offeredCategories = vatCategories;

const placesSchema = z.coerce
  .number("number-malformed")
  .int("number-malformed")
  .min(0, "number-malformed")
  .max(100_000, "capacity-too-large");

const countSchema = placesSchema.refine((count) => count >= 1, "number-malformed");

/** Boxes of a list: the ids of those that are ticked. */
const tickedSchema = z
  .record(z.uuid("choice-unknown"), z.string())
  .optional()
  .transform((ticked) => Object.keys(ticked ?? {}));

const dateSchema = z.iso.date("date-malformed");

/** What an organiser says about a ticket type. Times are wall-clock readings in the event's zone, prices net. */
export const ticketTypeSchema = z.object({
  name: lineSchema(80),
  description: textSchema(500).optional(),
  price: amountSchema.optional(),
  vatCategory: z.enum(offeredCategories, "choice-unknown").default("general"),
  earlyPrice: amountSchema.optional(),
  earlyUntil: wallTimeSchema.optional(),
  memberPrice: amountSchema.optional(),
  memberNetwork: z.uuid("choice-unknown").optional(),
  onlyNetwork: z.uuid("choice-unknown").optional(),
  hidden: z.boolean().optional(),
  saleFrom: wallTimeSchema.optional(),
  saleUntil: wallTimeSchema.optional(),
  minPerOrder: countSchema.optional(),
  maxPerOrder: countSchema.optional(),
  /** Its own number of places beside the event's; none for as many as the event has. */
  places: placesSchema.optional(),
});
export type TicketTypeDetails = z.output<typeof ticketTypeSchema>;

/** A number of places several ticket types share. */
export const quotaSchema = z.object({
  name: lineSchema(80),
  places: placesSchema,
  types: tickedSchema.refine((ids) => ids.length > 0, "quota-without-types"),
});
export type QuotaDetails = z.output<typeof quotaSchema>;

/** What an organiser says about an add-on. */
export const addOnSchema = z.object({
  kind: z.enum(addOnKinds, "required"),
  name: lineSchema(80),
  description: textSchema(500).optional(),
  /** For one person. */
  price: amountSchema.optional(),
  vatCategory: z.enum(offeredCategories, "choice-unknown").default("general"),
  sharedBy: z.coerce
    .number("number-malformed")
    .int("number-malformed")
    .min(1, "number-malformed")
    .max(8, "number-malformed")
    .default(1),
  date: dateSchema.optional(),
  session: z.uuid("choice-unknown").optional(),
  types: tickedSchema,
  saleUntil: wallTimeSchema.optional(),
  /** In persons; none for as many as come. */
  places: placesSchema.optional(),
});
export type AddOnDetails = z.output<typeof addOnSchema>;

/** Most options a choice has: a longer list is a text to type. */
const mostOptions = 60;

/** What an organiser asks. Options stand one on a line. */
export const questionSchema = z
  .object({
    scope: z.enum(["order", "seat"], "required"),
    kind: z.enum(questionKinds, "required"),
    label: lineSchema(200),
    hint: lineSchema(300).optional(),
    options: textSchema(5_000).optional().transform(optionsOf),
    required: z.boolean().optional(),
    sensitive: z.boolean().optional(),
    types: tickedSchema,
    /** Asked only after these answers: `<question>` → positions of its options. */
    after: z
      .record(z.uuid("choice-unknown"), z.record(z.string(), z.string()))
      .optional()
      .transform((after) =>
        Object.entries(after ?? {}).map(([questionId, ticked]) => ({
          questionId,
          places: Object.keys(ticked).map(Number),
        })),
      ),
  })
  .superRefine(({ kind, scope, sensitive, options, after }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (hasOptions(kind)) {
      if (options.length < 2) fault("options", "too-few-options");
      if (options.length > mostOptions) fault("options", "too-many-options");
      if (options.some((option) => option.length > 200)) fault("options", "too-long");
      if (new Set(options.map((option) => option.toLowerCase())).size < options.length)
        fault("options", "option-twice");
    }
    // A file is sent on an attendee's own page, and is read by whoever handles registrations.
    if (kind === "file" && scope === "order") fault("scope", "file-of-an-attendee");
    if (kind === "file" && sensitive) fault("kind", "file-not-sensitive");
    if (after.length > 1) fault("after", "one-question-alone");
  });
export type QuestionDetails = z.output<typeof questionSchema>;

/** Whether a question of this kind is answered by choosing. */
export function hasOptions(kind: string): boolean {
  return kind === "choice" || kind === "choices";
}

/** The options of a choice as they are typed, one on a line. */
export function optionsOf(typed: string | undefined): string[] {
  return (typed ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** What an organiser says about a code. */
export const codeSchema = z
  .object({
    /** Made up when nothing is typed. */
    code: lineSchema(40)
      .transform((typed) => typed.replace(/\s+/g, "").toUpperCase())
      .optional(),
    kind: z.enum(["percentage", "amount", "unlock", "reserved"], "required"),
    percent: z.coerce
      .number("number-malformed")
      .int("number-malformed")
      .min(1, "percent-out-of-range")
      .max(100, "percent-out-of-range")
      .optional(),
    amount: amountSchema.optional(),
    places: countSchema.optional(),
    types: tickedSchema,
    company: z.uuid("choice-unknown").optional(),
    note: lineSchema(200).optional(),
    validFrom: wallTimeSchema.optional(),
    validUntil: wallTimeSchema.optional(),
    maxUses: countSchema.optional(),
  })
  .superRefine(({ kind, percent, amount, places, types }, context) => {
    const missing = (path: string, is: boolean, message = "required") => {
      if (is) context.addIssue({ code: "custom", path: [path], message });
    };
    missing("percent", kind === "percentage" && percent === undefined);
    missing("amount", kind === "amount" && !amount);
    missing("places", kind === "reserved" && places === undefined);
    missing("types", kind === "unlock" && types.length === 0, "code-unlocks-nothing");
  });
export type CodeDetails = z.output<typeof codeSchema>;

/** Until when what can be done, and how the queue is served. */
const stepsSchema = z
  .array(
    z.object({
      days: placesSchema.max(365, "refund-steps").optional(),
      percent: placesSchema.max(100, "refund-steps").optional(),
    }),
  )
  .max(mostRefundSteps, "refund-steps")
  .optional()
  .transform((rows) => rows ?? []);

export const rulesSchema = z
  .object({
    registrationUntil: wallTimeSchema.optional(),
    changesUntil: wallTimeSchema.optional(),
    cancelUntil: wallTimeSchema.optional(),
    requiresApproval: z.boolean().optional(),
    smallerFirst: z.boolean().optional(),
    offerHours: z.coerce
      .number("number-malformed")
      .int("number-malformed")
      .min(1, "offer-hours-out-of-range")
      .max(720, "offer-hours-out-of-range")
      .default(24),
    /** Says that the boxes of `payBy` were shown: none ticked means something then. */
    pays: z.literal("1").optional(),
    payBy: z
      .record(z.enum(waysToPay, "choice-unknown"), z.string().optional())
      .optional()
      .transform((ticked) => waysToPay.filter((way) => ticked?.[way] !== undefined)),
    invoiceWhen: z.enum(invoiceMoments, "choice-unknown").optional(),
    refund: z.enum(refundPresets, "choice-unknown").optional(),
    steps: stepsSchema,
  })
  .superRefine(({ pays, payBy, refund, steps }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (pays !== undefined && payBy.length === 0) fault("payBy", "ways-to-pay");
    if (refund === "own" && ownSteps(steps) === null) fault("steps", "refund-steps");
  })
  .transform(({ pays, payBy, refund, steps, invoiceWhen, ...rules }) => ({
    ...rules,
    invoiceWhen,
    /** Left as it is where it is not said. */
    payBy: pays === undefined ? undefined : payBy,
    refundRule: refund === undefined ? undefined : ruleOf(refund, steps),
  }));

/** The rows of a rule somebody typed; `null` for none, half a row, or steps that do not go down. */
function ownSteps(
  rows: readonly { readonly days?: number | undefined; readonly percent?: number | undefined }[],
): RefundRule | null {
  const typed = rows.filter(({ days, percent }) => days !== undefined || percent !== undefined);
  const steps = typed.flatMap(({ days, percent }) =>
    days === undefined || percent === undefined ? [] : [{ days, percent }],
  );
  const goesDown = steps.every((step, at) => {
    const before = steps[at - 1];
    return before === undefined || (before.days > step.days && before.percent >= step.percent);
  });
  return steps.length > 0 && steps.length === typed.length && goesDown ? steps : null;
}

function ruleOf(preset: RefundPreset, rows: z.output<typeof stepsSchema>): RefundRule {
  return preset === "own" ? (ownSteps(rows) ?? []) : refundPresetRules[preset];
}
/** What an organiser says about an event's rules; what of payment is left out stays as it is. */
export type RulesDetails = Omit<
  z.output<typeof rulesSchema>,
  "payBy" | "invoiceWhen" | "refundRule"
> &
  Partial<Pick<z.output<typeof rulesSchema>, "payBy" | "invoiceWhen" | "refundRule">>;

/** The places of a session one signs up for; none for as many as want. */
export const sessionPlacesSchema = z.object({ places: placesSchema.optional() });
