// What a figure of agreement costs: each measure over one text that 2, 5 and 20 people annotated, up
// to 500 spans each, read from the database and measured in a thread. npm run bench agreement
import { buildPrograms } from "../bin/build.mjs";
import { AGREEMENT_MEASURES } from "../lib/contract/terms.ts";
import { readDocumentAgreement } from "../server/measure/agreement/agreement.ts";
import { stopWorkers } from "../server/platform/workers.ts";
import { expectDone, makeDocument, makePerson, makeProject } from "../test/make/make.ts";
import { randomFrom } from "../test/make/random.ts";
import { onEachDatabase, type Query } from "./databases.ts";
import { seconds } from "./pairs.ts";

const SIZES = [
  { coders: 2, spans: 50 },
  { coders: 5, spans: 150 },
  { coders: 20, spans: 500 },
];
const LABELS = ["doubt", "slogans", "repetition", "name-calling", "whataboutism", "red-herring"];
/** Code points and UTF-16 code units: from one span's place to the next one's. */
const STEP = 60;
const LIMIT_S = 10;

/** Coders who mostly mean the same words, begin and end a little apart, and sometimes differ. */
async function fill(
  query: Query,
  documentId: string,
  { coders, spans }: (typeof SIZES)[number],
): Promise<void> {
  const random = randomFrom(11);
  const rows = Array.from({ length: coders }, (_, coder) =>
    Array.from({ length: spans }, (_, at) => {
      const start = at * STEP + Math.floor(random() * 12);
      const label = LABELS[(at + (random() < 0.25 ? 1 : 0)) % LABELS.length];
      return {
        author: `Coder ${coder}`,
        start,
        end: start + 20 + Math.floor(random() * 20),
        label,
      };
    }),
  ).flat();
  await query(
    `INSERT INTO "Annotation" (id, "documentId", "projectId", revision, kind, target, start, "end", tags, "rhetoricTechnique", "authorName")
     SELECT gen_random_uuid(), d.id, d."projectId", 1, 'rhetoric',
       jsonb_build_array(jsonb_build_object('start', r.start, 'end', r.end, 'exact', '', 'prefix', '', 'suffix', '')),
       r.start, r."end", '{}', r.label, r.author
     FROM jsonb_to_recordset($2::jsonb) AS r(author text, start int, "end" int, label text), "Document" d
     WHERE d.id = $1::uuid`,
    [documentId, JSON.stringify(rows)],
  );
}

async function measure(name: string, query: Query): Promise<void> {
  const ana = await makePerson("Ana");
  for (const size of SIZES) {
    const { id: projectId } = await makeProject(ana);
    const text = "Whoever reads this sees words and nothing else. ".repeat(size.spans * 2);
    const { document } = await makeDocument(ana, projectId, text);
    await fill(query, document.id, size);
    for (const which of AGREEMENT_MEASURES) {
      const passed = await seconds(async () => {
        const { coders } = expectDone(
          await readDocumentAgreement(ana, document.id, { measure: which }),
        );
        if (coders.length !== size.coders) throw new Error(`${coders.length} coders`);
      });
      const over = passed > LIMIT_S ? "  — over the limit" : "";
      console.log(
        `${name}, ${size.coders} coders of ${size.spans} spans, ${which}: ${passed.toFixed(2)} s ` +
          `(limit ${LIMIT_S})${over}`,
      );
    }
  }
}

await buildPrograms();
await onEachDatabase(measure);
await stopWorkers();
