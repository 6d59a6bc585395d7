import type { LoaderFunction } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { anonymous } from "~/kernel/actor";
import table from "~/routes";

/** What a loader is handed with a stranger's request, beside its world. */
export const stranger = {
  locale: "nb",
  requestId: "test",
  source: "192.0.2.1",
  actor: anonymous,
  staff: null,
  sessionSecret: undefined,
  demo: false,
  keep: () => {},
  keeps: () => false,
  report: (error: unknown) => {
    throw error;
  },
} as const;

/** A route of the table by its whole pattern: `/organise/:org/e/:slug`. */
export interface RouteOfTable {
  readonly pattern: string;
  readonly file: string;
}

/** Every route there is. A test that walks them is told of a new one by the parameter it does not know. */
export function allRoutes(): readonly RouteOfTable[] {
  return flat(table, "");
}

function flat(entries: readonly RouteConfigEntry[], above: string): RouteOfTable[] {
  return entries.flatMap((entry) => {
    const pattern = entry.path === undefined ? above : `${above}/${entry.path}`;
    return [{ pattern: pattern || "/", file: entry.file }, ...flat(entry.children ?? [], pattern)];
  });
}

const modules = import.meta.glob<{ readonly loader?: LoaderFunction }>("/app/routes/*.tsx");

/** The loader of a route's file, to be called as Remix calls it. */
export async function loaderOf(file: string): Promise<LoaderFunction> {
  const { loader } = (await modules[`/app/${file}`]?.()) ?? {};
  if (!loader) throw new Error(`${file} has no loader.`);
  return loader;
}

/**
 * The address of a route with these values for its parameters.
 *
 * @throws for a parameter nobody gave a value, so that a new route cannot go untested.
 */
export function addressOf(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern
    .split("/")
    .map((segment) => {
      if (segment === "*") return "nothing-here";
      return segment.replace(/:([a-zA-Z]+)\??/g, (_, name: string) => {
        const value = values[name];
        if (value === undefined)
          throw new Error(`${pattern}: say in this test what :${name} stands for.`);
        return encodeURIComponent(value);
      });
    })
    .join("/");
}
