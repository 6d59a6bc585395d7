import { z } from "zod";
import { isTimeZone } from "./time";

/** A wall-clock reading as `<input type="datetime-local">` sends it. */
export const wallTimeSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "date-malformed");

/** An IANA time zone this runtime knows. */
export const timeZoneSchema = z.string().refine(isTimeZone, "zone-unknown");

/** An address as a person types it: trimmed, lower case, at most what SMTP carries (RFC 5321 §4.5.3.1). */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "email-invalid")
  .regex(
    /^[^\s@<>()[\]\\,;:"\u0000-\u001f]{1,64}@[^\s@<>()[\]\\,;:"\u0000-\u001f]+\.[^\s@<>()[\]\\,;:".\u0000-\u001f]{2,}$/u,
    "email-invalid",
  );

/** A line of text a person types: trimmed, without control characters. */
export function lineSchema(max: number) {
  return z
    .string()
    .transform((typed) => typed.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim())
    .pipe(z.string().min(1, "required").max(max, "too-long"));
}

/** Text of several lines; line ends as LF. */
export function textSchema(max: number) {
  return z
    .string()
    .transform((typed) =>
      typed
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n\t]/gu, "")
        .trim(),
    )
    .pipe(z.string().max(max, "too-long"));
}

/** A web address somebody can click: http or https. */
export const webAddressSchema = z
  .string()
  .trim()
  .max(500, "too-long")
  .refine((typed) => /^https?:\/\/[^\s]+\.[^\s]+$/i.test(typed), "url-malformed");
