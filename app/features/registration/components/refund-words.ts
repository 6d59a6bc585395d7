import type { Speech } from "~/i18n/speech";
import { refundDates, type Beginning, type RefundRule } from "../domain/refund-rule";

/** An event's rule in one sentence: what whoever cancels gets back, and until which day. */
export function refundSentence(
  rule: RefundRule,
  event: Beginning,
  { t, format }: Pick<Speech, "t" | "format">,
): string {
  if (rule.length === 0) return t("refunds.ruleAll");
  if (rule.every(({ percent }) => percent === 0)) return t("refunds.ruleNothing");
  const steps = refundDates(rule, event).map(({ until, percent }) => {
    const date = format.dayAndMonth(until);
    if (percent === 100) return t("refunds.stepAll", { date });
    if (percent === 50) return t("refunds.stepHalf", { date });
    if (percent === 0) return t("refunds.stepNone", { date });
    return t("refunds.stepShare", { date, percent: format.percent(percent * 100) });
  });
  return t("refunds.ruleSteps", { steps: [...steps, t("refunds.stepThen")].join(", ") });
}

/** What the rule gives back today, in a sentence. */
export function todaySentence(
  percent: number,
  { t, format }: Pick<Speech, "t" | "format">,
): string {
  if (percent === 100) return t("refunds.todayAll");
  if (percent === 50) return t("refunds.todayHalf");
  if (percent === 0) return t("refunds.todayNothing");
  return t("refunds.todayShare", { percent: format.percent(percent * 100) });
}
