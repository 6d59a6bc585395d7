import { redirect } from "@remix-run/node";
import type { Problem, Result } from "~/kernel/result";
import { paths } from "~/paths";

/** Answers for refusals that concern a whole page rather than a field. */
const statuses: Readonly<Record<string, number>> = { "not-found": 404, "not-allowed": 403 };

/**
 * The value of a result a page cannot do without. Somebody who has to sign in is sent there and comes back
 * after it; what is not found is a 404, what their role does not carry a 403.
 */
export function expectAccess<T, P extends Problem>(result: Result<T, P>, request: Request): T {
  if (result.ok) return result.value;
  throwAccess(result.problem, request);
  throw new Error(`refused: ${result.problem.code}`);
}

/** Throws the answer to an access problem; returns for any other, which is the form's to say. */
export function throwAccess(problem: Problem, request: Request): void {
  if (problem.code === "not-signed-in") {
    const { pathname, search } = new URL(request.url);
    throw redirect(paths.signIn(request.method === "GET" ? pathname + search : undefined));
  }
  const status = statuses[problem.code];
  if (status) throw new Response(null, { status });
}

/** What a route cannot do without: a parameter, a record. Missing, it is a 404. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Response(null, { status: 404 });
  return value;
}

/** Pages of the demo alone are not there otherwise. */
export function expectDemo({ demo }: { readonly demo: boolean }): void {
  if (!demo) throw new Response(null, { status: 404 });
}
