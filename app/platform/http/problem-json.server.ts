import { z } from "zod";
import type { Problem } from "~/kernel/result";

/** The status a refusal has in the JSON API, by its code; 422 for anything about what was sent. */
const statuses: Readonly<Record<string, number>> = {
  "json-malformed": 400,
  "foreign-origin": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "event-not-open": 409,
  "event-started": 409,
  "already-registered": 409,
  "submission-differs": 409,
  "order-code-used-up": 409,
  "length-required": 411,
  "body-too-large": 413,
  "media-type": 415,
  "too-many-requests": 429,
  unavailable: 503,
};

/** The status of an answer that names this problem first. */
export function problemStatus(code: string): number {
  return statuses[code] ?? 422;
}

/** Problem details (RFC 9457) as the JSON API answers them. */
export const problemSchema = z
  .object({
    type: z.string().meta({
      description: "Names the problem as a URN; `code` is its last part.",
      examples: ["urn:treff:problem:not-found"],
    }),
    title: z.string().meta({ description: "The problem in a sentence, in English." }),
    status: z.int().meta({ description: "The status of the answer, once more." }),
    detail: z.string().optional().meta({ description: "What can be done about it." }),
    code: z.string().meta({ description: "What a program decides by." }),
    errors: z
      .array(
        z.object({
          code: z.string(),
          pointer: z
            .string()
            .optional()
            .meta({ description: "The place in what was sent (JSON Pointer, RFC 6901)." }),
          parameter: z
            .string()
            .optional()
            .meta({ description: "The parameter of the address, where one is wrong." }),
          detail: z.string(),
        }),
      )
      .optional()
      .meta({ description: "Every field that has to be put right, one reason each." }),
  })
  .meta({ description: "What went wrong, for programs and for people (RFC 9457)." });

export type ProblemAnswer = z.output<typeof problemSchema>;

/**
 * Problems as RFC 9457 has them: `type` names the code, `title` says it in words, `errors` the fields: by JSON
 * pointer in a body, by name in an address.
 */
export function problemResponse(
  problems: readonly [Problem, ...Problem[]],
  wordsOf: (problem: Problem) => string,
  where: "body" | "query",
): Response {
  const [first] = problems;
  const status = problemStatus(first.code);
  const body: ProblemAnswer = {
    type: `urn:treff:problem:${first.code}`,
    title: wordsOf(first),
    status,
    code: first.code,
    errors: problems.flatMap((problem) =>
      problem.field === undefined
        ? []
        : [
            {
              code: problem.code,
              ...(where === "body"
                ? { pointer: pointerOf(problem.field) }
                : { parameter: problem.field }),
              detail: wordsOf(problem),
            },
          ],
    ),
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
