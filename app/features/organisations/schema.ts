import { z } from "zod";
import { emailSchema, lineSchema } from "~/kernel/field-schemas";

/** An address an organiser puts on the list of those that get no mail, or less of it. */
export const suppressionSchema = z.object({
  email: emailSchema,
  stream: z.enum(["all", "announcements"], "choice-unknown"),
  note: lineSchema(200).optional(),
});
