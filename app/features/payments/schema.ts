import { z } from "zod";
import { lineSchema } from "~/kernel/field-schemas";

/** That somebody has looked after a difference, and what they did. */
export const lookAfterSchema = z.object({
  id: z.uuid("choice-unknown"),
  note: lineSchema(500),
});
