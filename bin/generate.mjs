// Generates the Prisma client. The generator never runs the schema engine it asks for, so any
// existing executable satisfies it and nothing has to be downloaded.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");

export function generate() {
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
