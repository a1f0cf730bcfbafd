import { afterEach, beforeEach, expect, test } from "vitest";
import { readListenSettings } from "./settings";

const NAMES = ["HOST", "PORT", "OBELUS_URL"] as const;
const clear = () => NAMES.forEach((name) => delete process.env[name]);
beforeEach(clear);
afterEach(clear);

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
  Object.assign(process.env, environment);
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
  process.env[name] = value;
  expect(() => readListenSettings()).toThrow(`${name} must be`);
});
