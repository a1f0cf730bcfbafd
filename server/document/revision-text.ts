import "server-only";
import { LRUCache } from "lru-cache";
import type { Structure } from "@/lib/text/document-text";
import type { Prisma } from "@/prisma/generated/client";
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

const SELECT = {
  documentId: true,
  number: true,
  text: true,
  structure: true,
  length: true,
  lengthInCodePoints: true,
  sha256: true,
} as const satisfies Prisma.RevisionSelect;

interface RevisionKey {
  readonly documentId: string;
  readonly number: number;
}

const keyOf = ({ documentId, number }: RevisionKey) => `${documentId}/${number}`;

function keep(row: Prisma.RevisionGetPayload<{ select: typeof SELECT }>): RevisionText {
  const key = keyOf(row);
  const revision = { ...row, structure: STRUCTURE.read(row.structure, key) };
  texts.set(key, revision);
  return revision;
}

/** Read for someone already known to stand on the document. Null when there is no such revision. */
export async function revisionText(
  from: ReadClient,
  documentId: string,
  number: number,
): Promise<RevisionText | null> {
  const known = texts.get(keyOf({ documentId, number }));
  if (known) return known;
  const row = await from.revision.findUnique({
    where: { documentId_number: { documentId, number } },
    select: SELECT,
  });
  return row && keep(row);
}

/** As {@link revisionText}, without asking the database: null also where it was not read lately. */
export function revisionTextAtHand(documentId: string, number: number): RevisionText | null {
  return texts.get(keyOf({ documentId, number })) ?? null;
}

/** As {@link revisionText}, for many texts in at most one statement. */
export async function revisionTexts(
  from: ReadClient,
  revisions: readonly RevisionKey[],
): Promise<(documentId: string, number: number) => RevisionText | null> {
  const found = new Map<string, RevisionText>();
  const missing = new Map<string, RevisionKey>();
  for (const { documentId, number } of revisions) {
    const key = keyOf({ documentId, number });
    const known = texts.get(key);
    if (known) found.set(key, known);
    else missing.set(key, { documentId, number });
  }
  if (missing.size > 0) {
    const where = { OR: [...missing.values()] };
    for (const row of await from.revision.findMany({ where, select: SELECT })) {
      found.set(keyOf(row), keep(row));
    }
  }
  return (documentId, number) => found.get(keyOf({ documentId, number })) ?? null;
}
