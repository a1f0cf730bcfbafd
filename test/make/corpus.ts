import { transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";

/** The parameters of a generated corpus; the same ones give the same corpus. */
export interface Corpus {
  readonly projectId: string;
  readonly authorId: string;
  readonly documents: number;
  /** Per document. */
  readonly annotations: number;
  /** UTF-16 code units of each text. */
  readonly length: number;
}

const TECHNIQUES = 23;

/**
 * Inserts many annotations at once, for measurements and query plans: evenly spread, a third of
 * each kind, one in 23 of the rhetoric an appeal to fear, one claim in 8 statistical.
 */
export async function makeCorpus(corpus: Corpus): Promise<void> {
  const { projectId, authorId, documents, annotations, length } = corpus;
  for (let n = 0; n < documents; n++) {
    const id = newId();
    await transaction(async (tx) => {
      const at = { id, projectId, title: `Text ${n}`, revisionNumber: 1, indexedRevision: 1 };
      await tx.document.create({ data: at });
      await tx.$executeRaw`INSERT INTO "Revision"
        (id, "projectId", "documentId", number, format, text, structure, length, "lengthInCodePoints", sha256)
        VALUES (${newId()}::uuid, ${projectId}::uuid, ${id}::uuid, 1, 'plain',
          repeat('word ', ${length}::int / 5), '{"blocks":[],"marks":[]}', ${length}, ${length}, '')`;
      await tx.$executeRaw`INSERT INTO "Annotation"
        (id, "projectId", "documentId", revision, kind, target, start, "end", quote, tags,
          "claimType", "rhetoricTechnique", "createdById")
        SELECT gen_random_uuid(), ${projectId}::uuid, ${id}::uuid, 1, kind::"Kind", '[]', at, at + 20,
          'word ' || i, CASE kind WHEN 'rhetoric' THEN ARRAY[technique] ELSE ARRAY[]::text[] END,
          CASE kind WHEN 'claim' THEN CASE i % 8 WHEN 0 THEN 'statistical' ELSE 'factual' END END,
          CASE kind WHEN 'rhetoric' THEN technique END, ${authorId}::uuid
        FROM (SELECT i, (ARRAY['claim', 'quotation', 'rhetoric'])[1 + i % 3] AS kind,
            (i::bigint * 7919 + ${n}::int * 104729) % (${length}::int - 20) AS at,
            CASE (i / 3) % ${TECHNIQUES}::int WHEN 0 THEN 'appeal-to-fear'
              ELSE 'technique-' || (i / 3) % ${TECHNIQUES}::int END AS technique
          FROM generate_series(1, ${annotations}::int) i) made`;
    });
  }
}
