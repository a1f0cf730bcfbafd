// npm run check: format, lint, types and every test that needs no browser.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareClient } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name) => join(root, "node_modules", ...name.split("/"));

const ROOMS = ["lib", "server", "components", "app"];

const HOUSE = [
  ["format", bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."],
  ["lint", bin("eslint/bin/eslint.js"), ".", "--max-warnings", "0"],
  ["no import in a circle", bin("oxlint/bin/oxlint"), "--tsconfig", "tsconfig.json", ...ROOMS],
  ["types", bin("typescript/bin/tsc"), "--noEmit"],
  ["types of lib, which knows no machine", bin("typescript/bin/tsc"), "--noEmit", "-p", "lib"],
];

function node(args, env = {}) {
  return spawnSync(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  }).status;
}

/** Format, lint and types; each counts as one. */
export function checkHouse() {
  prepareClient();
  node([join(root, "node_modules/next/dist/bin/next"), "typegen"], {
    NEXT_TELEMETRY_DISABLED: "1",
  });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, ...args] of HOUSE) {
    const good = node(args) === 0;
    console.log(`${good ? "✓" : "✗"} ${name}`);
    counts[good ? "passed" : "failed"]++;
  }
  return counts;
}

/** Unit, service and database tests. `fast` leaves out those that start servers of their own. */
export function runVitest({ fast }) {
  const report = join(mkdtempSync(join(tmpdir(), "obelus-")), "vitest.json");
  const status = node(
    [
      bin("vitest/vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    fast ? { OBELUS_FAST: "1" } : {},
  );
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    // A file that could not even be loaded has no failed test of its own.
    const failed = numFailedTests || (status === 0 ? 0 : Math.max(1, numFailedTestSuites));
    return { passed: numPassedTests, failed, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

export function add(...counts) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) for (const key of Object.keys(sum)) sum[key] += count[key];
  return sum;
}

export function close({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  close(add(checkHouse(), runVitest({ fast: true })));
}
