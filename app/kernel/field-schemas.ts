import { z } from "zod";
import { isTimeZone } from "./time";

/** A wall-clock reading as `<input type="datetime-local">` sends it, in the years 2000 to 2199. */
export const wallTimeSchema = z
  .string()
  .regex(/^2[01]\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/, "date-malformed");

/** An IANA time zone this runtime knows. */
export const timeZoneSchema = z.string().refine(isTimeZone, "zone-unknown");

/**
 * An address as a person types it: trimmed, lower case, at most what SMTP carries (RFC 5321 §4.5.3.1). What the
 * RFC allows in quotes, nobody has; what cannot be seen (controls, formats, halves of characters) is refused.
 */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "email-invalid")
  .refine((typed) => {
    const [local = "", domain = "", ...more] = typed.split("@");
    return (
      more.length === 0 && localPart.test(local) && local.length <= 64 && domainPart.test(domain)
    );
  }, "email-invalid")
  .meta({ format: "idn-email" });

const localPart = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainPart = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** A line of text a person types: trimmed, without control characters. */
export function lineSchema(max: number) {
  return z
    .string()
    .transform((typed) =>
      typed
        .toWellFormed()
        .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
        .trim(),
    )
    .pipe(z.string().min(1, "required").max(max, "too-long"))
    .meta({ minLength: 1, maxLength: max });
}

/** Text of several lines; line ends as LF. */
export function textSchema(max: number) {
  return z
    .string()
    .transform((typed) =>
      typed
        .toWellFormed()
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
  .refine(
    (typed) => /^https?:\/\/[^\s\p{Cc}\p{Cs}]+\.[^\s\p{Cc}\p{Cs}]+$/iu.test(typed),
    "url-malformed",
  );
