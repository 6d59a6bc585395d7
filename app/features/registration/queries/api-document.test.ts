import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OpenApiContent, OpenApiOperation } from "~/kernel/openapi";
import { contractOf, newAjv, pointerTo } from "tests/support/api-contract";
import { openApiShape } from "tests/support/openapi-shape";
import { apiExamples } from "../domain/api-examples";
import { apiDocument } from "./api-document.server";

const document = apiDocument("https://treff.example");
const { faultsAt } = contractOf(document);

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(
    ([method, operation]) => [path, method, operation] as [string, string, OpenApiOperation],
  ),
);

/** Every value at any depth of the document whose member is called `name`. */
function all(name: string, node: unknown = document): unknown[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [
    ...(key === name ? [value as unknown] : []),
    ...all(name, value),
  ]);
}

function at(ref: string): unknown {
  return ref
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>(
      (node, part) => (node as Record<string, unknown> | undefined)?.[part],
      document,
    );
}

describe("the document", () => {
  test("has the form of OpenAPI 3.1, its schemas that of JSON Schema 2020-12", () => {
    const validate = newAjv().compile(openApiShape);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    // So that the check is known to bite.
    expect(validate({ ...document, path: {} })).toBe(false);
    expect(validate({ ...document, openapi: "3.0.3" })).toBe(false);
    expect(validate({ ...document, components: { schemas: { Event: { type: "objekt" } } } })).toBe(
      false,
    );
  });

  test("every reference leads somewhere", () => {
    const refs = all("$ref");
    expect(refs.length).toBeGreaterThan(10);
    for (const ref of refs) expect.soft(at(ref as string), String(ref)).toBeDefined();
  });

  test("names each operation once, and each parameter of its path", () => {
    const ids = operations.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, method, { parameters = [], tags }] of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const named = parameters.filter((each) => each.in === "path").map(({ name }) => name);
      expect.soft(named, `${method} ${path}`).toEqual(inPath);
      for (const tag of tags) expect(document.tags.map(({ name }) => name)).toContain(tag);
    }
  });

  test("every example is what its schema says", () => {
    let seen = 0;
    const check = (where: string[], content: Readonly<Record<string, OpenApiContent>> = {}) => {
      for (const [type, { example }] of Object.entries(content)) {
        if (example === undefined) continue;
        seen += 1;
        const pointer = pointerTo(...where, "content", type, "schema");
        expect.soft(faultsAt(pointer, example), pointer).toEqual([]);
      }
    };
    for (const [path, method, operation] of operations) {
      const where = ["paths", path, method];
      check([...where, "requestBody"], operation.requestBody?.content);
      for (const [status, { content }] of Object.entries(operation.responses))
        check([...where, "responses", status], content);
      for (const [place, { example }] of (operation.parameters ?? []).entries()) {
        if (example === undefined) continue;
        seen += 1;
        const pointer = pointerTo(...where, "parameters", String(place), "schema");
        expect.soft(faultsAt(pointer, example), pointer).toEqual([]);
      }
    }
    expect(seen).toBeGreaterThan(6);
  });

  test("a field nobody documented is a fault", () => {
    const pointer = pointerTo("components", "schemas", "Event");
    const [event] = apiExamples.events.events;
    expect(faultsAt(pointer, event)).toEqual([]);
    expect(faultsAt(pointer, { ...event, secret: 1 }).join()).toContain("additional properties");
    expect(faultsAt(pointer, { ...event, startsAt: "1 September" }).join()).toContain("date-time");
    expect(faultsAt(pointer, { ...event, kind: "party" }).join()).toContain("allowed values");
  });

  test("speaks of every address under api/v1 in the route table, and of no other", () => {
    const table = readFileSync(join(import.meta.dirname, "../../../routes.ts"), "utf8");
    const routes = [...table.matchAll(/route\(\s*"(api\/v1\/[^"]+)"/g)].map(
      ([, path = ""]) => `/${path.replace(/:(\w+)/g, "{$1}")}`,
    );
    expect(routes.length).toBeGreaterThan(4);
    expect(Object.keys(document.paths).toSorted()).toEqual(routes.toSorted());
  });

  test("leads to the installation it describes", () => {
    expect(document.servers).toEqual([{ url: "https://treff.example" }]);
    expect(apiDocument("https://other.example").servers).toEqual([
      { url: "https://other.example" },
    ]);
  });

  test("says what is asked of an order", () => {
    const pointer = pointerTo("components", "schemas", "OrderRequest");
    const contact = { name: "Ada", email: "ada@firm.example" };
    expect(faultsAt(pointer, { contact, seats: [{}] })).toEqual([]);
    expect(faultsAt(pointer, { contact, seats: [] }).join()).toContain("fewer than 1");
    expect(faultsAt(pointer, { seats: [{}] }).join()).toContain("contact");
    expect(
      faultsAt(pointer, { contact: { ...contact, name: "x".repeat(121) }, seats: [{}] }).join(),
    ).toContain("120");
  });
});
