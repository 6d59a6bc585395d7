import { expect, test } from "vitest";
import type { OpenApiDocument } from "~/kernel/openapi";
import { apiReference } from "./api-reference";

const document: OpenApiDocument = {
  openapi: "3.1.1",
  info: { title: "T", version: "1", description: "", license: { name: "x", identifier: "x" } },
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  servers: [{ url: "https://treff.example" }],
  tags: [],
  paths: {
    "/things/{slug}": {
      post: {
        operationId: "makeThing",
        summary: "Make a thing",
        description: "",
        tags: [],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/Thing" },
              example: { a: 1 },
            },
          },
        },
        responses: {
          "201": {
            description: "Made.",
            content: {
              "application/json": { schema: { $ref: "#/components/schemas/Thing" }, example: {} },
            },
          },
          "422": { description: "`a`: No.\n`b`: Neither." },
        },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: "object",
        required: ["parts"],
        properties: {
          parts: {
            type: "array",
            items: {
              type: "object",
              required: [],
              properties: { size: { anyOf: [{ type: "integer" }, { type: "null" }] } },
            },
          },
          kind: { type: "string", enum: ["x", "y"] },
          other: { $ref: "#/components/schemas/Thing" },
        },
      },
    },
  },
};

test("the page says what the document says", () => {
  const { operations, schemas } = apiReference(document);
  expect(operations).toMatchObject([
    {
      body: "Thing",
      answers: [
        { status: "201", lines: ["Made."], schema: "Thing" },
        { status: "422", lines: ["`a`: No.", "`b`: Neither."], schema: null },
      ],
    },
  ]);
  expect(operations[0]?.curl).toContain("https://treff.example/things/SLUG");
  expect(operations[0]?.curl).toContain("Idempotency-Key");
  expect(schemas[0]?.fields.map(({ name, type, required }) => [name, type, required])).toEqual([
    ["parts", "list of object", true],
    ["parts[].size", "integer or null", false],
    ["kind", "`x`, `y`", false],
    ["other", "Thing", false],
  ]);
});
