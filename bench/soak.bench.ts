// Whether a server that works for an hour keeps its memory: people write, read, follow and export all
// the time, on the embedded database or, with OBELUS_BENCH_ON=postgres, on a PostgreSQL server.
// OBELUS_BENCH_MINUTES (default 60) is how long. Fails when a write is missing, or when memory grows;
// less than half an hour is not held to the limits of memory, since a server first grows to its size.
// npm run bench soak
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "../bin/build.mjs";
import { startPostgres } from "../test/database/postgres.ts";
import { startApp, type App } from "../test/server/app.ts";
import { Client } from "../test/server/client.ts";
import type { BenchData } from "./live/bench-data.ts";
import { makeBenchData } from "./live/bench-data.ts";
import { Log, openStreams, percentile, Stream, write } from "./live/people.ts";
import { byMinute, growthOf, slopeOf, type Sample } from "./soak/memory.ts";

const MINUTES = Number(process.env.OBELUS_BENCH_MINUTES ?? 60);
const ON_POSTGRES = process.env.OBELUS_BENCH_ON === "postgres";
const WRITERS = 20;
const READERS = 4;
const STREAMS = 40;
const SAMPLE_EVERY_MS = 2_000;
const READ_PAUSE_MS = 250;
const EXPORT_PAUSE_MS = 5_000;
const RECONNECT_PAUSE_MS = 15_000;
const LIMIT = { slope: 1, growth: 1.1 };
const SHORTEST_TO_JUDGE = 30;

/** The resident memory of the server, in megabytes. */
function memoryOf(app: App): number {
  const status = readFileSync(`/proc/${app.serverPid()}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN) / 1_000;
}

/** Begins again, after a pause, until the time is over. */
async function again(end: number, pause: number, act: (n: number) => Promise<unknown>) {
  for (let n = 0; performance.now() < end; n += 1) {
    await act(n);
    await sleep(Math.min(pause, Math.max(0, end - performance.now())));
  }
}

/** Works until the time is over; answers the memory meanwhile, and what was acknowledged. */
async function work(app: App, { people, documentId, quietIds }: BenchData) {
  const began = performance.now();
  const end = began + MINUTES * 60_000;
  const log = new Log();
  const samples: Sample[] = [];
  const counts = { reads: 0, exports: 0, connections: 0 };
  const { url } = app;
  const clients = people.map(({ token }) => new Client(url, token));
  const clientOf = (n: number) => clients[n % clients.length] ?? new Client(url, "");
  const document = `/api/v1/documents/${documentId}`;
  const reads = [
    document,
    `${document}/annotations?limit=100`,
    `${document}/text`,
    `/api/v1/documents/${quietIds[0]}/annotations`,
    "/api/v1/projects",
    "/api/v1/search?q=harbour",
  ];
  const mustRead = async (n: number, path: string) => {
    const { status } = await clientOf(n).get(path);
    if (status !== 200) throw new Error(`${path}: ${status}`);
  };
  const follow = async () => {
    const events = `${document}/events?presence=true`;
    const made = people
      .slice(0, STREAMS)
      .map((person) => () => new Stream(url, person, events, log));
    const { streams } = await openStreams(made);
    counts.connections += streams.length;
    await sleep(Math.min(RECONNECT_PAUSE_MS, Math.max(0, end - performance.now())));
    for (const stream of streams) stream.close();
  };
  await Promise.all([
    write({
      urls: [url],
      documentId,
      people: people.slice(0, WRITERS),
      seconds: MINUTES * 60,
      log,
    }),
    ...Array.from({ length: READERS }, (_, reader) =>
      again(end, READ_PAUSE_MS, async (n) => {
        await mustRead(n * READERS + reader, reads[n % reads.length] ?? document);
        counts.reads += 1;
      }),
    ),
    again(end, EXPORT_PAUSE_MS, async (n) => {
      await mustRead(n, `${document}/export/${["w3c", "csv", "jsonl", "html"][n % 4]}`);
      counts.exports += 1;
    }),
    again(end, 0, follow),
    again(end, SAMPLE_EVERY_MS, async () => {
      samples.push({ minute: (performance.now() - began) / 60_000, megabytes: memoryOf(app) });
    }),
  ]);
  const there = await clientOf(0).all(`${document}/annotations`);
  return { log, samples, counts, there: there.length };
}

await build();
const folder = await mkdtemp(join(tmpdir(), "obelus-bench-"));
const postgres = ON_POSTGRES ? await startPostgres() : null;
const { data } = await makeBenchData(postgres ? { url: postgres.url } : { folder });
const app = await startApp({ dataDir: folder, databaseUrl: postgres?.url });
const { log, samples, counts, there } = await work(app, data);
const [slope, growth] = [slopeOf(samples), growthOf(samples)];
const isLost = there !== log.writes.length || log.refusals.length > 0;
const isFlat = MINUTES < SHORTEST_TO_JUDGE || (slope <= LIMIT.slope && growth <= LIMIT.growth);
console.log(
  `${postgres ? "PostgreSQL" : "embedded database"}, ${MINUTES} minutes: ${log.writes.length} writes ` +
    `(p95 ${percentile(log.writes, 0.95).toFixed(0)} ms), ${counts.reads} reads, ${counts.exports} exports, ` +
    `${counts.connections} streams; ${there} annotations are there` +
    `${isLost ? `  — not all, or ${log.refusals.length} refused` : ""}`,
);
console.log(`memory by minute: ${byMinute(samples).map(Math.round).join(" ")} MB`);
console.log(
  `slope ${slope.toFixed(2)} MB a minute (limit ${LIMIT.slope}), end : begin ${growth.toFixed(2)} ` +
    `(limit ${LIMIT.growth})${isFlat ? "" : "  — over the limit"}`,
);
await app.stop();
await postgres?.stop();
await rm(folder, { recursive: true, force: true });
if (isLost || !isFlat) process.exitCode = 1;
