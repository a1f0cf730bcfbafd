import { beforeAll, describe, expect, test } from "vitest";
import { STATUS } from "@/lib/outcome";
import { openApiDocument } from "@/app/api/openapi";
import { OPERATIONS } from "@/lib/contract/operations";
import { routes, type Route } from "@/test/api/routes";

/** Describes the other operations, and so is not among them. */
const ITSELF = "get /openapi.json";

let there: Route[];
beforeAll(async () => {
  there = await routes();
});

const document = openApiDocument() as unknown as Json;
type Json = { [key: string]: unknown };

test("every route is described, and everything described is a route", () => {
  const methodsAndPaths = there.flatMap(({ path, handlers }) =>
    [...handlers.keys()].map((method) => `${method} ${path}`),
  );
  const described = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  expect(methodsAndPaths.filter((one) => one !== ITSELF).toSorted()).toEqual(described.toSorted());
});

test("every operation has a name of its own and a summary", () => {
  const ids = OPERATIONS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, summary } of OPERATIONS) expect(summary, id).toMatch(/^[A-Z].+\.$/s);
});

test("an operation names exactly the parameters that stand in its path", () => {
  for (const { id, path, params } of OPERATIONS) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(params?.shape ?? {}).toSorted(), id).toEqual(inPath.toSorted());
  }
});

describe("the published document", () => {
  const operations = Object.entries(document.paths as Json).flatMap(([path, item]) =>
    Object.entries(item as Json).map(([method, operation]) => ({
      name: `${method} ${path}`,
      path,
      operation: operation as Json,
    })),
  );

  test("is OpenAPI 3.1 with all it must have", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    const { title, version } = document.info as Json;
    expect([typeof title, typeof version]).toEqual(["string", "string"]);
    expect(operations).toHaveLength(OPERATIONS.length);
    const known = new Set([
      "openapi",
      "info",
      "servers",
      "security",
      "paths",
      "components",
      "tags",
    ]);
    expect(Object.keys(document).filter((key) => !known.has(key))).toEqual([]);
    for (const path of Object.keys(document.paths as Json)) expect(path).toMatch(/^\//);
  });

  test.each(operations)("describes $name", ({ path, operation }) => {
    const responses = Object.entries(operation.responses as Json);
    expect(responses.some(([status]) => status.startsWith("2"))).toBe(true);
    for (const [status, response] of responses) {
      expect(status).toMatch(/^[1-5]\d\d$/);
      expect(typeof (response as Json).description).toBe("string");
    }
    const parameters = (operation.parameters ?? []) as Json[];
    const seen = parameters.map(({ in: where, name }) => `${String(where)} ${String(name)}`);
    expect(new Set(seen).size).toBe(seen.length);
    for (const { in: where, name, required, schema, content } of parameters) {
      expect(["path", "query", "header", "cookie"]).toContain(where);
      expect(schema ?? content, String(name)).toBeDefined();
      if (where === "path")
        expect([required, path.includes(`{${String(name)}}`)]).toEqual([true, true]);
    }
    const body = operation.requestBody as Json | undefined;
    if (body) expect(Object.keys(body.content as Json).length).toBeGreaterThan(0);
  });

  test("refers only to what it holds", () => {
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(0);
    for (const reference of new Set(references)) {
      const pointer = /"\$ref":"#\/([^"]+)"/.exec(reference)?.[1]?.split("/") ?? [];
      const held = pointer.reduce<unknown>((at, key) => (at as Json | undefined)?.[key], document);
      expect(held, reference).toBeDefined();
    }
  });

  test("names every scheme of signing in that it asks for", () => {
    const { securitySchemes } = document.components as Json;
    const schemes = [document.security, ...operations.map(({ operation }) => operation.security)]
      .flatMap((security) => (security ?? []) as Json[])
      .flatMap((one) => Object.keys(one));
    for (const scheme of schemes) expect(securitySchemes).toHaveProperty(scheme);
  });

  test("has a status of HTTP for every refusal", () => {
    for (const [code, status] of Object.entries(STATUS)) {
      expect(code).toMatch(/^[a-z-]+$/);
      if (code === "moved") expect(status).toBe(301);
      else expect(status >= 400 && status < 600).toBe(true);
    }
  });

  test("says of a claim alone that it may have another address", () => {
    const moving = operations.filter(({ operation }) => "301" in (operation.responses as Json));
    expect(moving.map(({ name }) => name)).toEqual(["get /claims/{claimId}"]);
  });
});
