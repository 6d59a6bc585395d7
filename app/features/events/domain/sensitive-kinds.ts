/**
 * What an organiser may ask about that is special-category data (GDPR art. 9): food says something about belief
 * and health, access about health. Asked with a purpose, kept apart, deleted after the event.
 */
export const sensitiveKinds = ["diet", "access"] as const;

export type SensitiveKind = (typeof sensitiveKinds)[number];

/** Whether `value` names something of the kind. */
export function isSensitiveKind(value: unknown): value is SensitiveKind {
  return (sensitiveKinds as readonly unknown[]).includes(value);
}
