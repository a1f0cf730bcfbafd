// Generates the Prisma client. The generator never runs the schema engine it asks for, so any
// existing executable satisfies it and nothing has to be downloaded.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Prisma's tool, under a name of its own: `prisma` would come with its client to production. */
function prismaCli() {
  try {
    return createRequire(import.meta.url).resolve("prisma-cli/build/index.js");
  } catch {
    throw new Error(
      "The tools that write the database client are not installed. Run npm ci with its development dependencies; once it is built, npm prune --omit=dev may remove them.",
    );
  }
}

export function generate() {
  const prisma = prismaCli();
  const done = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], {
    cwd: root,
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
    encoding: "utf8",
  });
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout}${done.stderr}`);
    throw new Error("The database client could not be generated; the lines above say why.");
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate();
