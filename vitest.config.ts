import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What starts servers or processes, mounts disks or sends thousands of requests. */
const SLOW = [
  "server/platform/embedded/**/*.test.ts",
  "**/*.concurrent.test.ts",
  "**/*.process.test.ts",
];
/** What looks for inputs that break something. */
const FUZZ = ["**/*.fuzz.test.ts"];
/** Started on a busy machine, a server may be late once; a fault fails twice. */
const RETRY = 1;

/** How many times longer everything may take, on a machine that does other work as well. */
const TIME_FACTOR = Number(
  process.env.OBELUS_TEST_PATIENCE ?? Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()),
);
/** How long a test may take, its set-up, and whatever starts servers or processes. */
const LIMIT_MS = 20_000 * TIME_FACTOR;
const SET_UP_LIMIT_MS = 60_000 * TIME_FACTOR;
const PROCESS_LIMIT_MS = 300_000;
const SERVICE = ["server/**/*.test.ts", "app/**/*.test.ts"];
const UNIT = ["lib", "components", "bin", "bench", "prisma", "test"].map(
  (folder) => `${folder}/**/*.test.ts`,
);

const project = (
  name: string,
  test: TestProjectInlineConfiguration["test"],
): TestProjectInlineConfiguration => ({ extends: true, test: { name, ...test } });

export default defineConfig({
  resolve: {
    alias: [
      // Outside Next there is no client bundle that the marker could protect.
      { find: "server-only", replacement: here("./node_modules/server-only/empty.js") },
      { find: /^@\//, replacement: here("./") },
    ],
  },
  test: {
    pool: "forks",
    maxWorkers: 3,
    testTimeout: LIMIT_MS,
    hookTimeout: SET_UP_LIMIT_MS,
    expect: { poll: { timeout: LIMIT_MS } },
    // What tests rest on without importing it: a change there runs them all.
    forceRerunTriggers: [
      "**/package.json",
      "**/vitest.config.ts",
      "**/prisma/**",
      "**/test/{database,run}/**",
    ],
    projects: [
      project("unit", { include: UNIT, exclude: [...SLOW, ...FUZZ], isolate: false }),
      project("service", {
        include: SERVICE,
        exclude: [...SLOW, ...FUZZ],
        isolate: false,
        retry: RETRY,
        globalSetup: "test/database/snapshot.ts",
        setupFiles: "test/run/fresh-file.ts",
      }),
      project("process", {
        include: SLOW,
        globalSetup: ["test/database/snapshot.ts", "test/embedded/compile.ts"],
        retry: RETRY,
        testTimeout: PROCESS_LIMIT_MS,
        hookTimeout: PROCESS_LIMIT_MS,
      }),
      // Never tried again: what another input finds is found.
      project("fuzz", {
        include: FUZZ,
        globalSetup: "test/database/snapshot.ts",
        testTimeout: PROCESS_LIMIT_MS,
        hookTimeout: PROCESS_LIMIT_MS,
      }),
    ],
  },
});
