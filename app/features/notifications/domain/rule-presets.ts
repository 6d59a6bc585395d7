import { usualQuiet, type Timing } from "./due-moment";
import type { Anchor, ReminderRule } from "./reminder-rule";

/** What is asked for most, to begin a rule with. */
export const rulePresets = ["week-before", "day-before", "two-hours-before", "thanks"] as const;
export type RulePreset = (typeof rulePresets)[number];

const moments: Readonly<
  Record<
    RulePreset,
    Pick<Timing, "amount" | "unit" | "direction" | "atMinute"> & { anchor: Anchor }
  >
> = {
  "week-before": {
    amount: 7,
    unit: "days",
    direction: "before",
    atMinute: null,
    anchor: "event-start",
  },
  "day-before": {
    amount: 1,
    unit: "days",
    direction: "before",
    atMinute: null,
    anchor: "event-start",
  },
  "two-hours-before": {
    amount: 2,
    unit: "hours",
    direction: "before",
    atMinute: null,
    anchor: "event-start",
  },
  thanks: { amount: 1, unit: "days", direction: "after", atMinute: 10 * 60, anchor: "event-end" },
};

/** The rule a preset begins with: to everybody who has a place, and quiet at night. */
export function presetRule(preset: RulePreset): ReminderRule {
  const { anchor, ...timing } = moments[preset];
  return {
    anchor,
    sessionId: null,
    timing: { ...timing, quiet: usualQuiet },
    audience: {
      kind: "attendees",
      statuses: ["confirmed"],
      ticketTypeIds: [],
      networkIds: [],
      languages: [],
    },
    words: {},
  };
}
