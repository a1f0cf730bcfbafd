// What live work costs: a class of forty that writes, four hundred who read, and two thousand who
// only have a text open; on the embedded database, on PostgreSQL, and on two instances of it. All
// clients run in this process, beside the servers, on the same machine.
// OBELUS_BENCH_SECONDS (default 30) is how long is written each time; OBELUS_BENCH_ON names some of
// `embedded`, `postgres` and `two`.
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "../bin/build.mjs";
import { startPostgres } from "../test/database/postgres.ts";
import { startApp, type App } from "../test/server/app.ts";
import { Log, openStreams, percentile, Stream, write } from "./live/people.ts";
import { makeBenchData, type Person, type BenchData } from "./live/bench-data.ts";

const SECONDS = Number(process.env.OBELUS_BENCH_SECONDS ?? 30);
const ON = (process.env.OBELUS_BENCH_ON ?? "embedded postgres two").split(" ");

const WRITE_LIMIT_MS = 250;
const SEEN_LIMIT_MS = 500;
const MEMORY_LIMIT_KB = 100;
const STATEMENT_STREAMS = [1, 40, 400];

const ms = (figure: number) => `${figure.toFixed(0)} ms`;

/** Memory of a process that is its own, in kB. */
function memoryOf(app: App): number {
  const status = readFileSync(`/proc/${app.serverPid()}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN);
}

function report(name: string, log: Log, streams: number): void {
  const { times, missing } = log.seenByAll(streams);
  const [p50, p95] = [percentile(log.writes, 0.5), percentile(log.writes, 0.95)];
  const seen = streams > 0 ? `; seen by all p95 ${ms(percentile(times, 0.95))} (limit 500 ms)` : "";
  const lost = missing > 0 ? `; NOT SEEN BY ALL: ${missing}` : "";
  const refused = log.refusals.length > 0 ? `; REFUSED: ${log.refusals.join(" ")}` : "";
  const isWithin =
    p95 <= WRITE_LIMIT_MS && (streams === 0 || percentile(times, 0.95) <= SEEN_LIMIT_MS);
  console.log(
    `  ${name}: ${log.writes.length} writes, p50 ${ms(p50)}, p95 ${ms(p95)} (limit 250 ms)${seen}` +
      `${lost}${refused}${isWithin ? "" : "  — over the limit"}`,
  );
}

async function measure(apps: readonly App[], data: BenchData): Promise<void> {
  const { people, documentId, quietIds } = data;
  const urls = apps.map(({ url }) => url);
  const at = (n: number) => urls[n % urls.length] ?? "";
  const events = `/api/v1/documents/${documentId}/events?after=0&presence=true&project=0`;
  const run = async (name: string, readers: readonly Person[], writers: readonly Person[]) => {
    const log = new Log();
    const { streams, times } = await openStreams(
      readers.map((person, n) => () => new Stream(at(n), person, events, log)),
    );
    console.log(`  ${streams.length} streams opened, p95 ${ms(percentile(times, 0.95))} each`);
    // What was there before has come.
    await sleep(2_000);
    await write({ urls, documentId, people: writers, seconds: SECONDS, log });
    await sleep(3_000);
    report(name, log, streams.length);
    for (const stream of streams) stream.close();
    await sleep(1_000);
  };
  await run("40 people, each writing every 3 to 5 s", people.slice(0, 40), people.slice(0, 40));
  await run("400 readers and 4 writers", people, people.slice(0, 4));

  const before = apps.map(memoryOf);
  const { streams, times } = await openStreams(
    Array.from({ length: 2_000 }, (_, n) => () => {
      const person = people[n % people.length];
      if (!person) throw new Error("There is nobody.");
      const path = `/api/v1/documents/${quietIds[n % quietIds.length]}/events?presence=true`;
      return new Stream(at(n), person, path, null);
    }),
  );
  await sleep(2_000);
  const grown = apps.reduce((sum, app, n) => sum + memoryOf(app) - (before[n] ?? 0), 0);
  const each = grown / streams.length;
  console.log(
    `  ${streams.length} idle streams opened, p95 ${ms(percentile(times, 0.95))} each, ` +
      `${each.toFixed(0)} kB each (limit 100 kB)${each > MEMORY_LIMIT_KB ? "  — over the limit" : ""}`,
  );
  const log = new Log();
  await write({ urls, documentId, people: people.slice(0, 4), seconds: SECONDS, log });
  report("4 writers beside 2,000 idle streams", log, 0);
  for (const stream of streams) stream.close();
}

await build();

if (ON.includes("embedded")) {
  const folder = await mkdtemp(join(tmpdir(), "obelus-bench-"));
  const { data, statements } = await makeBenchData({ folder }, STATEMENT_STREAMS);
  const counted = [...statements].map(([streams, count]) => `${streams} streams ${count}`);
  console.log(`statements for one change, beyond writing it: ${counted.join(", ")} (limit: equal)`);
  const app = await startApp({ dataDir: folder });
  console.log("embedded database");
  await measure([app], data);
  await app.stop();
  await rm(folder, { recursive: true, force: true });
}

for (const [name, instances] of [
  ["postgres", 1],
  ["two", 2],
] as const) {
  if (!ON.includes(name)) continue;
  const postgres = await startPostgres();
  const { data } = await makeBenchData({ url: postgres.url });
  const apps: App[] = [];
  for (let n = 0; n < instances; n++) apps.push(await startApp({ databaseUrl: postgres.url }));
  console.log(`PostgreSQL, ${instances === 1 ? "one instance" : "two instances"}`);
  await measure(apps, data);
  for (const app of apps) await app.stop();
  await postgres.stop();
}
