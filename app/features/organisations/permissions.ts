/** The roles a member of an organisation can have. */
export const roles = ["owner", "organiser", "door-staff", "viewer"] as const;
export type Role = (typeof roles)[number];

/** What can be done in an organisation's name, and by whom. */
const allowed = {
  "see-events": ["owner", "organiser", "door-staff", "viewer"],
  "see-registrations": ["owner", "organiser", "door-staff", "viewer"],
  "see-messages": ["owner", "organiser", "viewer"],
  "edit-events": ["owner", "organiser"],
  "manage-registrations": ["owner", "organiser"],
  // Answers about diet and access; each look at them is written down.
  "see-sensitive": ["owner", "organiser"],
  "manage-people": ["owner", "organiser"],
  "see-log": ["owner"],
  "manage-privacy": ["owner"],
  "check-mail": ["owner"],
  // From where it sells, and whether with VAT.
  "manage-sales": ["owner"],
  // What is owed, paid, invoiced and given back; and acting on it.
  "see-money": ["owner", "organiser"],
  "manage-money": ["owner", "organiser"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof allowed;

/** Whether somebody in this role may. An unknown role may nothing. */
export function may(role: string, permission: Permission): boolean {
  return (allowed[permission] as readonly string[]).includes(role);
}

/** All that somebody in this role may, for a page that shows what can be done. */
export function permissionsOf(role: string): Readonly<Record<Permission, boolean>> {
  const each = Object.keys(allowed) as Permission[];
  return Object.fromEntries(
    each.map((permission) => [permission, may(role, permission)]),
  ) as Record<Permission, boolean>;
}
