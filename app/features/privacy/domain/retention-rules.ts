/** Days after an event's end for which answers about diet and access may be kept. */
export const answersKeptChoices = [0, 3, 7, 14, 30, 60] as const;

/** Months after their last event for which a person may be kept by name. */
export const personsKeptChoices = [6, 12, 24, 36, 60, 120] as const;

/** Days after an event's end for which the calendar entries of its attendees can still be put right. */
export const calendarsKeptDays = 90;

/** Days for which the installation's own mails (codes, links to one's data) are remembered. */
export const ownMailsKeptDays = 30;
