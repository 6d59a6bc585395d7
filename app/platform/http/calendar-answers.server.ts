import type { LoaderFunctionArgs } from "@remix-run/node";
import { translator } from "~/i18n/translate";
import type { Actor } from "~/kernel/actor";
import { isLocale, type Locale } from "~/kernel/locales";
import type { Problem, Result } from "~/kernel/result";
import type { KeptOn } from "../page-cache/kept-on";
import type { World } from "../world.server";
import { taggedResponse } from "./conditional.server";

/** How a calendar is asked for: by the end of its address, and by its query. */
export interface CalendarAsk {
  readonly locale: Locale;
  readonly format: "ics" | "json";
  /** `?kind=talk,meal` or `?kind=talk&kind=meal`. */
  readonly kinds: readonly string[];
}

/** Why there is no calendar to send. */
export type CalendarProblem = Problem<"not-found" | "unknown-kind" | "ended">;

/** A calendar for everybody, and what it depends on. */
interface FoundCalendar {
  readonly text: string;
  readonly keptOn: KeptOn;
}

const contentTypes = {
  ics: "text/calendar; charset=utf-8",
  json: "application/calendar+json; charset=utf-8",
} as const;

/**
 * Answers a calendar that stands open, in the language and with the kinds asked for, as text or as JSON.
 *
 * @param find - looks it up by the `slug` of the address, as the one who asks may see it.
 */
export async function answerCalendar(
  { request, params, context }: LoaderFunctionArgs,
  find: (
    world: World,
    slug: string,
    ask: CalendarAsk,
    actor: Actor,
  ) => Promise<Result<FoundCalendar, CalendarProblem>>,
): Promise<Response> {
  const { world, actor, locale, keep } = context;
  const ask = calendarAsk(request, locale);
  const slug = params["slug"] ?? "";
  const result = await find(world, slug, ask, actor);
  if (!result.ok) return calendarRefusal(result.problem, locale);
  keep(result.value.keptOn);
  return calendarResponse(request, result.value.text, {
    scope: actor.kind === "signed-in" ? "private" : "public",
    format: ask.format,
    fileName: slug,
  });
}

/** What the address of a calendar asks for. `locale`: of the answer. */
export function calendarAsk(request: Request, locale: Locale): CalendarAsk {
  const { pathname, searchParams } = new URL(request.url);
  return {
    locale,
    format: pathname.endsWith(".json") ? "json" : "ics",
    kinds: searchParams
      .getAll("kind")
      .flatMap((given) => given.split(","))
      .filter((kind) => kind !== ""),
  };
}

/** The language a calendar's address names itself; `null` when it names none. */
export function languageAsked(request: Request): Locale | null {
  const asked = new URL(request.url).searchParams.get("lang");
  return isLocale(asked) ? asked : null;
}

/**
 * A calendar as an answer, confirmed with a 304 while it is the same. A public one is asked for each time: it is
 * kept ready, and a cancellation cannot wait.
 *
 * @param how.scope - `private` for a personal feed: shared caches keep it for nobody.
 */
export function calendarResponse(
  request: Request,
  calendar: string,
  how: {
    readonly scope: "private" | "public";
    readonly format: CalendarAsk["format"];
    readonly fileName: string;
  },
): Response {
  const fileName = `${how.fileName.replace(/[^\w-]/g, "-")}.${how.format}`;
  return taggedResponse(request, calendar, {
    "Cache-Control": how.scope === "public" ? "public, no-cache" : "private, max-age=300",
    "Content-Type": contentTypes[how.format],
    "Content-Disposition": `inline; filename="${fileName}"`,
  });
}

const refusals = {
  "not-found": { status: 404, text: "feeds.notFound" },
  "unknown-kind": { status: 400, text: "feeds.unknownKind" },
  // Gone for good (RFC 9110 §15.5.11): a client that understands it asks no more.
  ended: { status: 410, text: "feeds.ended" },
} as const;

/** Says in one plain sentence why there is no calendar: a calendar program cannot use a page. */
export function calendarRefusal({ code, params }: CalendarProblem, locale: Locale): Response {
  const { status, text } = refusals[code];
  const words = { kind: params?.["kind"] ?? "", known: params?.["known"] ?? "" };
  return new Response(`${translator(locale)(text, words)}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
