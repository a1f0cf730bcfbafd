import "server-only";
import { LRUCache } from "lru-cache";
import type { Structure } from "@/lib/text/document-text";
import type { ReadClient } from "@/server/platform/db";
import { STRUCTURE } from "@/server/platform/json-columns";

/** A frozen text. `length` and `lengthInCodePoints` are equal when no character is astral. */
export interface RevisionText {
  readonly documentId: string;
  readonly number: number;
  readonly text: string;
  readonly structure: Structure;
  readonly length: number;
  readonly lengthInCodePoints: number;
  readonly sha256: string;
}

/** A revision never changes, so what was read once is right for good. 64 million characters. */
const texts = new LRUCache<string, RevisionText>({
  maxSize: 64_000_000,
  sizeCalculation: ({ length, structure }) =>
    1_000 + length + 100 * (structure.blocks.length + structure.marks.length),
});

/** Read for someone already known to stand on the document. Null when there is no such revision. */
export async function revisionText(
  from: ReadClient,
  documentId: string,
  number: number,
): Promise<RevisionText | null> {
  const key = `${documentId}/${number}`;
  const known = texts.get(key);
  if (known) return known;
  const row = await from.revision.findUnique({
    where: { documentId_number: { documentId, number } },
    select: {
      documentId: true,
      number: true,
      text: true,
      structure: true,
      length: true,
      lengthInCodePoints: true,
      sha256: true,
    },
  });
  if (!row) return null;
  const revision = { ...row, structure: STRUCTURE.read(row.structure, key) };
  texts.set(key, revision);
  return revision;
}
