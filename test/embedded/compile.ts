import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, stop } from "esbuild";
import { buildPrograms, prepareClient } from "../../bin/build.mjs";

const SOURCES = fileURLToPath(new URL(".", import.meta.url));

/** Where the scripts of this folder stand compiled, below what their imports are found from. */
export const COMPILED = fileURLToPath(
  new URL("../../node_modules/.cache/obelus/embedded", import.meta.url),
);

/**
 * Compiles the scripts of this folder and the thread of the database once for a run: a loader of
 * TypeScript takes longer to start, in each of a hundred processes, than the database does.
 */
export default async function setUp(): Promise<void> {
  if (process.env.OBELUS_BUILD !== "as-is") {
    prepareClient();
    await buildPrograms();
  }
  await build({
    entryPoints: readdirSync(SOURCES)
      .filter((name) => name !== "compile.ts")
      .map((name) => join(SOURCES, name)),
    outdir: COMPILED,
    outExtension: { ".js": ".mjs" },
    packages: "external",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["react-server"],
    logLevel: "error",
  });
  await stop();
}
