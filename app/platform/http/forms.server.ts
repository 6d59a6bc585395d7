import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { z } from "zod";
import type { FormState } from "~/kernel/form-state";
import type { Problem } from "~/kernel/result";

export type ReadForm<T> =
  | { readonly ok: true; readonly value: T; readonly form: FormState }
  | { readonly ok: false; readonly form: FormState };

/**
 * What a posted form holds under each name; of a name sent several times the last.
 *
 * @remarks As browsers send a form without files. Reading one with files costs a hundred times as much for its size
 * and is for the page that takes them alone.
 * @throws a 400 answer for a body that is no such form.
 */
export async function readValues(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type))
    throw new Response(null, { status: 400 });
  return Object.fromEntries(new URLSearchParams(await request.text()));
}

/**
 * Reads a posted form by its schema. An empty field is one that is not there; `seats[0].name` nests.
 *
 * @returns the value, or what was typed with a problem for each field: the schema's messages are codes that
 * the page translates.
 */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<ReadForm<z.output<Schema>>> {
  return checkValues(await readValues(request), schema);
}

/** As {@link readForm}, for values that were read before. */
export function checkValues<Schema extends z.ZodType>(
  values: Readonly<Record<string, string>>,
  schema: Schema,
): ReadForm<z.output<Schema>> {
  const submission = parseWithZod(new URLSearchParams(values), { schema });
  if (submission.status === "success")
    return { ok: true, value: submission.value, form: { values, problems: [] } };
  const problems = Object.entries(submission.error ?? {}).flatMap(([field, messages]) =>
    (messages ?? []).slice(0, 1).map((message) => ({ code: codeOf(message), field })),
  );
  return { ok: false, form: { values, problems } };
}

/** Answers a form that was not accepted, with what was typed: 422 (RFC 9110 §15.5.21). */
export function invalid(form: FormState, ...more: readonly Problem[]) {
  return data({ form: { ...form, problems: [...form.problems, ...more] } }, { status: 422 });
}

/** Our schemas' messages are codes; what zod says by itself comes down to two of them. */
function codeOf(message: string): string {
  if (/^[a-z]+(-[a-z]+)*$/.test(message)) return message;
  return /undefined|expected one of|Invalid discriminator/.test(message)
    ? "required"
    : "field-invalid";
}
