import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { buildProgramsOutOfDate } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs a command of a built program, and ends with a sentence when it fails. */
export async function runProgram(program, command, failed) {
  // Where the paths that the caller names begin.
  const from = process.env.INIT_CWD ?? process.cwd();
  // Migrations and the embedded database's folder are found from there, as the server finds them.
  process.chdir(root);
  try {
    await buildProgramsOutOfDate();
    const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url)));
    const commands = await import(`../build/${program}.mjs`);
    await commands[command](version, from);
  } catch (error) {
    console.error(`${failed} ${error.message}`);
    process.exit(1);
  }
}
