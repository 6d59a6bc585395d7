import { minute } from "~/kernel/time";

/** How long something has to have stood unchanged before a document is written of it: people put things right at once. */
export const settlesAfter = 10 * minute;

/** What is to be invoiced or credited. */
export interface IssueRequest {
  readonly organisationId: string;
  readonly payableIds: readonly string[];
  /** One invoice for all of them, which have to be one company's; each its own otherwise. */
  readonly collected: boolean;
  /** Who asked for it; nobody when a rule did. */
  readonly accountId?: string | null;
  /** The invoice that is credited by what was last taken off, where somebody chose one. */
  readonly credits?: string;
  /** A word of the seller's on each document. */
  readonly note?: string;
}

export interface IssuedDocument {
  readonly id: string;
  readonly kind: "invoice" | "credit-note";
  readonly year: number;
  readonly number: number;
}
