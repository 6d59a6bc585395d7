import type { Problem } from "~/kernel/result";
import type { Words } from "./announcement";
import type { Placeholder } from "./placeholder-words";
import { placeholderProblems } from "./placeholders";

/** What is wrong with somebody's words, a sentence beside each field. */
export type WordsProblem = Problem<
  "placeholder-unknown" | "placeholder-near" | "placeholder-elsewhere" | "placeholder-brace"
>;

/**
 * The first problem of the subject and of the text, if any.
 *
 * @param fieldOf - what the field of each is called in the form.
 */
export function wordsProblems(
  words: Words,
  allowed: readonly Placeholder[],
  fieldOf: (part: keyof Words) => string,
): WordsProblem[] {
  return (["subject", "text"] as const).flatMap((part): WordsProblem[] => {
    const [first] = placeholderProblems(words[part], allowed);
    if (!first) return [];
    const field = fieldOf(part);
    const { problem, written, suggestion, line } = first;
    if (problem === "unclosed" || problem === "unopened")
      return [{ code: "placeholder-brace", field, params: { written, line } }];
    if (suggestion !== null)
      return [{ code: "placeholder-near", field, params: { written, suggestion, line } }];
    const code = problem === "elsewhere" ? "placeholder-elsewhere" : "placeholder-unknown";
    return [{ code, field, params: { written, line } }];
  });
}
