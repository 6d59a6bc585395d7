const width = 72;

/** A title with a line of `sign` under it, as long as the longest of its own lines. */
export function underlined(text: string, line: string): string {
  const wrapped = wrap(text);
  const longest = Math.max(...wrapped.split("\n").map((part) => [...part].length));
  return `${wrapped}\n${line.repeat(longest)}`;
}

/** Breaks between words; a word longer than a line stands alone, unbroken. */
export function wrap(text: string, first = "", rest = ""): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    if (!empty && [...line].length + 1 + [...word].length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join("\n");
}
