import type { z } from "zod";
import { translator, problemText } from "~/i18n/translate";
import type { Problem, Result } from "~/kernel/result";
import { accept, refuse } from "~/kernel/result";
import { problemResponse } from "./problem-json.server";

/**
 * Reads a JSON body by its schema. What the schema does not name is dropped.
 *
 * Refused: `media-type`, `json-malformed`, or every field that is not right.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Result<z.output<Schema>> | { ok: false; problems: readonly [Problem, ...Problem[]] }> {
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(request.headers.get("Content-Type") ?? ""))
    return refuse("media-type");
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    return refuse("json-malformed");
  }
  const parsed = schema.safeParse(body);
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

/** Problems in English, the API's language (RFC 9457). */
export function apiProblems(...problems: readonly [Problem, ...Problem[]]): Response {
  return problemResponse(problems, (problem) => problemText(translator("en"), problem));
}
