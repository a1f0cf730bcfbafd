import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `npm run check` leaves out what starts servers, mounts disks or asks thousands of questions. */
const SLOW = [
  "server/platform/embedded/**",
  "**/*.concurrent.test.ts",
  "**/*.process.test.ts",
  "**/*.fuzz.test.ts",
];

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      // Outside Next there is no client bundle that the marker could protect.
      { find: "server-only", replacement: here("./node_modules/server-only/empty.js") },
      { find: /^@\//, replacement: here("./") },
    ],
  },
  test: {
    globalSetup: ["./test/database/snapshot.ts"],
    include: [
      "lib/**/*.test.ts",
      "server/**/*.test.ts",
      "test/**/*.test.ts",
      "app/**/*.test.ts",
      "components/**/*.test.ts",
      "bin/**/*.test.ts",
      "bench/**/*.test.ts",
      "prisma/**/*.test.ts",
    ],
    exclude: ["node_modules/**", ...(process.env.OBELUS_FAST ? SLOW : [])],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
