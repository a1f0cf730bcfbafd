import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { keepOnce } from "../run/kept";
import { startApp, temporaryFolder } from "./app";

/**
 * A folder whose server has been started and stopped before, with the sample project in it and no
 * owner yet: the next start makes one from its environment. The first start of a build is kept
 * beside the build and copied.
 */
export async function setUpFolder(folder = temporaryFolder()): Promise<string> {
  const build = readFileSync(join(".next", "BUILD_ID"), "utf8").trim();
  const folderName = `first-start-${build}`;
  await keepOnce(join(".next", folderName), async (at) => {
    for (const name of readdirSync(".next")) {
      const isOld = name.startsWith("first-start-") && !name.startsWith(folderName);
      if (isOld) rmSync(join(".next", name), { recursive: true });
    }
    const dataDir = temporaryFolder();
    const app = await startApp({ dataDir, owner: { email: "", password: "" } });
    const { code, output } = await app.stop();
    if (code !== 0) throw new Error(`The server did not stop well.\n${output}`);
    cpSync(dataDir, at, { recursive: true });
  });
  cpSync(join(".next", folderName), folder, { recursive: true });
  return folder;
}
