import { defineConfig } from "@playwright/test";
import { LAUNCH_ARGS } from "./bin/browser.mjs";
import { OWNER } from "./test/server/app";

const port = process.env.OBELUS_E2E_PORT ?? "3999";
export const BASE_URL = `http://localhost:${port}`;

/** Of a web server of a test, from which the server may fetch; none that a machine gives to connections. */
export const FETCHED_PORT = 10_000 + 2 * (Number(port) % 10_000);
/** Of a web server of a test that webhooks are sent to. */
export const WEBHOOK_PORT = FETCHED_PORT + 1;

export default defineConfig({
  testDir: "e2e",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A busy machine may be late once; a fault fails twice. What needed its second try is listed as flaky.
  retries: 1,
  reporter: [["list"], ["json"], ["./e2e/summary.ts"]],
  outputDir: "test-results",
  use: {
    baseURL: BASE_URL,
    actionTimeout: 15_000,
    // Recording costs a third of a run; the second try of a failed test is recorded.
    trace: "on-first-retry",
    launchOptions: { executablePath: process.env.OBELUS_BROWSER, args: LAUNCH_ARGS },
  },
  webServer: {
    command: "node bin/start.mjs",
    url: `${BASE_URL}/api/ready`,
    timeout: 120_000,
    reuseExistingServer: false,
    stdout: "pipe",
    env: {
      PORT: port,
      DATA_DIR: process.env.OBELUS_E2E_DATA ?? "test-results/data",
      OBELUS_ADMIN_EMAIL: OWNER.email,
      OBELUS_ADMIN_PASSWORD: OWNER.password,
      OBELUS_FETCH_TEST: `127.0.0.1:${FETCHED_PORT},127.0.0.1:${WEBHOOK_PORT}`,
    },
  },
});
