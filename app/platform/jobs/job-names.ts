/** The background jobs a process may ask for; each is safe to run at any time, any number at once. */
export const jobNames = [
  "deliver-outbox",
  "announce-changes",
  "send-reminders",
  "keep-retention",
  "read-mailbox",
  "read-company-register",
  "ask-what-is-missing",
  "expire-offers",
  "release-reservations",
  "release-holds",
  "release-unpaid",
  "bring-in-imports",
  "issue-documents",
  "remind-invoices",
  "handle-stripe-events",
  "carry-out-refunds",
  "settle-called-off",
  "end-checkouts",
  "reconcile-stripe",
] as const;
export type JobName = (typeof jobNames)[number];
