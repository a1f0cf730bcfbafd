// What a thousand connections that never finish their headers cost everybody else: the time of a
// page, and of a call that queries the database, without them and with them.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../bin/build.mjs";
import { quantile } from "../lib/measure/bootstrap.ts";
import { SlowSockets } from "../test/server/slow-sockets.ts";
import { seconds } from "./pairs.ts";
import { startServer } from "./reading/obelus.ts";

const MANY = 1_000;
const REQUESTS = 100;
const PATHS = ["/sign-in", "/api/ready"];

await build();
const folder = await mkdtemp(join(tmpdir(), "obelus-bench-"));
const server = await startServer(folder);

/** The milliseconds of each request, one after the other. */
async function taken(path: string): Promise<number[]> {
  const all: number[] = [];
  for (let n = 0; n < REQUESTS; n++) {
    const elapsed = await seconds(async () => {
      const answer = await fetch(server.url + path);
      await answer.text();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    });
    all.push(elapsed * 1000);
  }
  return all.sort((a, b) => a - b);
}

for (const path of PATHS) await taken(path);
for (const path of PATHS) {
  const alone = await taken(path);
  const slow = await new SlowSockets(Number(new URL(server.url).port), MANY).start();
  const beside = await taken(path);
  const stillOpen = slow.open;
  slow.stop();
  const [a, b] = [quantile(alone, 0.95), quantile(beside, 0.95)];
  console.log(
    `${path}, p95: alone ${a.toFixed(1)} ms, beside ${stillOpen} slow connections ${b.toFixed(1)} ms (limit 500 ms); ratio ${(b / a).toFixed(2)}`,
  );
}
await server.stop();
await rm(folder, { recursive: true, force: true });
