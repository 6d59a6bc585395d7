import { contentLine, escapeText, type Parameter } from "./content-line";

/** What a value is (RFC 5545 §3.3). `unknown` is that of a property nobody registered (`X-…`): text on the wire. */
export type ValueType =
  | "text"
  | "unknown"
  | "uri"
  | "date-time"
  | "date"
  | "duration"
  | "integer"
  | "float"
  | "utc-offset"
  | "recur";

/**
 * How the parts of a calendar are written down. The writer says what stands in one, a syntax how: so a calendar
 * in two syntaxes cannot say two things.
 *
 * @remarks Every part is finished text, to be put beside its neighbours as it is.
 */
export interface CalendarSyntax {
  /** One property; `value` as on the wire, but TEXT sanitised and not yet escaped. */
  readonly property: (
    name: string,
    type: ValueType,
    value: string,
    parameters?: readonly Parameter[],
  ) => string;
  /** One property with several texts. */
  readonly list: (name: string, texts: readonly string[]) => string;
  /** A component around its finished properties and components. */
  readonly component: (name: string, properties: string, components: string) => string;
  /** The outermost component as a document. */
  readonly document: (component: string) => string;
}

/** iCalendar: content lines, folded, with CRLF (RFC 5545). */
export const iCalendar: CalendarSyntax = {
  property: (name, type, value, parameters) =>
    contentLine(name, isText(type) ? escapeText(value) : value, parameters),
  list: (name, texts) => contentLine(name, texts.map(escapeText).join(",")),
  component: (name, properties, components) =>
    `BEGIN:${name}\r\n${properties}${components}END:${name}\r\n`,
  document: (component) => component,
};

/**
 * jCal: the same calendar as JSON (RFC 7265). Every part ends with the comma before its neighbour; whoever
 * closes the array takes the last one off.
 */
export const jCal: CalendarSyntax = {
  property: (name, type, value, parameters = []) =>
    `[${jsonName(name)},${jsonParameters(parameters)},"${type}",${jsonValue(type, value)}],`,
  list: (name, texts) =>
    `[${jsonName(name)},{},"text",${texts.map((text) => JSON.stringify(text)).join(",")}],`,
  component: (name, properties, components) =>
    `[${jsonName(name)},[${withoutComma(properties)}],[${withoutComma(components)}]],`,
  document: withoutComma,
};

function isText(type: ValueType): boolean {
  return type === "text" || type === "unknown";
}

function jsonName(name: string): string {
  return `"${name.toLowerCase()}"`;
}

/** VALUE is left out: in jCal each property names its type (§3.5.2). */
function jsonParameters(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return "{}";
  return JSON.stringify(
    Object.fromEntries(
      parameters
        .filter(([name]) => name !== "VALUE")
        .map(([name, value]) => [name.toLowerCase(), value]),
    ),
  );
}

function jsonValue(type: ValueType, value: string): string {
  switch (type) {
    case "integer":
      return value;
    case "float":
      return `[${value.split(";").map(Number).join(",")}]`;
    case "date":
      return `"${extendedDate(value)}"`;
    case "date-time":
      return `"${extendedDate(value)}T${value.slice(9, 11)}:${value.slice(11, 13)}:${value.slice(13)}"`;
    case "utc-offset":
      return `"${value.slice(0, 3)}:${value.slice(3)}"`;
    case "recur":
      return recurrence(value);
    // As it stands on the wire, escaped (§5.1): nobody knows what it is.
    case "unknown":
      return JSON.stringify(escapeText(value));
    case "text":
    case "uri":
    case "duration":
      return JSON.stringify(value);
  }
}

/** `20270901` and whatever follows as `2027-09-01`. */
function extendedDate(value: string): string {
  return `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`;
}

function recurrence(rule: string): string {
  const parts = rule.split(";").map((part) => {
    const [name = "", value = ""] = part.split("=");
    return [name.toLowerCase(), /^\d+$/.test(value) ? Number(value) : value] as const;
  });
  return JSON.stringify(Object.fromEntries(parts));
}

function withoutComma(parts: string): string {
  return parts.endsWith(",") ? parts.slice(0, -1) : parts;
}
