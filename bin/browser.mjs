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

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function works(path) {
  return (
    Boolean(path) &&
    existsSync(path) &&
    spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0
  );
}

function own() {
  try {
    return chromium.executablePath();
  } catch {
    return "";
  }
}

function ofTheSystem() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const all = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return all.find(works);
}

function found() {
  const named = process.env.OBELUS_BROWSER ?? process.env.CHROME_BIN;
  return [named, own()].find(works) ?? ofTheSystem();
}

function run(command, ...rest) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, rest, { stdio: "inherit", timeout: 600_000, env }).status === 0;
}

/** The path of a browser that starts. Throws with a sentence when there is none. */
export function findBrowser() {
  const there = found();
  if (there) return there;
  console.log("No browser was found; installing one …");
  const root = process.getuid?.() === 0;
  run(
    process.execPath,
    "node_modules/@playwright/test/cli.js",
    "install",
    ...(root ? ["--with-deps"] : []),
    "chromium",
  );
  if (!found()) {
    const apt = root ? ["apt-get"] : ["sudo", "-n", "apt-get"];
    if (run(...apt, "update", "-qq")) run(...apt, "install", "-y", "-qq", "chromium");
  }
  const installed = found();
  if (installed) return installed;
  throw new Error(
    "The tests need Chromium and could not install it. Install Chromium or Chrome, or name one: OBELUS_BROWSER=/path/to/chrome npm test",
  );
}
