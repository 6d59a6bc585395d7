import { z } from "zod";
import { emailSchema } from "~/kernel/field-schemas";
import { answersKeptChoices, personsKeptChoices } from "./domain/retention-rules";

/** The organisation's rules. */
export const privacyRulesSchema = z.object({
  answersKeptDays: z.coerce
    .number("choice-unknown")
    .refine((days) => (answersKeptChoices as readonly number[]).includes(days), "choice-unknown"),
  personsKeptMonths: z.coerce
    .number("choice-unknown")
    .refine(
      (months) => (personsKeptChoices as readonly number[]).includes(months),
      "choice-unknown",
    ),
});

/** Whose data is asked for. */
export const ownDataSchema = z.object({ email: emailSchema });

/** Yes to an erasure; `cancelSeats` where places at events to come are to be given back. */
export const eraseSchema = z.object({ cancelSeats: z.boolean().optional() });
