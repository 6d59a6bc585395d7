import { emailSchema, lineSchema } from "~/kernel/field-schemas";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";

const nameSchema = lineSchema(120);

/**
 * Reads a list of people as it is pasted: a name and an address on each line, in any order and with whatever stands
 * between them; a line with only `-` is a place to be named later.
 *
 * Refused: `people-line` with the number of the line; `required` for none at all.
 */
export function readPeopleLines(
  text: string,
): Result<readonly { name?: string; email?: string }[], Problem<"people-line" | "required">> {
  const people: { name?: string; email?: string }[] = [];
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    const typed = line.trim();
    if (typed === "") continue;
    if (typed === "-" || typed === "–") {
      people.push({});
      continue;
    }
    const word = typed.split(/[\s<>(),;"]+/).find((part) => part.includes("@")) ?? "";
    const email = emailSchema.safeParse(word);
    const name = nameSchema.safeParse(
      typed
        .replace(word, " ")
        .replaceAll(/[<>(),;"\t]+/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim(),
    );
    if (!email.success || !name.success)
      return refuse("people-line", { field: "people", params: { line: place + 1 } });
    people.push({ name: name.data, email: email.data });
  }
  return people.length > 0 ? accept(people) : refuse("required", { field: "people" });
}
