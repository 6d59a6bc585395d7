/** The kinds of event Treff has templates for. */
export const eventKinds = [
  "breakfast-seminar",
  "investor-forum",
  "study-trip",
  "webinar",
  "group-meeting",
  "accelerator",
  "member-meeting",
  "job-fair",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Who may find an event: anybody, anybody with the link, or signed-in members of the organisation. */
export const visibilities = ["public", "unlisted", "members"] as const;
export type Visibility = (typeof visibilities)[number];

export const eventStatuses = ["draft", "published", "cancelled", "archived"] as const;
export type EventStatus = (typeof eventStatuses)[number];
