import { z } from "zod";
import { problemText, translator } from "~/i18n/translate";
import type {
  JsonSchema,
  OpenApiDocument,
  OpenApiMethod,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
} from "~/kernel/openapi";
import { problemSchema, problemStatus } from "./problem-json.server";

/** One thing the API does, as the document is written from it. Schemas are named as in {@link ApiSchemas}. */
export interface ApiOperation {
  readonly method: OpenApiMethod;
  /** With its parameters in braces. */
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly OpenApiParameter[];
  /** An object schema of which each field is a parameter of the address. */
  readonly query?: z.ZodObject;
  readonly body?: { readonly schema: string; readonly example: unknown };
  readonly answer: {
    readonly status: 200 | 201;
    readonly description: string;
    /** The name of a schema; left out, any JSON object. */
    readonly schema?: string;
    readonly example?: unknown;
  };
  /** What may be refused, by code. */
  readonly problems: readonly string[];
}

/** The schemas of the document by name: what is sent to us, and what we answer. */
export interface ApiSchemas {
  readonly requests: Readonly<Record<string, z.ZodType>>;
  readonly answers: Readonly<Record<string, z.ZodType>>;
}

/** What the document says beside its operations. */
export interface ApiFacts {
  /** The public address of the installation. */
  readonly url: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly tags: OpenApiDocument["tags"];
}

const componentsAt = "#/components/schemas/";

/** Writes the document of an API from its operations and zod schemas (OpenAPI Specification 3.1). */
export function openApiDocument(
  { url, title, version, description, tags }: ApiFacts,
  operations: readonly ApiOperation[],
  { requests, answers }: ApiSchemas,
): OpenApiDocument {
  const paths: Record<string, Partial<Record<OpenApiMethod, OpenApiOperation>>> = {};
  for (const operation of operations)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: operationOf(operation),
    };
  return {
    openapi: "3.1.1",
    info: {
      title,
      version,
      description,
      license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" },
    },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [{ url }],
    tags,
    paths,
    components: {
      schemas: {
        ...componentsOf(answers, "output"),
        ...componentsOf({ Problem: problemSchema }, "output"),
        ...componentsOf(requests, "input"),
      },
    },
  };
}

function operationOf(operation: ApiOperation): OpenApiOperation {
  const { id, tag, summary, description, parameters = [], query, body } = operation;
  const all = [...parameters, ...(query ? queryParametersOf(query) : [])];
  return {
    operationId: id,
    summary,
    description,
    tags: [tag],
    ...(all.length > 0 ? { parameters: all } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              "application/json": { schema: refTo(body.schema), example: body.example },
            },
          },
        }
      : {}),
    responses: { ...answersOf(operation), ...problemsOf(operation.problems) },
  };
}

function queryParametersOf(query: z.ZodObject): OpenApiParameter[] {
  const { properties = {}, required = [] } = plain(
    z.toJSONSchema(query, { io: "input", override: simplify }) as JsonSchema,
  );
  return Object.entries(properties).map(([name, { description = "", examples, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    description,
    schema,
    ...(examples?.[0] === undefined ? {} : { example: examples[0] }),
  }));
}

function answersOf({ method, answer }: ApiOperation): Record<string, OpenApiResponse> {
  const { status, description, schema, example } = answer;
  const reading = method === "get";
  const etag = {
    ETag: {
      description:
        "Names these very bytes. Sent back as If-None-Match, it saves sending them again.",
      schema: { type: "string" },
    },
  };
  return {
    [status]: {
      description,
      ...(reading ? { headers: etag } : {}),
      content: {
        "application/json": {
          schema: schema === undefined ? { type: "object" } : refTo(schema),
          ...(example === undefined ? {} : { example }),
        },
      },
    },
    ...(reading
      ? { 304: { description: "What If-None-Match named is still right.", headers: etag } }
      : {}),
  };
}

/** Refusals by status, each with its codes and what they say. */
function problemsOf(codes: readonly string[]): Record<string, OpenApiResponse> {
  const statuses = [...new Set(codes.map(problemStatus))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes
          .filter((code) => problemStatus(code) === status)
          .map((code) => `\`${code}\`: ${wordsOf(code)}`)
          .join("\n"),
        ...(status === 429 || status === 503
          ? {
              headers: {
                "Retry-After": {
                  description: "Seconds to wait.",
                  schema: { type: "integer" },
                },
              },
            }
          : {}),
        content: {
          "application/problem+json": {
            schema: {
              allOf: [
                refTo("Problem"),
                {
                  properties: {
                    status: { const: status },
                    code: { enum: codes.filter((code) => problemStatus(code) === status) },
                  },
                },
              ],
            },
          },
        },
      },
    ]),
  );
}

const plainReasons = [
  "foreign-origin",
  "length-required",
  "body-too-large",
  "too-many-requests",
  "unavailable",
] as const;

/** What a code says. Some are answered before any page or program of ours is reached. */
function wordsOf(code: string): string {
  const t = translator("en");
  const reason = plainReasons.find((each) => each === code);
  return reason ? `${t(`plain.${reason}Title`)}.` : problemText(t, { code });
}

function componentsOf(
  schemas: Readonly<Record<string, z.ZodType>>,
  io: "input" | "output",
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const written = z.toJSONSchema(registry, {
    io,
    target: "draft-2020-12",
    uri: (id) => componentsAt + id,
    override: simplify,
  });
  return Object.fromEntries(
    Object.entries(written.schemas).map(([id, schema]) => [id, plain(schema as JsonSchema)]),
  );
}

/**
 * Leaves out what zod writes but nobody needs: the long pattern beside a format, the bounds of safe integers, and
 * that an answer has no further fields: it may get some, and a program that refused them would break.
 */
function simplify({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void {
  if (jsonSchema["format"] !== undefined) delete jsonSchema["pattern"];
  if (jsonSchema["maximum"] === Number.MAX_SAFE_INTEGER) delete jsonSchema["maximum"];
  if (jsonSchema["minimum"] === Number.MIN_SAFE_INTEGER) delete jsonSchema["minimum"];
  delete jsonSchema["additionalProperties"];
}

/** As a part of the document: it has one dialect and one address. */
function plain(schema: JsonSchema): JsonSchema {
  const {
    $schema: _,
    $id: __,
    ...rest
  } = schema as JsonSchema & Record<"$schema" | "$id", unknown>;
  return rest;
}

function refTo(name: string): JsonSchema {
  return { $ref: componentsAt + name };
}
