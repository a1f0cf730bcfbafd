// What a figure of agreement costs: each measure over one text that 2, 5 and 20 people annotated, up
// to 500 spans each, read from the database and measured in a thread. npm run bench agreement
import { buildPrograms } from "../bin/build.mjs";
import { AGREEMENT_MEASURES } from "../lib/contract/terms.ts";
import { readDocumentAgreement } from "../server/measure/agreement/agreement.ts";
import { readAgreementPage } from "../server/measure/agreement/on-text.ts";
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
const LIMIT_S = 10;

async function measure(name: string, query: Query): Promise<void> {
  const ana = await makePerson("Ana");
  for (const size of SIZES) {
    const { id: projectId } = await makeProject(ana);
    const text = "Whoever reads this sees words and nothing else. ".repeat(size.spans * 2);
    const { document } = await makeDocument(ana, projectId, text);
    await fillCoded(query, document.id, size);
    const drawn = await seconds(async () => {
      const place = { layer: "both", numbers: false, page: 1 } as const;
      const { coded } = expectDone(await readAgreementPage(ana, document.id, place));
      if (coded?.coders.length !== size.coders) throw new Error("not everybody is drawn");
    });
    console.log(
      `${name}, ${size.coders} coders of ${size.spans} spans, a page of the text: ${drawn.toFixed(2)} s`,
    );
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
