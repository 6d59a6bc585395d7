import { dirname, join } from "node:path/posix";

/** Every module of ours but the texts, which name no deed. */
const modules = import.meta.glob<string>(
  [
    "/app/**/*.{ts,tsx}",
    "!/app/**/*.test.{ts,tsx}",
    "!/app/i18n/**",
    "!/app/platform/generated/**",
  ],
  { query: "?raw", import: "default", eager: true },
);

/** The module an import leads to, if it is one of ours. */
function moduleAt(from: string, specifier: string): string | undefined {
  const path = specifier.startsWith("~/")
    ? `/app/${specifier.slice(2)}`
    : specifier.startsWith(".")
      ? join(dirname(from), specifier)
      : null;
  if (path === null) return undefined;
  return [path, `${path}.ts`, `${path}.tsx`].find((name) => name in modules);
}

/** What a module imports, types as well. */
function importsOf(name: string): readonly string[] {
  const source = modules[name] ?? "";
  return [...source.matchAll(/(?:\bfrom\s|\bimport\()\s*"([^"]+)"/g)].flatMap(([, specifier]) => {
    const found = moduleAt(name, specifier ?? "");
    return found === undefined ? [] : [found];
  });
}

/** The words a module has in quotes or as names in a table, that could be a deed's. */
function wordsOf(name: string): readonly string[] {
  const source = modules[name] ?? "";
  return [
    ...source.matchAll(/["`]([a-z]+(?:-[a-z]+)*)["`]|\b([a-z]+)(?=: |\()|[(/|]([a-z]+)(?=[|)])/g),
  ].map(([, quoted, key, choice]) => quoted ?? key ?? choice ?? "");
}

/** What the buttons of all forms ask for, as far as it stands there as one word: `name="intent" value="publish"`. */
export function deedsOfForms(): readonly string[] {
  const deeds = Object.values(modules).flatMap((source) =>
    [
      ...source.matchAll(
        /name="(?:intent|act)"\s+value="([a-z-]+)"|(?:values\["intent"\]|\bintent) === "([a-z-]+)"|(?:intent|act): z\.literal\("([a-z-]+)"\)|confirm=\{\{\s+intent: "([a-z-]+)"/g,
      ),
    ].map(([, ...found]) => found.find(Boolean) ?? ""),
  );
  return [...new Set(deeds)];
}

/**
 * The deeds among `deeds` that a route can tell apart: their word stands in its file or in a module it reaches. Any
 * other word is to the route as good as one nobody has thought of, of which the answer has one too.
 *
 * @param file of the route table: `routes/home.tsx`.
 */
export function deedsAt(file: string, deeds: readonly string[]): readonly string[] {
  const reached = new Set([`/app/${file}`]);
  for (const name of reached) for (const next of importsOf(name)) reached.add(next);
  const words = new Set([...reached].flatMap(wordsOf));
  // Those that are sure are asked for by a word put together (`approve` and `-sure`).
  return [...deeds.filter((deed) => words.has(deed.replace(/-sure$/, ""))), "no-such-deed"];
}

/** Does something with each of `all`, a few at a time: the application works while the test reads. */
export async function severalAtOnce<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const left = all.values();
  const worker = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}
