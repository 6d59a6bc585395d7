import { z } from "zod";
import { locales } from "~/kernel/locales";

/** The registrations an announcement can go to. Whoever has cancelled or was declined hears no more. */
export const announcedStatuses = [
  "confirmed",
  "awaiting-payment",
  "offered",
  "waitlisted",
  "awaiting-approval",
] as const;

/** Who of a registration is written to. */
export const audiences = ["attendees", "contacts", "everybody", "contacts-unnamed"] as const;

/** Whom an announcement is for. An empty list leaves that question open. */
export const selectionSchema = z.object({
  audience: z.enum(audiences),
  statuses: z.array(z.enum(announcedStatuses)).min(1),
  ticketTypeIds: z.array(z.uuid()),
  networkIds: z.array(z.uuid()),
  languages: z.array(z.enum(locales)),
});

export type Selection = z.infer<typeof selectionSchema>;
