import { addDays, dateOf, daysBetween, type Instant, type IsoDate } from "~/kernel/time";

/** Until how many days before the start somebody who cancels gets how much back. */
export interface RefundStep {
  readonly days: number;
  /** Of what it cost, 0 to 100. */
  readonly percent: number;
}

/** The steps with the most days first. Empty: everything back, as long as one may cancel at all. */
export type RefundRule = readonly RefundStep[];

/** Steps a rule has at most: more than these nobody reads. */
export const mostRefundSteps = 4;

/** Rules an organiser chooses from. */
export const refundPresets = ["all", "steps", "nothing", "own"] as const;
export type RefundPreset = (typeof refundPresets)[number];

export const refundPresetRules: Readonly<Record<Exclude<RefundPreset, "own">, RefundRule>> = {
  all: [],
  steps: [
    { days: 14, percent: 100 },
    { days: 3, percent: 50 },
  ],
  nothing: [{ days: 0, percent: 0 }],
};

/** Which of the presets a rule is. */
export function presetOf(rule: RefundRule): RefundPreset {
  const said = JSON.stringify(rule);
  const own = refundPresets.filter((preset) => preset !== "own");
  return own.find((preset) => JSON.stringify(refundPresetRules[preset]) === said) ?? "own";
}

/** When an event begins, as a rule counts back from it. */
export interface Beginning {
  readonly startsAt: Instant;
  readonly timeZone: string;
}

/** A rule as it is stored. What is no step is left out, so that a broken row never keeps somebody's money. */
export function refundRuleOf(json: unknown): RefundRule {
  if (!Array.isArray(json)) return [];
  return json
    .flatMap((step: unknown) => {
      const { days, percent } = (step ?? {}) as { days?: unknown; percent?: unknown };
      if (!isWhole(days) || !isWhole(percent)) return [];
      return days >= 0 && percent >= 0 && percent <= 100 ? [{ days, percent }] : [];
    })
    .toSorted((a, b) => b.days - a.days);
}

function isWhole(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value);
}

/**
 * What share of a price somebody gets back who cancels now, in percent. Days are those of the calendar in the event's
 * zone, and the last of them counts whole: until 14 days before a Friday is until midnight two weeks before.
 *
 * @example refundShare([{ days: 14, percent: 100 }, { days: 3, percent: 50 }], event, fourDaysBefore) // 50
 */
export function refundShare(rule: RefundRule, event: Beginning, now: Instant): number {
  if (rule.length === 0) return 100;
  const left = daysBetween(dateOf(now, event.timeZone), dateOf(event.startsAt, event.timeZone));
  return rule.find(({ days }) => left >= days)?.percent ?? 0;
}

/** A rule by its dates: until the end of which day in the event's zone what share is given back, the earliest first. */
export function refundDates(
  rule: RefundRule,
  event: Beginning,
): readonly { readonly until: IsoDate; readonly percent: number }[] {
  const start = dateOf(event.startsAt, event.timeZone);
  return rule.map(({ days, percent }) => ({ until: addDays(start, -days), percent }));
}
