/** The lists somebody outside works from: a hotel, a bus company, a kitchen, whoever leads a workshop. */
export const listKinds = ["rooming", "transport", "diets", "attendance"] as const;
export type ListKind = (typeof listKinds)[number];

/** What a list is about and how much it says. */
export interface ListAsked {
  readonly kind: ListKind;
  /** The nights, buses or meals; for diets empty means everybody who comes. */
  readonly addOnIds: readonly string[];
  readonly sessionIds: readonly string[];
  /** Of diets: whether it says who, or only how many. */
  readonly withNames: boolean;
}

/** A part of a list: one night, one bus, one meal, one session. */
export interface ListSection {
  readonly title: string;
  /** The day, in words. */
  readonly when: string | null;
  /** How many it is about, in words. */
  readonly count: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
