/** Days after an event's end for which answers about diet and access may be kept. */
export const answersKeptChoices = [0, 3, 7, 14, 30, 60] as const;

/** Months after their last event for which a person may be kept by name. */
export const personsKeptChoices = [6, 12, 24, 36, 60, 120] as const;

/** Days after an event's end for which the calendar entries of its attendees can still be put right. */
export const calendarsKeptDays = 90;

/** Days for which it is kept what a public register said of a company. */
export const registerAnswersKeptDays = 30;

/** Days for which the installation's own mails (codes, links to one's data) are remembered. */
export const ownMailsKeptDays = 30;

/** Days for which a mail that came back to us is kept, octet for octet. */
export const receivedMailsKeptDays = 30;

/** Days for which it is remembered that it came, and what it was. */
export const receivedNotesKeptDays = 365;

/** Days for which an address that was gone is not written to; by then it may be somebody's again. */
export const goneAddressesKeptDays = 730;

/** Days after which a cancellation for the calendar of somebody who has been erased is given up. */
export const lastMailsKeptDays = 7;

/** Days for which it is kept what Stripe said, after it was handled or given up. */
export const stripeEventsKeptDays = 30;
