import fc from "fast-check";
import { expect, test } from "vitest";
import {
  activeFilters,
  filterQuery,
  hasEmptyFilter,
  lastPage,
  longestSearch,
  noFilters,
  readFilters,
  searchWords,
  withoutFilter,
  type EventFilters,
} from "./event-filters";
import { eventKinds } from "./event-words";

const read = (query: string) => readFilters(new URLSearchParams(query));
const print = (filters: EventFilters) => new URLSearchParams(filterQuery(filters)).toString();

/** Filters as an address can hold them. */
const filters: fc.Arbitrary<EventFilters> = fc.record({
  q: fc
    .array(fc.stringMatching(/^[\p{L}\p{N}&.%+æøåÄÖ]{1,9}$/u), { maxLength: 8 })
    .map((words) => readFilters(new URLSearchParams({ q: words.join(" ") })).q),
  kind: fc.option(fc.constantFrom(...eventKinds)),
  place: fc.option(fc.constantFrom("moss", "nordre follo", "ås", "lillestrom")),
  organiser: fc.option(fc.stringMatching(/^[a-z0-9-]{1,80}$/)),
  month: fc.option(
    fc
      .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => `${year}-${String(month).padStart(2, "0")}`),
  ),
  when: fc.constantFrom("upcoming", "past"),
  page: fc.integer({ min: 1, max: lastPage }),
});

test("filters survive being printed into an address and read again", () => {
  fc.assert(
    fc.property(filters, (each) => {
      expect(read(print(each))).toEqual(each);
    }),
  );
});

test("whatever an address holds, reading it once is as good as reading it twice", () => {
  const anything = fc.dictionary(
    fc.constantFrom("q", "kind", "place", "org", "month", "when", "page", "lang"),
    fc.string({ unit: "binary", maxLength: 300 }),
  );
  fc.assert(
    fc.property(anything, (query) => {
      const first = readFilters(new URLSearchParams(query));
      expect(read(print(first))).toEqual(first);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["", {}],
  [
    "kind=webinar&org=sju-elver&month=2026-11",
    {
      kind: "webinar",
      organiser: "sju-elver",
      month: "2026-11",
    },
  ],
  ["q=%20frokost%20%20 seminar%0A", { q: "frokost seminar" }],
  ["place=LILLESTR%C3%98M&when=past&page=3", { place: "lillestrøm", when: "past", page: 3 }],
  ["kind=party&month=2026-13&when=never&page=-1&org=../x", {}],
  ["month=2026-00&page=two&q=%25&place=%00", {}],
  ["page=9999", { page: lastPage }],
  ["page=1e999&q=%00%00a%00b", { q: "a b" }],
])("%s is read as %o", (query, expected) => {
  expect(read(query)).toEqual({ ...noFilters, ...expected });
});

test("a page of text in the search field is cut, never in the middle of a character", () => {
  expect(read(`q=${"a".repeat(10_000)}`).q).toHaveLength(longestSearch);
  const faces = read(`q=${encodeURIComponent(`x${"🙂".repeat(5000)}`)}`).q;
  expect(faces).toMatch(/^x(🙂)+$/u);
});

test("a filter taken away leaves the others, and the first page", () => {
  const all = { ...noFilters, q: "frokost", kind: "webinar", when: "past", page: 4 } as const;
  expect(activeFilters(all)).toEqual(["q", "kind"]);
  expect(print(withoutFilter(all, "q"))).toBe("kind=webinar&when=past");
  expect(print(withoutFilter(all, "all"))).toBe("when=past");
});

test("a form sent without filling it in is noticed", () => {
  expect(hasEmptyFilter(new URLSearchParams("q=&kind=webinar"))).toBe(true);
  expect(hasEmptyFilter(new URLSearchParams("kind=webinar&other="))).toBe(false);
});

test("the words of a search are its letters and figures", () => {
  expect(searchWords("Frokost, FROKOST & semniar i Ås")).toEqual(["frokost", "semniar", "ås"]);
  expect(searchWords("å")).toEqual(["å"]);
  expect(searchWords("% _ \\")).toEqual([]);
  expect(searchWords("a1 b2 c3 d4 e5 f6 g7")).toHaveLength(6);
});
