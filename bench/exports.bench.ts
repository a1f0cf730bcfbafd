// Exports of 10, 1,000 and 100,000 annotations beside the SQL that reads the same rows, on the
// embedded database and on PostgreSQL: how many times as long they take, and how long others wait.
// npm run bench exports
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { buildPrograms } from "../bin/build.mjs";
import type { Viewer } from "../server/access/viewer.ts";
import { exportDocument } from "../server/export/download.ts";
import { read } from "../server/platform/db.ts";
import { stopWorkers } from "../server/platform/workers.ts";
import { expectDone, makeDocument, makePerson, makeProject } from "../test/make/make.ts";
import { onEachDatabase, type Query } from "./databases.ts";
import { inTurn } from "./pairs.ts";

const SIZES = [10, 1_000, 100_000];
const FORMATS = ["w3c", "csv", "jsonl", "html"];
const LIMIT = { ratio: 3, waitMs: 50 };
const TEXT = "The tides fell by half, and the harbour stood dry for a week after the floods.\n";

async function makeAnnotated(query: Query, viewer: Viewer, projectId: string, count: number) {
  const { document } = await makeDocument(viewer, projectId, TEXT.repeat(12_800));
  await query(
    `INSERT INTO "Annotation" (id, "projectId", "documentId", revision, kind, target, start, "end",
       quote, tags, body, "claimType", "rhetoricTechnique", "createdById")
     SELECT gen_random_uuid(), $1::uuid, $2::uuid, 1, kind::"Kind",
       jsonb_build_array(jsonb_build_object('start', at, 'end', at + 20, 'exact', 'tides fell by half, a',
         'prefix', 'and the harbour stood dry. The ', 'suffix', 'nd the harbour stood dry for a w')),
       at, at + 20, 'tides fell by half, a', ARRAY['statistical'], 'Whose figures are these? ' || i,
       CASE kind WHEN 'claim' THEN 'factual' END, CASE kind WHEN 'rhetoric' THEN 'loaded' END, $3::uuid
     FROM (SELECT i, (ARRAY['claim', 'quotation', 'rhetoric'])[1 + i % 3] AS kind,
         (i::bigint * 7919) % 1000000 AS at FROM generate_series(1, $4::int) i) made`,
    [projectId, document.id, viewer.id, count],
  );
  await query('ANALYZE "Annotation"', []);
  return document.id;
}

/** Reads an export to its end, and answers how long it took. */
async function download(viewer: Viewer, documentId: string, format: string) {
  const began = performance.now();
  const { stream } = expectDone(await exportDocument(viewer, documentId, format));
  const reader = stream.getReader();
  while (!(await reader.read()).done);
  return performance.now() - began;
}

interface Waits {
  turn: number;
  statement: number;
}

/** Notes how long others wait meanwhile: for a turn of the main thread, and for a small statement. */
async function noteWaits<T>(waits: Waits, act: () => Promise<T>): Promise<T> {
  let isDone = false;
  const turns = (async () => {
    while (!isDone) {
      const began = performance.now();
      await sleep(5);
      waits.turn = Math.max(waits.turn, performance.now() - began - 5);
    }
  })();
  const statements = (async () => {
    while (!isDone) {
      const began = performance.now();
      await read.$queryRaw`SELECT 1 AS one`;
      waits.statement = Math.max(waits.statement, performance.now() - began);
      await sleep(20);
    }
  })();
  const done = await act().finally(() => (isDone = true));
  await Promise.all([turns, statements]);
  return done;
}

async function measure(name: string, query: Query): Promise<void> {
  // The index of words plays no part here, and takes most of the time of filling.
  await query('DROP INDEX "Annotation_words_idx"', []);
  const viewer = await makePerson("Ana");
  const { id: projectId } = await makeProject(viewer);
  for (const size of SIZES) {
    const documentId = await makeAnnotated(query, viewer, projectId, size);
    const bySql = async () => {
      const began = performance.now();
      await query('SELECT * FROM "Annotation" WHERE "documentId" = $1 ORDER BY start, id', [
        documentId,
      ]);
      return performance.now() - began;
    };
    for (const format of FORMATS) {
      const waits = { turn: 0, statement: 0 };
      const once = () => noteWaits(waits, () => download(viewer, documentId, format));
      if (size < 10_000) await download(viewer, documentId, format);
      const { a, b, ratio } = await inTurn(size < 10_000 ? 5 : 2, once, bySql);
      console.log(
        `${name}, ${size} as ${format}: ${a.toFixed(0)} : ${b.toFixed(0)} ms = ${ratio.toFixed(1)}` +
          ` (limit ${LIMIT.ratio}); others wait ${waits.turn.toFixed(0)} ms for a turn,` +
          ` ${waits.statement.toFixed(0)} ms for a statement (limit ${LIMIT.waitMs})`,
      );
    }
  }
}

await buildPrograms();
await onEachDatabase(measure);
await stopWorkers();
