import { z } from "zod";
import { lineSchema, textSchema } from "~/kernel/field-schemas";
import { locales } from "~/kernel/locales";
import type { AnnouncedWords } from "./announcement";
import { directions, offsetUnits } from "./due-moment";
import { anchors, audienceKinds, audienceStatuses, type ReminderRule } from "./reminder-rule";

/** A reading of a clock as `<input type="time">` sends it, in minutes of the day. */
const clockSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, "time-malformed")
  .transform((typed) => Number(typed.slice(0, 2)) * 60 + Number(typed.slice(3, 5)));

const subjectSchema = lineSchema(160).optional();
const bodySchema = textSchema(10_000).optional();

/**
 * What an organiser says about a rule. Boxes one can tick several of are fields of their own, `status-confirmed`,
 * `ticket-<id>`, `network-<id>`, `language-nb`; words have one pair of fields a language.
 */
export const reminderRuleSchema = z
  .looseObject({
    amount: z.coerce
      .number("number-malformed")
      .int("number-malformed")
      .min(1, "number-malformed")
      .max(1_000_000, "number-malformed"),
    unit: z.enum(offsetUnits, "required"),
    direction: z.enum(directions, "required"),
    anchor: z.enum(anchors, "required"),
    session: z.uuid("field-invalid").optional(),
    at: clockSchema.optional(),
    quiet: z.boolean().optional(),
    quietFrom: clockSchema.optional(),
    quietTo: clockSchema.optional(),
    audience: z.enum(audienceKinds, "required"),
    "subject-nb": subjectSchema,
    "subject-sv": subjectSchema,
    "subject-en": subjectSchema,
    "text-nb": bodySchema,
    "text-sv": bodySchema,
    "text-en": bodySchema,
  })
  .superRefine((said, context) => {
    const wrong = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    if (said.anchor === "order" && said.direction === "before")
      wrong("direction", "reminder-order-after");
    if (ticked(said, "status-").length === 0) wrong("statuses", "reminder-nobody");
    if (said.quiet && said.quietFrom === undefined) wrong("quietFrom", "required");
    if (said.quiet && said.quietTo === undefined) wrong("quietTo", "required");
    if (said.quiet && said.quietFrom !== undefined && said.quietFrom === said.quietTo)
      wrong("quietTo", "reminder-quiet-same");
    for (const locale of locales) {
      const [subject, text] = [said[`subject-${locale}`], said[`text-${locale}`]];
      if (text && !subject) wrong(`subject-${locale}`, "required");
      if (subject && !text) wrong(`text-${locale}`, "required");
    }
  })
  .transform((said): ReminderRule => {
    const statuses = new Set(ticked(said, "status-"));
    const languages = new Set(ticked(said, "language-"));
    const onSession = said.anchor === "session-start" || said.anchor === "session-end";
    return {
      anchor: said.anchor,
      sessionId: onSession ? (said.session ?? null) : null,
      timing: {
        amount: said.amount,
        unit: said.unit,
        direction: said.direction,
        atMinute: said.unit === "days" ? (said.at ?? null) : null,
        quiet:
          said.quiet && said.quietFrom !== undefined && said.quietTo !== undefined
            ? { from: said.quietFrom, to: said.quietTo }
            : null,
      },
      audience: {
        kind: said.audience,
        statuses: audienceStatuses.filter((status) => statuses.has(status)),
        ticketTypeIds: ticked(said, "ticket-").filter(isId),
        networkIds: ticked(said, "network-").filter(isId),
        languages: locales.filter((locale) => languages.has(locale)),
      },
      words: wordsIn(said),
    };
  });

/** What is ticked of the boxes whose names begin so; the rest of the name is what it stands for. */
function ticked(said: Readonly<Record<string, unknown>>, prefix: string): string[] {
  return Object.keys(said)
    .filter((name) => name.startsWith(prefix) && Boolean(said[name]))
    .map((name) => name.slice(prefix.length));
}

function isId(id: string): boolean {
  return z.uuid().safeParse(id).success;
}

function wordsIn(said: Readonly<Record<string, unknown>>): AnnouncedWords {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const [subject, text] = [said[`subject-${locale}`], said[`text-${locale}`]];
      return typeof subject === "string" && typeof text === "string"
        ? [[locale, { subject, text }]]
        : [];
    }),
  );
}
