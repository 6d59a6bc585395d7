import type {
  JsonSchema,
  OpenApiDocument,
  OpenApiMethod,
  OpenApiOperation,
} from "~/kernel/openapi";

/** The API's document as a page shows it. Sentences may hold `code` between backticks. */
export interface ApiReference {
  readonly operations: readonly ReferenceOperation[];
  readonly schemas: readonly ReferenceSchema[];
}

export interface ReferenceOperation {
  readonly id: string;
  readonly method: OpenApiMethod;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ReferenceField[];
  /** The name of what is sent, if anything is. */
  readonly body: string | null;
  readonly answers: readonly ReferenceAnswer[];
  /** How to try it in a terminal. */
  readonly curl: string;
  /** What comes of it, as JSON. */
  readonly example: string | null;
}

export interface ReferenceAnswer {
  readonly status: string;
  /** A sentence for each case. */
  readonly lines: readonly string[];
  /** The name of what is answered, if it has one. */
  readonly schema: string | null;
}

export interface ReferenceSchema {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly ReferenceField[];
}

export interface ReferenceField {
  /** With the names of what it lies in: `contact.company.name`, `seats[].status`. */
  readonly name: string;
  readonly type: string;
  /** The schema its type refers to, if it does. */
  readonly schema: string | null;
  readonly required: boolean;
  readonly description: string;
}

/** What the page about the API says, read from the document that programs read. */
export function apiReference(document: OpenApiDocument): ApiReference {
  const url = document.servers[0]?.url ?? "";
  return {
    operations: Object.entries(document.paths).flatMap(([path, item]) =>
      (["get", "post"] as const).flatMap((method) => {
        const operation = item[method];
        return operation ? [operationOf(url, path, method, operation)] : [];
      }),
    ),
    schemas: Object.entries(document.components.schemas).map(([name, schema]) => ({
      name,
      description: schema.description ?? "",
      fields: fieldsOf(schema),
    })),
  };
}

function operationOf(
  url: string,
  path: string,
  method: OpenApiMethod,
  operation: OpenApiOperation,
): ReferenceOperation {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content["application/json"];
  const example = Object.values(responses)[0]?.content?.["application/json"]?.example;
  return {
    id: operationId,
    method,
    path,
    summary,
    description,
    parameters: parameters.map((each) => ({
      name: each.name,
      type: `${typeOf(each.schema)}, ${each.in}`,
      schema: null,
      required: each.required,
      description: each.description,
    })),
    body: body ? nameOf(body.schema) : null,
    answers: Object.entries(responses).map(([status, { description, content = {} }]) => ({
      status,
      lines: description.split("\n"),
      schema: Object.values(content).map(({ schema }) => nameOf(schema))[0] ?? null,
    })),
    curl: curlOf(url, path, method, body?.example),
    example: example === undefined ? null : asJson(example),
  };
}

function curlOf(url: string, path: string, method: OpenApiMethod, body: unknown): string {
  const address = url + path.replace("{slug}", "SLUG");
  if (method === "get") return `curl ${address}`;
  return [
    `curl ${address} \\`,
    `  -H 'Content-Type: application/json' -H 'Idempotency-Key: 7f3a' \\`,
    `  -d '${asJson(body)}'`,
  ].join("\n");
}

function asJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** The fields of an object, those of objects inside it as well, as far as these have no name of their own. */
function fieldsOf(schema: JsonSchema, prefix = ""): ReferenceField[] {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = prefix + key;
    const inner = field.items ?? field;
    return [
      {
        name,
        type: typeOf(field),
        schema: nameOf(inner),
        required: required.includes(key),
        description: field.description ?? "",
      },
      ...(inner.properties ? fieldsOf(inner, `${name}${field.items ? "[]" : ""}.`) : []),
    ];
  });
}

/** What a value is, in a few words. */
function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return nameOf(schema) ?? "";
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" or ");
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  const limit = schema.maxLength === undefined ? "" : `, at most ${schema.maxLength}`;
  return `${schema.format ?? schema.type ?? "anything"}${limit}`;
}

/** The name of the schema a reference leads to, also one that is narrowed further. */
function nameOf(schema: JsonSchema): string | null {
  const ref = schema.$ref ?? schema.allOf?.find(({ $ref }) => $ref)?.$ref;
  return ref?.split("/").at(-1) ?? null;
}
