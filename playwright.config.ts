import { defineConfig } from "@playwright/test";

const port = process.env.OBELUS_E2E_PORT ?? "3999";
const url = `http://localhost:${port}`;

/** The owner whom the server makes at its first start; e2e/fixtures.ts signs in as them. */
export const OWNER = { email: "owner@example.test", password: "reading-closely-2024" };

export default defineConfig({
  testDir: "e2e",
  timeout: 150_000,
  expect: { timeout: 30_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A busy machine may be late once; a fault fails twice. What needed its second try is listed as flaky.
  retries: 1,
  reporter: [["list"], ["json"]],
  outputDir: "test-results",
  use: {
    baseURL: url,
    actionTimeout: 30_000,
    trace: "retain-on-failure",
    launchOptions: {
      ...(process.env.OBELUS_BROWSER ? { executablePath: process.env.OBELUS_BROWSER } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "node bin/start.mjs",
    url: `${url}/api/ready`,
    timeout: 300_000,
    reuseExistingServer: false,
    stdout: "pipe",
    env: {
      PORT: port,
      DATA_DIR: process.env.OBELUS_E2E_DATA ?? "test-results/data",
      OBELUS_ADMIN_EMAIL: OWNER.email,
      OBELUS_ADMIN_PASSWORD: OWNER.password,
    },
  },
});
