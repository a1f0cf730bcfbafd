import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What starts servers or processes, mounts disks or asks thousands of questions. */
const SLOW = [
  "server/platform/embedded/**/*.test.ts",
  "**/*.concurrent.test.ts",
  "**/*.process.test.ts",
  "**/*.fuzz.test.ts",
];

/** 20 seconds on a machine that does nothing else, more on one that is busy already. */
const LIMIT_MS = 20_000 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
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
    maxWorkers: 2,
    testTimeout: LIMIT_MS,
    hookTimeout: LIMIT_MS,
    projects: [
      project("unit", { include: UNIT, exclude: SLOW, isolate: false }),
      project("service", {
        include: SERVICE,
        exclude: SLOW,
        isolate: false,
        globalSetup: "test/database/snapshot.ts",
        setupFiles: "test/run/fresh-file.ts",
      }),
      ...(process.env.OBELUS_FAST
        ? []
        : [project("process", { include: SLOW, testTimeout: 300_000, hookTimeout: 300_000 })]),
    ],
  },
});
