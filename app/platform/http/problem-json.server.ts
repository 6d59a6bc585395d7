import type { Problem } from "~/kernel/result";

/** The status a refusal has in the JSON API, by its code; 422 for anything about what was sent. */
const statuses: Readonly<Record<string, number>> = {
  "not-found": 404,
  "event-not-open": 409,
  "event-started": 409,
  "already-registered": 409,
  "submission-differs": 409,
  "json-malformed": 400,
  "method-not-allowed": 405,
  "media-type": 415,
};

/**
 * Problems as RFC 9457 has them: `type` names the code, `detail` says it in words, `errors` the fields
 * (JSON pointers, RFC 6901).
 */
export function problemResponse(
  problems: readonly [Problem, ...Problem[]],
  detailOf: (problem: Problem) => string,
): Response {
  const [first] = problems;
  const status = statuses[first.code] ?? 422;
  const body = {
    type: `urn:treff:problem:${first.code}`,
    title: detailOf(first),
    status,
    code: first.code,
    errors: problems
      .filter(({ field }) => field !== undefined)
      .map((problem) => ({
        code: problem.code,
        pointer: pointerOf(problem.field ?? ""),
        detail: detailOf(problem),
      })),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
  });
}

/** `seats[0].email` → `#/seats/0/email` */
function pointerOf(field: string): string {
  return `#/${field
    .replace(/\[(\d+)\]/g, ".$1")
    .split(".")
    .join("/")}`;
}
