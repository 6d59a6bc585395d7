import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** One row of the report: something of ours beside its baseline, both measured in this run. */
export interface Figure {
  readonly group: string;
  readonly what: string;
  /** What ours came to, with its unit: `4 210/s`, `18.2 kB`. */
  readonly ours: string;
  /** What it is held against; `""` when the goal is a plain limit. */
  readonly baseline: string;
  /** Ours divided by the baseline, or the plain value where the goal is a limit. */
  readonly ratio: number;
  readonly goal: Goal;
  readonly note?: string;
}

/** What a figure has to reach; `null` where it is only reported. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number } | null;

export function isMet({ ratio, goal }: Figure): boolean | null {
  if (goal === null) return null;
  return "atLeast" in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
}

/** A whole number with thin gaps between the thousands. */
export function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, " ");
}

export const perSecond = (rate: number): string => `${whole(rate)}/s`;
export const milliseconds = (value: number): string =>
  `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`;

/** The middle of several measurements; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error("The median of nothing.");
  return middle;
}

/** The figures as a table for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ["", "ours", "baseline", "ratio", "goal", ""];
  const rows: string[][] = [];
  let group = "";
  for (const figure of figures) {
    if (figure.group !== group) rows.push([(group = figure.group)]);
    rows.push([
      `  ${figure.what}`,
      figure.ours,
      figure.baseline,
      numberOf(figure.ratio),
      goalOf(figure.goal),
      verdictOf(isMet(figure)) + (figure.note ? `  (${figure.note})` : ""),
    ]);
  }
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row.length > 1 ? (row[column] ?? "").length : 0))),
  );
  return [head, ...rows]
    .map((row) =>
      row.length === 1
        ? `\n${row[0] ?? ""}`
        : row
            .map((cell, column) =>
              column === 0 || column === row.length - 1
                ? cell.padEnd(widths[column] ?? 0)
                : cell.padStart(widths[column] ?? 0),
            )
            .join("  ")
            .trimEnd(),
    )
    .join("\n");
}

/** Writes the figures for a program to read, with the machine they were taken on. */
export function writeJson(file: string, figures: readonly Figure[], machine: object): void {
  mkdirSync(dirname(file), { recursive: true });
  const rows = figures.map((figure) => ({ ...figure, met: isMet(figure) }));
  writeFileSync(file, `${JSON.stringify({ machine, figures: rows }, null, 2)}\n`);
}

function numberOf(value: number): string {
  return value >= 100 ? whole(value) : value.toFixed(2);
}

function goalOf(goal: Goal): string {
  if (goal === null) return "";
  return "atLeast" in goal ? `≥ ${numberOf(goal.atLeast)}` : `≤ ${numberOf(goal.atMost)}`;
}

function verdictOf(met: boolean | null): string {
  return met === null ? "" : met ? "met" : "MISSED";
}
