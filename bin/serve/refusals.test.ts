import { describe, expect, test } from "vitest";
import { STATUS } from "@/lib/outcome";
import { findRefusal, removeInternalHeaders } from "./refusals";

const statusOf = (method: string, url: string, headers: Record<string, string> = {}) => {
  const code = findRefusal({ method, url, headers });
  return code && STATUS[code];
};

describe("a path", () => {
  test.each(["/", "/projects/%C3%A9", "/?q=%ff", "/%00", "/api/v1/me"])(
    "%s may be asked for",
    (url) => expect(statusOf("GET", url)).toBeNull(),
  );

  test.each([
    "",
    "*",
    "http://evil.invalid/",
    "evil.invalid:80",
    "/%",
    "/%ff",
    "/%E0%A4%A",
    "?q=/",
  ])("“%s” is not understood", (url) => expect(statusOf("GET", url)).toBe(400));

  test.each(["/_next/image", "/_next/image?url=x", "/_next/images"])(
    "%s of the image optimiser is not found",
    (url) => expect(statusOf("GET", url)).toBe(404),
  );
});

describe("a method", () => {
  test.each(["GET", "HEAD"])("%s reads everything", (method) => {
    expect(statusOf(method, "/projects")).toBeNull();
    expect(statusOf(method, "/api/v1/projects")).toBeNull();
  });

  test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s is for the API", (method) => {
    expect(statusOf(method, "/api/v1/projects")).toBeNull();
    expect(statusOf(method, "/projects")).toBe(405);
    expect(statusOf(method, "/apis/v1")).toBe(405);
    expect(statusOf(method, "/api")).toBe(405);
  });

  test.each(["TRACE", "PROPFIND", "PURGE", "get"])("%s is for nothing", (method) => {
    expect(statusOf(method, "/")).toBe(405);
    expect(statusOf(method, "/api/v1/projects")).toBe(405);
  });
});

test("a server action is not found, for there is none", () => {
  expect(statusOf("POST", "/", { "next-action": "0".repeat(42) })).toBe(404);
  expect(statusOf("GET", "/api/v1/me", { "next-action": "" })).toBe(404);
});

test("a body is too large above 100 megabytes", () => {
  const announce = (length: number) => ({ "content-length": String(length) });
  expect(statusOf("POST", "/api/v1/projects", announce(100_000_000))).toBeNull();
  expect(statusOf("POST", "/api/v1/projects", announce(100_000_001))).toBe(413);
  expect(statusOf("POST", "/", announce(2 ** 30))).toBe(413);
});

test("headers that Next would obey are removed, others stay", () => {
  const headers = {
    "x-middleware-subrequest": "middleware",
    "x-nextjs-data": "1",
    "x-matched-path": "/account",
    cookie: "a=b",
  };
  removeInternalHeaders({ headers });
  expect(headers).toEqual({ cookie: "a=b" });
});
