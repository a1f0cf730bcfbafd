// Finds a browser for the tests, in this order: the one named in OBELUS_BROWSER, Playwright's own,
// one of the system, and only then one that is installed now.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/**
 * Arguments for every browser we start: it runs in a container too, without graphics and without
 * calls home.
 */
export const LAUNCH_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const EXECUTABLES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const MAC_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function starts(path) {
  return (
    Boolean(path) &&
    existsSync(path) &&
    spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0
  );
}

function playwrightBrowser() {
  try {
    return chromium.executablePath();
  } catch {
    return "";
  }
}

function findSystemBrowser() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const all = [
    ...folders.flatMap((folder) => EXECUTABLES.map((name) => join(folder, name))),
    ...MAC_PATHS,
  ];
  return all.find(starts);
}

function findInstalled() {
  const named = process.env.OBELUS_BROWSER ?? process.env.CHROME_BIN;
  return [named, playwrightBrowser()].find(starts) ?? findSystemBrowser();
}

function run(command, ...rest) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, rest, { stdio: "inherit", timeout: 600_000, env }).status === 0;
}

/** The path of a browser that starts. Throws when there is none and none can be installed. */
export function findBrowser() {
  const present = findInstalled();
  if (present) return present;
  console.log("No browser was found; installing one …");
  const isRoot = process.getuid?.() === 0;
  run(
    process.execPath,
    "node_modules/@playwright/test/cli.js",
    "install",
    ...(isRoot ? ["--with-deps"] : []),
    "chromium",
  );
  if (!findInstalled()) {
    const apt = isRoot ? ["apt-get"] : ["sudo", "-n", "apt-get"];
    if (run(...apt, "update", "-qq")) run(...apt, "install", "-y", "-qq", "chromium");
  }
  const installed = findInstalled();
  if (installed) return installed;
  throw new Error(
    "The tests need Chromium and could not install it. Install Chromium or Chrome, or name one: OBELUS_BROWSER=/path/to/chrome npm test",
  );
}
