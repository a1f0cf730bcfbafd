// What it costs to open a text that 20 people coded, 500 spans each, for adjudication: its cases
// brought together, the first page of them, a later one, and how far it is. npm run bench adjudication
import { buildPrograms } from "../bin/build.mjs";
import { listCases, readAdjudicationProgress } from "../server/adjudication/cases.ts";
import { stopWorkers } from "../server/platform/workers.ts";
import { expectDone, makeDocument, makePerson, makeProject } from "../test/make/make.ts";
import { fillCoded } from "./coded-text.ts";
import { onEachDatabase, type Query } from "./databases.ts";
import { seconds } from "./pairs.ts";

const SIZES = [
  { coders: 2, spans: 50 },
  { coders: 5, spans: 150 },
  { coders: 20, spans: 500 },
];
const PAGE = 25;
const LIMIT_S = 2;

async function measure(name: string, query: Query): Promise<void> {
  const ana = await makePerson("Ana");
  for (const size of SIZES) {
    const { id: projectId } = await makeProject(ana);
    const text = "Whoever reads this sees words and nothing else. ".repeat(size.spans * 2);
    const { document } = await makeDocument(ana, projectId, text);
    await fillCoded(query, document.id, size);
    const open = async (start: number) => {
      const after = { start, id: "ffffffff-ffff-7fff-8fff-ffffffffffff" };
      const page = expectDone(await listCases(ana, document.id, {}, { after, limit: PAGE }));
      if (page.items.length === 0) throw new Error("no cases");
    };
    const passed = {
      "the first page": await seconds(() => open(-1)),
      "a later page": await seconds(() => open(text.length / 4)),
      progress: await seconds(async () => {
        expectDone(await readAdjudicationProgress(ana, document.id));
      }),
    };
    for (const [what, time] of Object.entries(passed)) {
      const over = time > LIMIT_S ? "  — over the limit" : "";
      console.log(
        `${name}, ${size.coders} coders of ${size.spans} spans, ${what}: ${time.toFixed(2)} s ` +
          `(limit ${LIMIT_S})${over}`,
      );
    }
  }
}

await buildPrograms();
await onEachDatabase(measure);
await stopWorkers();
