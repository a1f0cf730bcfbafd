// npm run e2e: tests in a real browser against the production build.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { close, failed } from "./counts.mjs";
import { node } from "./node.mjs";
import { scratchFolder } from "./scratch.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The failed tests of a suite of Playwright's report, with the suites in it. */
function failuresOfSuite({ suites = [], specs = [] }) {
  return [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, line, title, tests }) => ({
        name: `e2e/${file}:${line} ${title}`,
        message: tests[0]?.results.at(-1)?.error?.message ?? "",
      })),
    ...suites.flatMap(failuresOfSuite),
  ];
}

export async function runBrowser(args = []) {
  const browser = findBrowser();
  await build();
  const folder = mkdtempSync(join(scratchFolder(), "obelus-e2e-"));
  const data = join(folder, "data");
  const report = join(folder, "playwright.json");
  // What the first start of a server makes is copied, where a test has made it before.
  const copy = [join(root, "e2e/set-up.ts"), data];
  const copied = await node(["--import", "tsx", ...copy], { stdio: "inherit" });
  if (copied.status !== 0) throw new Error("The first start of the tests' server failed.");
  const done = await node([join(root, "node_modules/@playwright/test/cli.js"), "test", ...args], {
    stdio: "inherit",
    env: {
      OBELUS_BROWSER: browser,
      OBELUS_E2E_DATA: data,
      OBELUS_E2E_PORT: String(await freePort()),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  });
  try {
    const { stats, suites, errors } = JSON.parse(readFileSync(report, "utf8"));
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected || (done.status === 0 ? 0 : 1),
      skipped: stats.skipped,
      failures: [
        ...errors.map(({ message }) => ({ name: "browser tests", message })),
        ...suites.flatMap(failuresOfSuite),
      ],
    };
  } catch (error) {
    return failed("browser tests", error.message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  close(await runBrowser(process.argv.slice(2)));
}
