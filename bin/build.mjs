// Builds when the build is missing or does not match the sources, and reports what it does.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { generate } from "./generate.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const PAGE_SOURCES = [
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
const PROGRAM_SOURCES = ["bin/backups", "bin/obelus", "bin/serve", "bin/supervise"];

function listFiles(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !/\.test\.tsx?$|^\./.test(entry.name))
      .flatMap((entry) => listFiles(join(path, entry.name)));
  } catch {
    return [path];
  }
}

/** A hash of the contents of these files and folders, and of Node's major version. */
function hashSources(sources) {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const file of sources.flatMap((source) => listFiles(join(root, source))).sort()) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function readIfPresent(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** Generates the database client if it is missing or does not match the schema. */
export function prepareClient() {
  const schema = readIfPresent(join(root, "prisma", "schema.prisma"));
  const stamp = join(root, "prisma", "generated", "made-from");
  if (readIfPresent(stamp) === schema) return;
  console.log("Writing the database client …");
  generate();
  writeFileSync(stamp, schema);
}

/** Bundles what runs beside the pages: supervisor, HTTP server, threads, and commands. */
export async function buildPrograms() {
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: {
      backup: join(root, "bin", "backups", "commands.ts"),
      obelus: join(root, "bin", "obelus", "main.ts"),
      serve: join(root, "bin", "serve", "serve.ts"),
      supervise: join(root, "bin", "supervise", "supervise.ts"),
      worker: join(root, "server", "worker.ts"),
      "database-worker": join(root, "server", "platform", "embedded", "worker.ts"),
    },
    outdir: join(root, "build"),
    outExtension: { ".js": ".mjs" },
    // PGlite, citation-js and Prisma's schema engine find their files beside their own; commander
    // and cli-progress are CommonJS, which requires what only Node has; pdf.js is large and needed
    // by few.
    external: [
      "@inquirer/*",
      "cli-progress",
      "commander",
      "next",
      "pg",
      "pglite-prisma-adapter",
      "@electric-sql/pglite",
      "@citation-js/*",
      "@prisma/*",
      "unpdf",
    ],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["react-server"],
    logLevel: "error",
  });
  // Its process would stay as long as this one.
  await esbuild.stop();
}

/** Builds what is out of date. With OBELUS_BUILD=as-is an existing build is used, however old. */
export async function build() {
  const hasPages = existsSync(join(root, ".next", "BUILD_ID"));
  const hasPrograms = existsSync(join(root, "build", "serve.mjs"));
  if (process.env.OBELUS_BUILD === "as-is") {
    if (hasPages && hasPrograms) return;
    throw new Error("OBELUS_BUILD is as-is, and there is no build yet.");
  }
  prepareClient();
  const pages = hashSources(PAGE_SOURCES);
  const pagesStamp = join(root, ".next", "obelus-sources");
  if (!hasPages || readIfPresent(pagesStamp) !== pages) {
    await buildPages();
    await compressScripts();
    writeFileSync(pagesStamp, pages);
  }
  await buildProgramsIfChanged(pages, hasPrograms);
}

/** Builds the programs alone, for a command that may run while the pages are served. */
export async function buildProgramsOutOfDate() {
  const hasPrograms = existsSync(join(root, "build", "backup.mjs"));
  if (process.env.OBELUS_BUILD === "as-is" && hasPrograms) return;
  await buildProgramsIfChanged(hashSources(PAGE_SOURCES), hasPrograms);
}

/** @param pages the hash of the sources of the pages: programs import from server and lib, too. */
async function buildProgramsIfChanged(pages, hasPrograms) {
  const programs = `${pages} ${hashSources(PROGRAM_SOURCES)}`;
  const programsStamp = join(root, "build", "obelus-sources");
  if (!hasPrograms || readIfPresent(programsStamp) !== programs) {
    await buildPrograms();
    writeFileSync(programsStamp, programs);
  }
}

function buildPages() {
  console.log("Building the pages; this happens once and takes a minute or two …");
  return new Promise((resolve, reject) => {
    const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
    const child = spawn(process.execPath, [next, "build"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text) => (output += text));
    child.on("close", (code) => {
      if (code === 0) return resolve();
      process.stderr.write(output);
      reject(new Error("The pages could not be built; the lines above say why."));
    });
  });
}

/** Writes each script and style of the pages a second time, compressed (bin/serve/compressed-files). */
async function compressScripts() {
  const { BROTLI_PARAM_MODE, BROTLI_PARAM_QUALITY, BROTLI_MODE_TEXT } = constants;
  // Quality 11 takes twice as long for 2 % less.
  const params = { [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT, [BROTLI_PARAM_QUALITY]: 10 };
  const files = listFiles(join(root, ".next", "static")).filter((file) => /\.(js|css)$/.test(file));
  await Promise.all(
    files.map(async (file) => {
      const compressed = await promisify(brotliCompress)(readFileSync(file), { params });
      writeFileSync(`${file}.br`, compressed);
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
