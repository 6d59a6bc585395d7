/** What the log can be narrowed to. */
export const auditKinds = ["changes", "reads", "privacy"] as const;
export type AuditKind = (typeof auditKinds)[number];

/** Looks at what few may see, and handing it out. */
const reads = ["read-answers", "export-person", "export-registrations", "export-books"] as const;

/** What was done to people's data and to the rules about it. */
const privacy = [
  "erase-person",
  "export-person",
  "change-privacy-rules",
  "suppress-address",
  "unsuppress-address",
] as const;

/** The actions of a kind, as a condition on the action; whatever is no look at data is a change. */
export function actionsOf(kind: AuditKind): { in: string[] } | { notIn: string[] } {
  if (kind === "changes") return { notIn: [...reads] };
  return { in: kind === "reads" ? [...reads] : [...privacy] };
}
