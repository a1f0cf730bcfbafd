// What the index of places gains: the first page of a query about order and distance, with it and
// without it, on a generated project in the embedded database.
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { closeDatabase, openPglite } from "../server/platform/db.ts";
import { askQuery } from "../server/query/answer.ts";
import { makeCorpus } from "../test/make/corpus.ts";
import { expectDone, makePerson, makeProject } from "../test/make/make.ts";
import { inTurn, seconds } from "./pairs.ts";

const QUERY = "rhetoric tag:appeal-to-fear within 200 before claim type:statistical";
const SIZE = { documents: 20, annotations: 10_000, length: 1_000_000 };
const INDEX = `CREATE INDEX "Annotation_place_idx" ON "Annotation"
  USING GIST ("documentId", int4range("start", "end", '[]'))`;

const pglite = await PGlite.create({ extensions: { btree_gist, pg_trgm, unaccent } });
await openPglite(pglite, { mayWrite: () => true, close: () => pglite.close() });
const viewer = await makePerson("Ana");
const { id: projectId } = await makeProject(viewer);
// The index of words plays no part here, and takes most of the time of loading.
await pglite.exec('DROP INDEX "Annotation_words_idx"');
await makeCorpus({ ...SIZE, projectId, authorId: viewer.id });
await pglite.exec("ANALYZE");

let found = 0;
function page(): Promise<number> {
  return seconds(async () => {
    const answer = await askQuery(viewer, projectId, QUERY, {
      from: null,
      limit: 100,
      time: 600_000,
    });
    found = expectDone(answer).items.length;
  });
}

await page();
const { a, b, ratio, spread } = await inTurn(
  5,
  async () => {
    await pglite.exec('DROP INDEX "Annotation_place_idx"');
    return page();
  },
  async () => {
    await pglite.exec(INDEX);
    return page();
  },
);
console.log(`${SIZE.documents * SIZE.annotations} annotations, ${found} answers: ${QUERY}`);
console.log(`without the index ${(a * 1000).toFixed(0)} ms, with it ${(b * 1000).toFixed(0)} ms`);
console.log(
  `time, without : with = ${ratio.toFixed(2)} (${spread.map((r) => r.toFixed(2)).join(" to ")})`,
);
await closeDatabase();
