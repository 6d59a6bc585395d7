/** How far each status is: an inquiry may become a dispute, and what is decided is not asked again. */
const ranks: Readonly<Record<string, number>> = {
  warning_needs_response: 0,
  warning_under_review: 1,
  warning_closed: 2,
  needs_response: 3,
  under_review: 4,
  won: 5,
  lost: 5,
  prevented: 5,
};

/** Whether a status ends it. */
export function isClosed(status: string): boolean {
  return status === "warning_closed" || (ranks[status] ?? 0) === 5;
}

/** Whether what Stripe says goes beyond what is known of a dispute; of two decisions the later one holds. */
export function goesBeyond(
  known: { readonly status: string; readonly closedAt: Date | null },
  said: { readonly status: string; readonly at: Date },
): boolean {
  const [before = 0, after = 0] = [ranks[known.status], ranks[said.status]];
  if (before !== after) return after > before;
  return known.closedAt === null || said.at >= known.closedAt;
}
