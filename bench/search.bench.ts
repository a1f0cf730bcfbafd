// A search that finds nothing among 10, 1,000 and 100,000 annotations in twelve texts, which are
// searched inside their words too, on the embedded database and on PostgreSQL: milliseconds, and those
// of the processor in this process, in which the embedded database is. npm run bench search
import type pg from "pg";
import { buildPrograms } from "../bin/build.mjs";
import { indexTexts } from "../server/document/index-texts.ts";
import { search } from "../server/search/search.ts";
import { stopWorkers } from "../server/platform/workers.ts";
import { fillProject } from "../test/make/filled-project.ts";
import { expectDone, makePerson } from "../test/make/make.ts";
import { onEachDatabase, type Query } from "./databases.ts";
import { median } from "./pairs.ts";

const SIZES = [10, 1_000, 100_000];
const RUNS = 11;
const LIMIT_MS = 100;

async function measure(name: string, query: Query): Promise<void> {
  const viewer = await makePerson("Ana");
  const client = { query } as unknown as pg.Client;
  for (const annotations of SIZES) {
    const filling = { ownerId: viewer.id, annotations, texts: 12 };
    const { projectId } = await fillProject(client, filling);
    await query('UPDATE "Document" SET "indexedRevision" = 0 WHERE "projectId" = $1', [projectId]);
    await indexTexts();
    await query("VACUUM ANALYZE", []);
    const request = { q: "nothingthere", projectId, limit: 20 };
    const times: number[] = [];
    const processor: number[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const [began, before] = [performance.now(), process.cpuUsage()];
      const { items } = expectDone(await search(viewer, request));
      if (items.length > 0) throw new Error("Nothing was to be found.");
      if (run === 0) continue;
      const { user, system } = process.cpuUsage(before);
      times.push(performance.now() - began);
      processor.push((user + system) / 1_000);
    }
    const elapsed = median(times);
    console.log(
      `${name}, ${annotations} annotations: ${elapsed.toFixed(0)} ms (limit ${LIMIT_MS}), ` +
        `${median(processor).toFixed(0)} ms of the processor` +
        (elapsed > LIMIT_MS ? "  — over the limit" : ""),
    );
  }
}

await buildPrograms();
await onEachDatabase(measure);
await stopWorkers();
