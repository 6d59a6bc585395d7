import type { z } from "zod";
import { translator, problemText } from "~/i18n/translate";
import type { Problem, Result } from "~/kernel/result";
import { accept, refuse } from "~/kernel/result";
import { taggedResponse } from "./conditional.server";
import { problemResponse } from "./problem-json.server";

/** What was sent, read by its schema, or everything about it that is not right. */
export type Read<T> = Result<T> | { ok: false; problems: readonly [Problem, ...Problem[]] };

/**
 * Reads a JSON body by its schema. What the schema does not name is dropped.
 *
 * Refused: `media-type`, `json-malformed`, or every field that is not right.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Read<z.output<Schema>>> {
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(request.headers.get("Content-Type") ?? ""))
    return refuse("media-type");
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    return refuse("json-malformed");
  }
  return checked(schema, body);
}

/**
 * Reads the parameters in an address by their schema; of one given several times the first, an empty one not at all:
 * just as the addresses of kept answers have them.
 */
export function readQuery<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Read<z.output<Schema>> {
  const first = new Map<string, string>();
  for (const [name, value] of new URL(request.url).searchParams)
    if (!first.has(name)) first.set(name, value);
  return checked(schema, Object.fromEntries([...first].filter(([, value]) => value !== "")));
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): Read<z.output<Schema>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return accept(parsed.data);
  const problems = parsed.error.issues.map((issue) => ({
    code: /^[a-z]+(-[a-z]+)*$/.test(issue.message)
      ? issue.message
      : issue.code === "invalid_type"
        ? "required"
        : "field-invalid",
    field: fieldOf(issue.path),
  }));
  // One reason a field is enough to put it right.
  const firsts = problems.filter(
    ({ field }, place) => problems.findIndex((problem) => problem.field === field) === place,
  );
  const [first, ...rest] = firsts;
  return first ? { ok: false, problems: [first, ...rest] } : refuse("field-invalid");
}

/** `["seats", 0, "email"]` → `seats[0].email` */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (field, part) =>
      typeof part === "number"
        ? `${field}[${part}]`
        : field
          ? `${field}.${String(part)}`
          : String(part),
    "",
  );
}

/**
 * What everybody may read, as JSON. It is asked for anew each time, for places go by the minute, but sent only
 * when it has changed.
 */
export function publicJson<T>(request: Request, value: T): Response {
  return taggedResponse(request, JSON.stringify(value), {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "public, no-cache",
  });
}

/** Problems in English, the API's language (RFC 9457). */
export function apiProblems(...problems: readonly [Problem, ...Problem[]]): Response {
  return problemResponse(problems, inEnglish, "body");
}

/** Problems with the parameters of an address. */
export function queryProblems(read: Extract<Read<unknown>, { ok: false }>): Response {
  const problems = "problems" in read ? read.problems : ([read.problem] as const);
  return problemResponse(problems, inEnglish, "query");
}

function inEnglish(problem: Problem): string {
  return problemText(translator("en"), problem);
}
