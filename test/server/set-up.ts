import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startApp, temporaryFolder } from "./app";

/**
 * A folder whose server has been set up and stopped before, with the owner and the sample project
 * in it. The first start of a build is kept beside the build and copied.
 */
export async function setUpFolder(folder = temporaryFolder()): Promise<string> {
  const build = readFileSync(join(".next", "BUILD_ID"), "utf8").trim();
  const snapshot = join(".next", `first-start-${build}`);
  if (!existsSync(snapshot)) await keepFirstStart(snapshot);
  cpSync(snapshot, folder, { recursive: true });
  return folder;
}

async function keepFirstStart(snapshot: string): Promise<void> {
  for (const name of readdirSync(".next")) {
    if (name.startsWith("first-start-")) rmSync(join(".next", name), { recursive: true });
  }
  const dataDir = temporaryFolder();
  const { code, said } = await (await startApp({ dataDir })).stop();
  if (code !== 0) throw new Error(`The server did not stop well.\n${said}`);
  const copy = join(temporaryFolder(".next"), "data");
  cpSync(dataDir, copy, { recursive: true });
  try {
    renameSync(copy, snapshot);
  } catch {
    // Another test file was faster.
  }
}
