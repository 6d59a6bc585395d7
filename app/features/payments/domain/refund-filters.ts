/** What the list of refunds can be narrowed to, the first that is not empty unless said. */
export const refundFilters = ["by-hand", "failed", "all"] as const;
export type RefundFilter = (typeof refundFilters)[number];
