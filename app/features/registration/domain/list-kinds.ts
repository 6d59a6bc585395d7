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

/** An add-on or session a list can be about. */
export interface ListTopic {
  readonly id: string;
  readonly kind: "lodging" | "transport" | "meal" | "session";
  readonly name: string;
}

const topicKind: Readonly<Record<ListKind, ListTopic["kind"]>> = {
  rooming: "lodging",
  transport: "transport",
  diets: "meal",
  attendance: "session",
};

/** What a list of a kind can be about. */
export function topicsOf(topics: readonly ListTopic[], kind: ListKind): ListTopic[] {
  return topics.filter((topic) => topic.kind === topicKind[kind]);
}

/**
 * The list an address asks for; unless it says so, the first kind there is something for.
 *
 * @param sensitive - whether what people eat may be asked for at all
 */
export function askedList(
  query: URLSearchParams,
  topics: readonly ListTopic[],
  sensitive: boolean,
): ListAsked {
  const may = listKinds.filter((kind) => kind !== "diets" || sensitive);
  const kind =
    may.find((known) => known === query.get("list")) ??
    may.find((known) => topicsOf(topics, known).length > 0) ??
    "rooming";
  const own = topicsOf(topics, kind).map(({ id }) => id);
  const of = (query.get("of") ?? "").split(",").filter((id) => own.includes(id));
  const session = topicKind[kind] === "session";
  return {
    kind,
    addOnIds: session ? [] : of,
    sessionIds: session ? of : [],
    withNames: query.get("names") !== "0",
  };
}
