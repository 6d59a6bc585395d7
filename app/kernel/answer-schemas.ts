import { z } from "zod";

/** An instant as the JSON API answers it: RFC 3339 in UTC, with milliseconds. */
export const instantAnswer = z.iso.datetime().meta({
  description: "An instant in UTC (RFC 3339).",
  examples: ["2027-09-01T08:00:00.000Z"],
});

/** The zone that stands beside an instant. */
export const timeZoneAnswer = z.string().meta({
  description: "The IANA time zone in which the instant beside it is meant and shown.",
  examples: ["Europe/Oslo"],
});

/** An address of ours, whole. */
export const addressAnswer = z.url();

/** An identity to hand back to us as it is. */
export const idAnswer = z.uuid();
