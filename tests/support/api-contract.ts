import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import type { JsonSchema, OpenApiDocument, OpenApiMethod, OpenApiResponse } from "~/kernel/openapi";

/** Where a part of the document lies, as ajv finds it. */
const documentAt = "treff:api";

/** What a document says about its answers, ready to be held against them. */
export interface ApiContract {
  /** The document in which no object may hold a field that is not named. */
  readonly closed: OpenApiDocument;
  /** What is wrong with `value` by the schema at a JSON pointer into the document; nothing when all is well. */
  readonly faultsAt: (pointer: string, value: unknown) => readonly string[];
  /** What is wrong with an answer to `method` and `path` (with its parameters in braces). */
  readonly faultsOf: (method: OpenApiMethod, path: string, answer: Response) => Promise<string[]>;
}

/** Reads a document for checking. An undocumented field in an answer is a fault, though a program should bear it. */
export function contractOf(document: OpenApiDocument): ApiContract {
  const closed = closedForm(document) as OpenApiDocument;
  const ajv = newAjv();
  ajv.addSchema({ $id: documentAt, ...closed });
  const validators = new Map<string, ValidateFunction>();
  const faultsAt = (pointer: string, value: unknown): readonly string[] => {
    const known = validators.get(pointer);
    const validate = known ?? ajv.compile({ $ref: `${documentAt}#${pointer}` });
    validators.set(pointer, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(faultLine);
  };
  return {
    closed,
    faultsAt,
    async faultsOf(method, path, answer) {
      const operation = closed.paths[path]?.[method];
      const response = operation?.responses[String(answer.status)];
      if (!response) return [`${method} ${path}: status ${answer.status} is not documented`];
      const text = await answer.clone().text();
      const at = ["paths", path, method, "responses", String(answer.status)];
      return faultsOfBody({ response, at, answer, text, faultsAt }).map(
        (fault) => `${method} ${path} ${answer.status}: ${fault}`,
      );
    },
  };
}

function faultsOfBody({
  response,
  at,
  answer,
  text,
  faultsAt,
}: {
  response: OpenApiResponse;
  at: readonly string[];
  answer: Response;
  text: string;
  faultsAt: ApiContract["faultsAt"];
}): string[] {
  const faults = Object.keys(response.headers ?? {})
    .filter((name) => !answer.headers.has(name))
    .map((name) => `the header ${name} is missing`);
  const type = (answer.headers.get("Content-Type") ?? "").split(";")[0] ?? "";
  if (!response.content) return text === "" ? faults : [...faults, "has a body"];
  if (!response.content[type]) return [...faults, `${type} is not documented`];
  return [
    ...faults,
    ...faultsAt(pointerTo(...at, "content", type, "schema"), JSON.parse(text) as unknown),
  ];
}

/** A JSON pointer, as it stands in an address. */
export function pointerTo(...parts: readonly string[]): string {
  return parts
    .map((part) => `/${encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))}`)
    .join("");
}

/** A validator for draft 2020-12 with the formats the document uses. */
export function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajvFormats.default(ajv);
  ajv.addFormat("idn-email", /^[^\s@]+@[^\s@]+\.[^\s@]+$/);
  return ajv;
}

/** `node` with every object schema in it closed. */
function closedForm(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closedForm);
  if (typeof node !== "object" || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      name === "example" || name === "examples" ? value : closedForm(value),
    ]),
  );
  const { type, properties } = copy as JsonSchema;
  return type === "object" && properties ? { ...copy, additionalProperties: false } : copy;
}

function faultLine({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || "/"} ${message} ${JSON.stringify(params)}`;
}
