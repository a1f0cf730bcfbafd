// npm run check: format, lint, types, the unit tests, and the service tests that reach a change that
// is not committed yet.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareClient } from "./build.mjs";
import { add, close, failed } from "./counts.mjs";
import { node } from "./node.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name) => join(root, "node_modules", ...name.split("/"));
const cached = (name) => join(root, "node_modules", ".cache", "obelus", name);

const FORMAT = [
  "format",
  bin("prettier/bin/prettier.cjs"),
  "--check",
  "--log-level",
  "warn",
  "--cache",
  "--cache-strategy",
  "content",
  "--cache-location",
  cached("prettier"),
  ".",
];
const LINT = ["lint", bin("eslint/bin/eslint.js"), ".", "--max-warnings", "0"];
const LINT_CACHE = ["--cache", "--cache-strategy", "content", "--cache-location", cached("eslint")];
const OXLINT = [
  "promises, accessibility, no import in a circle",
  bin("oxlint/bin/oxlint"),
  "--tsconfig",
  "tsconfig.json",
  "--type-aware",
  ".",
];
const UNUSED = ["nothing unused", bin("knip/bin/knip.js"), "--no-progress"];
// The compiler in native code; what needs the compiler as a library has TypeScript 5.9.
const TSC = bin("typescript-native/bin/tsc");
// Its record of an earlier run does not notice that messages changed.
const TYPES = ["types", TSC, "--noEmit", "--incremental", "false"];
const TYPES_OF_LIB = ["types of lib, which knows no machine", TSC, "--noEmit", "-p", "lib"];

/**
 * Runs checks one after the other, each counted as one, and prints the output of each when it ends.
 */
async function runInTurn(checks, { aside = false } = {}) {
  const counts = [];
  for (const [name, ...args] of checks) {
    const { status, printed } = await node(args, { aside });
    console.log(`${printed}${status === 0 ? "✓" : "✗"} ${name}`);
    counts.push(
      status === 0 ? { passed: 1, failed: 0, skipped: 0 } : failed(name, printed.trimEnd()),
    );
  }
  return add(...counts);
}

/** Generates what types and tests need: the database client and the types of the routes. */
export async function prepare() {
  prepareClient();
  const env = { NEXT_TELEMETRY_DISABLED: "1" };
  const { status, printed } = await node([bin("next/dist/bin/next"), "typegen"], { env });
  if (status !== 0) console.error(printed);
}

/** Format, lint and types, on two cores. */
async function runQuickChecks() {
  await prepare();
  return add(
    ...(await Promise.all([
      runInTurn([TYPES, TYPES_OF_LIB, OXLINT]),
      runInTurn([FORMAT, [...LINT, ...LINT_CACHE]]),
    ])),
  );
}

/**
 * All checks of format, lint and types, one after the other and aside. Those that need types wait for
 * `built`, since a build writes the types of the routes anew.
 */
export async function runStaticChecks(built) {
  const counts = await runInTurn([FORMAT, LINT], { aside: true });
  await built;
  const needTypes = [OXLINT, TYPES, TYPES_OF_LIB, UNUSED];
  return add(counts, await runInTurn(needTypes, { aside: true }));
}

/**
 * Tests below the browser; `args` choose some of them. What runs aside is printed when it has ended,
 * so that it does not stand between the lines of the others.
 */
export async function runVitest(args = [], { aside = false } = {}) {
  const report = join(mkdtempSync(join(tmpdir(), "obelus-")), "vitest.json");
  const { status, printed } = await node(
    [
      bin("vitest/vitest.mjs"),
      "run",
      ...args,
      "--reporter=default",
      "--reporter=json",
      "--reporter=./test/run/summary.ts",
      `--outputFile.json=${report}`,
    ],
    { stdio: aside ? "pipe" : "inherit", aside },
  );
  if (aside) console.log(printed);
  try {
    const result = JSON.parse(readFileSync(report, "utf8"));
    const failures = result.testResults.flatMap(failuresOfFile);
    return {
      passed: result.numPassedTests,
      failed: failures.length || (status === 0 ? 0 : 1),
      skipped: result.numPendingTests,
      failures,
    };
  } catch (error) {
    return failed(["tests", ...args].join(" "), error.message);
  }
}

/** The failed tests of a file; a file that could not be loaded has none of its own, and is one itself. */
function failuresOfFile({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failures = assertionResults
    .filter((test) => test.status === "failed")
    .map((test) => ({
      name: `${file} > ${test.fullName}`,
      message: test.failureMessages.join("\n"),
    }));
  return status === "failed" && failures.length === 0 ? [{ name: file, message }] : failures;
}

/** All service tests take minutes; those whose imports lead to a change tell most of what it breaks. */
async function runTestsOfChange() {
  const unit = await runVitest(["--project=unit"]);
  return add(unit, await runVitest(["--project=service", "--changed", "--passWithNoTests"]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  prepareClient();
  close(add(...(await Promise.all([runQuickChecks(), runTestsOfChange()]))));
}
