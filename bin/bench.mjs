// npm run bench [name]: measurements, each beside a peer or a limit in the same run. The soak, which
// takes an hour, runs only when it is named.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPrograms, prepareClient } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const wantedName = process.argv[2] ?? "";
const benches = readdirSync(join(root, "bench")).filter(
  (name) =>
    name.endsWith(".bench.ts") &&
    name.includes(wantedName) &&
    (wantedName !== "" || name !== "soak.bench.ts"),
);

prepareClient();
// Benches open the embedded database as the product does, in the thread that is compiled.
if (process.env.OBELUS_BUILD !== "as-is") await buildPrograms();
for (const bench of benches) {
  console.log(`\n${bench.replace(".bench.ts", "")}`);
  const done = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", join(root, "bench", bench)],
    { cwd: root, stdio: "inherit" },
  );
  if (done.status !== 0) process.exitCode = 1;
}
