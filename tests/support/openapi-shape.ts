/**
 * What an OpenAPI 3.1 document may be, as far as ours goes, after the specification's §4.8: every object closed, so
 * that a misspelt member is found. The schemas inside it are held against the dialect's own meta-schema.
 */
export const openApiShape = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  required: ["openapi", "info", "jsonSchemaDialect", "servers", "paths", "components", "tags"],
  additionalProperties: false,
  properties: {
    openapi: { type: "string", pattern: "^3\\.1\\.\\d+$" },
    info: {
      type: "object",
      required: ["title", "version"],
      additionalProperties: false,
      properties: {
        title: { type: "string" },
        version: { type: "string" },
        description: { type: "string" },
        license: {
          type: "object",
          required: ["name"],
          additionalProperties: false,
          properties: { name: { type: "string" }, identifier: { type: "string" } },
        },
      },
    },
    jsonSchemaDialect: { const: "https://json-schema.org/draft/2020-12/schema" },
    servers: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["url"],
        additionalProperties: false,
        properties: { url: { type: "string", format: "uri" } },
      },
    },
    tags: {
      type: "array",
      items: {
        type: "object",
        required: ["name"],
        additionalProperties: false,
        properties: { name: { type: "string" }, description: { type: "string" } },
      },
    },
    paths: {
      type: "object",
      propertyNames: { pattern: "^/" },
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        minProperties: 1,
        properties: { get: { $ref: "#/$defs/operation" }, post: { $ref: "#/$defs/operation" } },
      },
    },
    components: {
      type: "object",
      additionalProperties: false,
      required: ["schemas"],
      properties: {
        schemas: {
          type: "object",
          propertyNames: { pattern: "^[a-zA-Z0-9._-]+$" },
          additionalProperties: { $ref: "#/$defs/schema" },
        },
      },
    },
  },
  $defs: {
    schema: { $ref: "https://json-schema.org/draft/2020-12/schema" },
    operation: {
      type: "object",
      required: ["operationId", "summary", "description", "tags", "responses"],
      additionalProperties: false,
      properties: {
        operationId: { type: "string", pattern: "^[a-z][A-Za-z]+$" },
        summary: { type: "string" },
        description: { type: "string" },
        tags: { type: "array", items: { type: "string" }, minItems: 1 },
        parameters: { type: "array", items: { $ref: "#/$defs/parameter" }, uniqueItems: true },
        requestBody: {
          type: "object",
          required: ["content"],
          additionalProperties: false,
          properties: { required: { type: "boolean" }, content: { $ref: "#/$defs/content" } },
        },
        responses: {
          type: "object",
          minProperties: 1,
          propertyNames: { pattern: "^([1-5]\\d\\d|default)$" },
          additionalProperties: { $ref: "#/$defs/response" },
        },
      },
    },
    parameter: {
      type: "object",
      required: ["name", "in", "schema", "description"],
      additionalProperties: false,
      properties: {
        name: { type: "string" },
        in: { enum: ["path", "query", "header"] },
        required: { type: "boolean" },
        description: { type: "string", minLength: 1 },
        schema: { $ref: "#/$defs/schema" },
        example: true,
      },
      // What stands in the path is always there (§4.8.12.2).
      anyOf: [
        { properties: { in: { enum: ["query", "header"] } } },
        { properties: { required: { const: true } }, required: ["required"] },
      ],
    },
    content: {
      type: "object",
      minProperties: 1,
      additionalProperties: {
        type: "object",
        required: ["schema"],
        additionalProperties: false,
        properties: { schema: { $ref: "#/$defs/schema" }, example: true },
      },
    },
    response: {
      type: "object",
      required: ["description"],
      additionalProperties: false,
      properties: {
        description: { type: "string", minLength: 1 },
        headers: {
          type: "object",
          additionalProperties: {
            type: "object",
            required: ["description", "schema"],
            additionalProperties: false,
            properties: { description: { type: "string" }, schema: { $ref: "#/$defs/schema" } },
          },
        },
        content: { $ref: "#/$defs/content" },
      },
    },
  },
} as const;
