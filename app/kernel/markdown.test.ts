import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMarkdown, plainMarkdown } from "./markdown";

/** What a text says as Markdown, when it is one paragraph of words and line breaks. */
function readAsMarkdown(text: string): string | null {
  const [block, ...more] = parseMarkdown(text);
  if (!block) return "";
  if (more.length > 0 || block.kind !== "paragraph") return null;
  const words = block.inside.map((piece) =>
    piece.kind === "text" ? piece.text : piece.kind === "break" ? "\n" : null,
  );
  return words.includes(null) ? null : words.join("");
}

const line = fc.string({
  unit: fc.constantFrom(...Array.from("aÅø æz019 ,.;:?!()\"'’«»“”–*_`#>-+[]<&\\/@~=|\t")),
  maxLength: 12,
});

test("a text of ordinary sentences is itself, as Markdown reads it too", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 3 }), (lines) => {
      const text = lines.join("\n");
      if (plainMarkdown(text) !== text) return;
      const read = readAsMarkdown(text);
      // Or it is said otherwise and comes out the same, as a list does whose signs were ours already.
      if (read !== null) expect(read).toBe(text);
      else expect(text).toMatch(/[^\p{L}\p{N} ,.;:?!()"'’«»“”–\n]|^\P{L}/mu);
    }),
    { numRuns: 3000 },
  );
});

test("what Markdown reads otherwise is read", () => {
  expect(plainMarkdown("Ta med *noe* å skrive med")).toBe("Ta med noe å skrive med");
  expect(plainMarkdown("1. Kaffe\n2. Te")).toBe("1. Kaffe\n2. Te");
  expect(plainMarkdown("Kaffe \nog te\n\nVelkommen\n")).toBe("Kaffe\nog te\n\nVelkommen");
  expect(plainMarkdown("Kaffe\n---")).toBe("Kaffe");
});
