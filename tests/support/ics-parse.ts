/** A property as it stands on the wire: its parameters decoded (RFC 6868), its value untouched. */
export interface Property {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
}

export interface Component {
  readonly name: string;
  readonly properties: Property[];
  readonly children: Component[];
}

export interface Parsed {
  /** The VCALENDAR, when there was one to read. */
  readonly root: Component | null;
  readonly problems: string[];
}

const longestLine = 75;
const contentLine =
  /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s;
const parameter = /;([A-Z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/gs;
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;

/** Reads a calendar from its octets: lines, folds, characters, content lines, nesting. */
export function parseCalendar(calendar: string | Uint8Array): Parsed {
  const octets = typeof calendar === "string" ? Buffer.from(calendar, "utf8") : calendar;
  const problems: string[] = [];
  const lines = unfold(physicalLines(octets, problems), problems);
  return { root: nest(lines, problems), problems };
}

/** The lines without their CRLF, each checked by itself: a fold inside a character shows here. */
function physicalLines(octets: Uint8Array, problems: string[]): string[] {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const lines: string[] = [];
  let from = 0;
  for (let at = 0; at < octets.length; at++) {
    const isLineFeed = octets[at] === 0x0a;
    if (octets[at] === 0x0d && octets[at + 1] !== 0x0a) problems.push("A CR without its LF.");
    if (!isLineFeed) continue;
    if (octets[at - 1] !== 0x0d) problems.push("An LF without its CR.");
    const line = octets.subarray(from, at - 1);
    from = at + 1;
    if (line.length > longestLine) problems.push(`A line of ${line.length} octets.`);
    if (line.length === 0) problems.push("An empty line.");
    try {
      lines.push(strict.decode(line));
    } catch {
      problems.push("A line that is no UTF-8.");
      lines.push(new TextDecoder().decode(line));
    }
  }
  if (from !== octets.length) problems.push("No CRLF at the end.");
  return lines;
}

function unfold(physical: readonly string[], problems: string[]): string[] {
  const lines: string[] = [];
  for (const line of physical) {
    if (invisible.test(line)) problems.push(`A character nobody can see: ${JSON.stringify(line)}.`);
    const last = lines.length - 1;
    if (!/^[ \t]/.test(line)) lines.push(line);
    else if (last < 0) problems.push("The first line continues nothing.");
    else {
      if (line.length === 1) problems.push("A fold with nothing after it.");
      lines[last] += line.slice(1);
    }
  }
  return lines;
}

function nest(lines: readonly string[], problems: string[]): Component | null {
  const open: Component[] = [];
  let root: Component | null = null;
  for (const line of lines) {
    const property = parseLine(line, problems);
    if (!property) continue;
    const parent = open.at(-1);
    if (property.name === "BEGIN") {
      const component = { name: property.value, properties: [], children: [] };
      if (parent) parent.children.push(component);
      else if (root) problems.push(`A second calendar: ${line}.`);
      else root = component;
      open.push(component);
    } else if (property.name === "END") {
      if (open.pop()?.name !== property.value) problems.push(`${line} ends nothing.`);
    } else if (!parent) problems.push(`${property.name} stands outside the calendar.`);
    else {
      if (parent.children.length > 0) problems.push(`${property.name} comes after a component.`);
      parent.properties.push(property);
    }
  }
  if (open.length > 0) problems.push(`${open.at(-1)?.name} has no end.`);
  if (root?.name !== "VCALENDAR") problems.push("This is no VCALENDAR.");
  return root;
}

function parseLine(line: string, problems: string[]): Property | null {
  const match = contentLine.exec(line);
  if (!match) {
    problems.push(`No content line: ${JSON.stringify(line)}.`);
    return null;
  }
  const [, name = "", given = "", value = ""] = match;
  const parameters = new Map<string, readonly string[]>();
  for (const [, key = "", list = ""] of given.matchAll(parameter)) {
    if (parameters.has(key)) problems.push(`${name} has ${key} twice.`);
    parameters.set(
      key,
      (list.match(/"[^"]*"|[^",]+/g) ?? [""]).map((text) => decode(text, name, problems)),
    );
  }
  return { name, parameters, value };
}

function decode(text: string, property: string, problems: string[]): string {
  const bare = text.startsWith('"') ? text.slice(1, -1) : text;
  return bare.replace(/\^(.?)/gsu, (escape, kind: string) => {
    const character = { "^": "^", n: "\n", "'": '"' }[kind];
    if (character === undefined) problems.push(`${property} has a stray caret.`);
    return character ?? escape;
  });
}
