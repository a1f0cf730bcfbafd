import { afterEach, beforeEach, expect, test } from "vitest";
import { isCrossOrigin } from "./origin";
import { publicUrl } from "./public-url";

beforeEach(() => {
  delete process.env.OBELUS_URL;
  delete process.env.HOST;
  process.env.PORT = "3100";
});
afterEach(() => {
  delete process.env.OBELUS_URL;
  delete process.env.HOST;
  delete process.env.PORT;
});

const write = (headers: Record<string, string>) =>
  isCrossOrigin(new Request("http://localhost:3100/api/v1/projects", { method: "POST", headers }));

test.each(["http://localhost:3100", "http://127.0.0.1:3100", "http://[::1]:3100"])(
  "a page at %s is ours when no public URL is told",
  (origin) => expect(write({ origin })).toBe(false),
);

test.each(["null", "http://localhost:3000", "https://localhost:3100", "http://evil.invalid", ""])(
  "a page at %j is not ours",
  (origin) => expect(write({ origin })).toBe(true),
);

test("with a public URL only its pages are ours", () => {
  process.env.OBELUS_URL = "https://obelus.example.org/";
  expect(write({ origin: "https://obelus.example.org" })).toBe(false);
  expect(write({ origin: "http://localhost:3100" })).toBe(true);
});

test("without an origin the browser's word on the site counts", () => {
  expect(write({ "sec-fetch-site": "same-origin", cookie: "a=b" })).toBe(false);
  expect(write({ "sec-fetch-site": "none", cookie: "a=b" })).toBe(false);
  expect(write({ "sec-fetch-site": "same-site" })).toBe(true);
  expect(write({ "sec-fetch-site": "cross-site" })).toBe(true);
});

test("a write with a cookie that says nothing of where it comes from is refused", () => {
  expect(write({ cookie: "obelus.session=x" })).toBe(true);
  expect(write({})).toBe(false);
});

test.each([
  [{}, "http://localhost:3100"],
  [{ HOST: "0.0.0.0" }, "http://localhost:3100"],
  [{ HOST: "192.0.2.7" }, "http://192.0.2.7:3100"],
  [{ HOST: "127.0.0.2" }, "http://127.0.0.2:3100"],
  [{ HOST: "2001:db8::1" }, "http://[2001:db8::1]:3100"],
  [{ OBELUS_URL: "https://obelus.example.org/" }, "https://obelus.example.org"],
])("links are built for %j from %s", (environment, url) => {
  Object.assign(process.env, environment);
  expect(publicUrl()).toBe(url);
});

test("a public URL that is none is said at once", () => {
  process.env.OBELUS_URL = "javascript:alert(1)";
  expect(() => publicUrl()).toThrow(/OBELUS_URL/);
});
