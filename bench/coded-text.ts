import { randomFrom } from "../test/make/random.ts";
import type { Query } from "./databases.ts";

const LABELS = ["doubt", "slogans", "repetition", "name-calling", "whataboutism", "red-herring"];
/** Code points and UTF-16 code units: from one span's place to the next one's. */
const STEP = 60;

/** Coders who mostly mean the same words, begin and end a little apart, and sometimes differ. */
export async function fillCoded(
  query: Query,
  documentId: string,
  { coders, spans }: { readonly coders: number; readonly spans: number },
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
