/** Applications by what has become of them. */
export const applicationFilters = ["new", "approved", "declined"] as const;
export type ApplicationFilter = (typeof applicationFilters)[number];
