import { expect, test } from "vitest";
import { curlOf, exampleOf, groupsOf, type OpenApi } from "./open-api";

const API: OpenApi = {
  info: { version: "1" },
  paths: {
    "/projects": {
      get: { operationId: "listProjects", tags: ["Projects"], responses: {} },
      post: {
        operationId: "addProject",
        tags: ["Projects"],
        requestBody: {
          content: { "application/json": { schema: { $ref: "#/components/schemas/Draft" } } },
        },
        responses: {},
      },
    },
    "/search": { get: { operationId: "search", tags: ["Search"], security: [], responses: {} } },
  },
  components: {
    schemas: {
      Draft: {
        type: "object",
        required: ["name", "kind"],
        properties: {
          name: { type: "string" },
          kind: { enum: ["it's"] },
          tags: { type: "array", items: { $ref: "#/components/schemas/Draft" } },
        },
      },
      Loop: {
        type: "object",
        required: ["next"],
        properties: { next: { $ref: "#/components/schemas/Loop" } },
      },
    },
  },
};

test("calls stand in their groups, in the order of the document", () => {
  const groups = [...groupsOf(API)].map(([group, calls]) => [group, calls.length]);
  expect(groups).toEqual([
    ["Projects", 2],
    ["Search", 1],
  ]);
});

test("an example holds what is required and no more", () => {
  expect(exampleOf({ $ref: "#/components/schemas/Draft" }, API)).toEqual({
    name: "…",
    kind: "it's",
  });
});

test("a shape that holds itself has an end", () => {
  expect(() => exampleOf({ $ref: "#/components/schemas/Loop" }, API)).not.toThrow();
});

test("a call is written for a shell, with its quotation marks safe", () => {
  const [list, add] = groupsOf(API).get("Projects") ?? [];
  const [search] = groupsOf(API).get("Search") ?? [];
  if (!list || !add || !search) throw new Error("calls are missing");
  expect(curlOf(list, API)).toBe(
    'curl "$OBELUS/api/v1/projects" \\\n  -H "Authorization: Bearer $TOKEN"',
  );
  expect(curlOf(add, API)).toContain('curl -X POST "$OBELUS/api/v1/projects"');
  expect(curlOf(add, API)).toContain(`it'\\''s`);
  expect(curlOf(search, API)).not.toContain("TOKEN");
});
