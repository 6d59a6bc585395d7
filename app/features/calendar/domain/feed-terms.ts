import { day } from "~/kernel/time";

/** How long something cancelled stays in a feed, in milliseconds, so that every client has seen it go. */
export const cancelledStays = 30 * day;
