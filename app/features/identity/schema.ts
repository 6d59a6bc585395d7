import { z } from "zod";
import { emailSchema } from "~/kernel/field-schemas";
import { digitsOf } from "./domain/sign-in-rules";

export const askForCodeSchema = z.object({ email: emailSchema });

export const enterCodeSchema = z.object({
  code: z
    .string()
    .max(20, "code-malformed")
    .transform(digitsOf)
    .pipe(z.string().regex(/^\d{6}$/, "code-malformed")),
});
