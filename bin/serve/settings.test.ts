import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readListenSettings } from "./settings";

beforeEach(() => {
  for (const name of ["HOST", "PORT", "OBELUS_URL"]) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  [{}, { host: "127.0.0.1", port: 3000, hasPublicUrl: false }],
  [
    { HOST: " ", PORT: "" },
    { host: "127.0.0.1", port: 3000, hasPublicUrl: false },
  ],
  [
    { HOST: " 0.0.0.0 ", PORT: " 80 " },
    { host: "0.0.0.0", port: 80, hasPublicUrl: false },
  ],
  [{ PORT: "0" }, { host: "127.0.0.1", port: 0, hasPublicUrl: false }],
  [
    { OBELUS_URL: "https://obelus.example.org" },
    { host: "127.0.0.1", port: 3000, hasPublicUrl: true },
  ],
])("%j is read as %j", (environment, settings) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  expect(readListenSettings()).toEqual(settings);
});

test.each([
  ["PORT", "eighty"],
  ["PORT", "-1"],
  ["PORT", "65536"],
  ["PORT", "80.5"],
  ["OBELUS_URL", "obelus.example.org"],
  ["OBELUS_URL", "ftp://obelus.example.org"],
])("%s=%s is refused by name", (name, value) => {
  vi.stubEnv(name, value);
  expect(() => readListenSettings()).toThrow(`${name} must be`);
});
