// Builds when the build is missing or does not match the sources, and reports what it does.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "./generate.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = [
  "app",
  "components",
  "lib",
  "messages",
  "prisma/schema.prisma",
  "prisma/seed",
  "public",
  "server",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "tsconfig.json",
];

function files(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !/\.test\.tsx?$|^\./.test(entry.name))
      .flatMap((entry) => files(join(path, entry.name)));
  } catch {
    return [path];
  }
}

/** One hash of everything a build depends on. */
function fingerprint() {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const file of SOURCES.flatMap((source) => files(join(root, source))).sort()) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** Generates the database client if it is missing or does not match the schema. */
export function prepareClient() {
  const schema = textOf(join(root, "prisma", "schema.prisma"));
  const stamp = join(root, "prisma", "generated", "made-from");
  if (textOf(stamp) === schema) return;
  console.log("Writing the database client …");
  generate();
  writeFileSync(stamp, schema);
}

/** The thread that parses long texts is a program of its own. */
export async function buildWorker() {
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: [join(root, "server", "document", "import", "worker.ts")],
    outfile: join(root, "build", "convert-worker.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
}

/** With OBELUS_BUILD=as-is the present build is used, whatever it was made of. */
export async function build() {
  const stamp = join(root, ".next", "obelus-sources");
  const there = existsSync(join(root, ".next", "BUILD_ID"));
  if (process.env.OBELUS_BUILD === "as-is") {
    if (there) return;
    throw new Error("OBELUS_BUILD is as-is, and there is no build yet.");
  }
  prepareClient();
  const now = fingerprint();
  if (there && textOf(stamp) === now) return;
  console.log("Building the pages; this happens once and takes a minute or two …");
  await new Promise((resolve, reject) => {
    const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
    const child = spawn(process.execPath, [next, "build"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
    child.on("close", (code) => {
      if (code === 0) return resolve();
      process.stderr.write(said);
      reject(new Error("The pages could not be built; the lines above say why."));
    });
  });
  await buildWorker();
  writeFileSync(stamp, now);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
