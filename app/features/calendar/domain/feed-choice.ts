import { isLocale, type Locale } from "~/kernel/locales";

/** What a calendar can be made of: everything, or what is for one group, of some kinds. */
export interface FeedChoices {
  /** The kinds there are something of, in their usual order. */
  readonly kinds: readonly string[];
  /** The networks that public events speak of; none where one cannot choose among them. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** What somebody has chosen. */
export interface FeedChoice {
  readonly group: string | null;
  readonly kinds: readonly string[];
  readonly language: Locale;
}

/** What the group field says for no group at all: an address without an empty word in it can be kept. */
export const everybody = "all";

/** What stands in the address of the page, so far as it names a group and kinds at all. */
export function readChoice(query: URLSearchParams, locale: Locale): FeedChoice {
  const group = query.get("group");
  const language = query.get("language");
  return {
    group: group === null || group === everybody ? null : group,
    kinds: query.getAll("kind").flatMap((given) => given.split(",")),
    language: isLocale(language) ? language : locale,
  };
}

/** The choice without what cannot be chosen, so that the address shown is one that answers. All kinds are none. */
export function possibleChoice(
  { group, kinds, language }: FeedChoice,
  choices: FeedChoices,
): FeedChoice {
  const possible = choices.kinds.filter((kind) => kinds.includes(kind));
  return {
    group: choices.groups.some(({ id }) => id === group) ? group : null,
    kinds: possible.length === choices.kinds.length ? [] : possible,
    language,
  };
}
