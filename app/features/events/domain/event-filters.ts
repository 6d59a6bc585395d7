import { eventKinds, type EventKind } from "./event-words";

/** Whether a list shows what is to come or what is over. */
export type ListTime = "upcoming" | "past";

/** What somebody looks for among the public events. `null` where they do not mind. */
export interface EventFilters {
  /** Words as they were typed, one space between; empty when nothing is searched for. */
  readonly q: string;
  readonly kind: EventKind | null;
  /** The folded name of a municipality, or any spelling of it. */
  readonly place: string | null;
  /** An organisation's slug. */
  readonly organiser: string | null;
  /** The month an event begins in on its own clock, `2026-11`. */
  readonly month: string | null;
  readonly when: ListTime;
  /** From 1. */
  readonly page: number;
}

/** What can be taken away one by one. */
export const filterNames = ["q", "kind", "place", "organiser", "month"] as const;
export type FilterName = (typeof filterNames)[number];

/** Everything to come. */
export const noFilters: EventFilters = {
  q: "",
  kind: null,
  place: null,
  organiser: null,
  month: null,
  when: "upcoming",
  page: 1,
};

/** The name of each filter in an address. */
export const parameterOf = {
  q: "q",
  kind: "kind",
  place: "place",
  organiser: "org",
  month: "month",
  when: "when",
  page: "page",
} as const satisfies Record<keyof EventFilters, string>;

/** Characters of a search that are looked at; who types more has pasted something. */
export const longestSearch = 100;
const longestName = 80;
/** Nobody leafs further, and an address cannot make the database count further. */
export const lastPage = 40;

/**
 * Reads the filters out of an address. Whatever is no filter (an unknown kind, a thirteenth month, a page that is no
 * number) is as if it were not there.
 */
export function readFilters(query: URLSearchParams): EventFilters {
  const of = (name: keyof EventFilters) => query.get(parameterOf[name]);
  const page = Number(of("page") ?? "1");
  return {
    q: lineOf(of("q"), longestSearch),
    kind: eventKinds.find((kind) => kind === of("kind")) ?? null,
    place: lineOf(of("place"), longestName).toLowerCase() || null,
    organiser: matching(of("organiser"), /^[a-z0-9-]{1,80}$/),
    month: matching(of("month"), /^20\d\d-(0[1-9]|1[0-2])$/),
    when: of("when") === "past" ? "past" : "upcoming",
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, lastPage) : 1,
  };
}

/** The filters as an address says them, in one order; only what differs from {@link noFilters}. */
export function filterQuery(filters: EventFilters): Record<string, string> {
  const query: Record<string, string> = {};
  for (const name of [...filterNames, "when", "page"] as const) {
    if (filters[name] === noFilters[name]) continue;
    query[parameterOf[name]] = String(filters[name]);
  }
  return query;
}

/** Whether an address names a filter and leaves it empty, as a form does that was sent without filling it in. */
export function hasEmptyFilter(query: URLSearchParams): boolean {
  return Object.values(parameterOf).some((name) => query.get(name) === "");
}

/** The filters without one of them, or without all; back on the first page. */
export function withoutFilter(filters: EventFilters, name: FilterName | "all"): EventFilters {
  const reset = name === "all" ? noFilters : { ...filters, [name]: noFilters[name] };
  return { ...reset, when: filters.when, page: 1 };
}

/** The filters that are set, in the order of the form. */
export function activeFilters(filters: EventFilters): FilterName[] {
  return filterNames.filter((name) => filters[name] !== noFilters[name]);
}

/** Words looked for at most; each costs a look into the index. */
const mostWords = 6;

/** The words of a search: its letters and figures. Single letters count only where there is nothing longer. */
export function searchWords(q: string): string[] {
  const words = [...new Set(q.toLowerCase().split(/[^\p{L}\p{N}\p{M}]+/u))].filter(Boolean);
  const telling = words.filter((word) => word.length > 1);
  return (telling.length > 0 ? telling : words).slice(0, mostWords);
}

/** One line without control characters, whole characters only; nothing when it has neither letter nor figure. */
function lineOf(text: string | null, longest: number): string {
  const line = cutTo(text ?? "", longest * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ")
    .trim();
  const cut = cutTo(line, longest).trim();
  return /[\p{L}\p{N}]/u.test(cut) ? cut : "";
}

function cutTo(text: string, longest: number): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/\p{Cs}$/u, "");
}

function matching(text: string | null, pattern: RegExp): string | null {
  return text !== null && pattern.test(text) ? text : null;
}
