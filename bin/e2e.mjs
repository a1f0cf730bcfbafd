// npm run e2e: tests in a real browser against the production build.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { close } from "./check.mjs";
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

export async function runBrowser(args = []) {
  const browser = findBrowser();
  await build();
  const folder = mkdtempSync(join(scratchFolder(), "obelus-e2e-"));
  const data = join(folder, "data");
  const report = join(folder, "playwright.json");
  // What the first start of a server makes is copied, where a test has made it before.
  const copy = [join(root, "e2e/set-up.ts"), data];
  const copied = spawnSync(process.execPath, ["--import", "tsx", ...copy], {
    cwd: root,
    stdio: "inherit",
  });
  if (copied.status !== 0) throw new Error("The first start of the tests' server failed.");
  const done = spawnSync(
    process.execPath,
    [join(root, "node_modules/@playwright/test/cli.js"), "test", ...args],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        OBELUS_BROWSER: browser,
        OBELUS_E2E_DATA: data,
        OBELUS_E2E_PORT: String(await freePort()),
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    },
  );
  try {
    const { stats } = JSON.parse(readFileSync(report, "utf8"));
    const failed = stats.unexpected || (done.status === 0 ? 0 : 1);
    return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  close(await runBrowser(process.argv.slice(2)));
}
