import "server-only";
import { tokensOf } from "@/lib/quotation/tokens";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { annotationFor } from "@/server/annotation/read";
import { read } from "@/server/platform/db";
import { indexWithin } from "@/server/document/index-texts";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { AnswerOf } from "@/lib/contract/operation";
import type { findWordsCall } from "@/lib/contract/quotations";
import { revisionText } from "@/server/document/revision-text";
import { runTask } from "@/server/platform/workers";
import { quoteOf } from "@/lib/annotation/quote";
import { COMPARE_WORDS } from "./tasks";

/** A document in which quoted words, or words like them, stand. Spans are UTF-16. */
export type FoundPlace = InUtf16<AnswerOf<typeof findWordsCall>>["items"][number];

/** As many documents as are compared word by word, the likeliest first. */
const MAX_DOCUMENTS = 40;
const MAX_WORDS = 40;
const FIND_TIMEOUT_MS = 500;

/** Find where a quotation stands in the documents of its project, its own place apart. */
export async function findQuotation(
  viewer: Viewer,
  annotationId: string,
  signal?: AbortSignal,
): Promise<Outcome<{ items: FoundPlace[] }>> {
  const found = await annotationFor(read, viewer, annotationId);
  if (!found) return refused("not-found");
  const { annotation } = found;
  const { projectId, documentId } = annotation;
  return findWords(viewer, projectId, quoteOf(annotation), { without: documentId, signal });
}

/**
 * Find where words stand in the documents of a project, the likest first. `signal`: of the request;
 * the search ends when its reader leaves.
 */
export async function findWords(
  viewer: Viewer,
  projectId: string,
  quote: string,
  { without, signal }: { readonly without?: string; readonly signal?: AbortSignal } = {},
): Promise<Outcome<{ items: FoundPlace[] }>> {
  const refusal = whyNot("document.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  await indexWithin(FIND_TIMEOUT_MS);
  const items: FoundPlace[] = [];
  for (const document of await likeliest(projectId, quote, without)) {
    const { id, title, date, revisionNumber } = document;
    const source = await revisionText(read, id, revisionNumber);
    if (!source) continue;
    const compared = await runTask(COMPARE_WORDS, { quote, source: source.text }, signal);
    if (!compared.ok) return compared;
    const { verdict, likeness, pieces } = compared.value;
    if (verdict === "not-found") continue;
    const at = pieces.flatMap(({ source }) => source ?? []);
    items.push({
      documentId: id,
      documentTitle: title,
      revision: revisionNumber,
      date,
      verdict,
      likeness,
      at,
      words: at.map(({ start, end }) => source.text.slice(start, end)).join(" … "),
    });
  }
  items.sort((a, b) => b.likeness - a.likeness || a.date.localeCompare(b.date));
  return done({ items });
}

/** Documents that have many of the words, counted over the passages the search knows. */
async function likeliest(projectId: string, quote: string, without?: string) {
  const words = [
    ...new Set(
      tokensOf(quote.slice(0, 5_000)).flatMap(({ key, isWord }) =>
        isWord && key.length > 1 && /^[\p{L}\p{N}]+$/u.test(key) ? key : [],
      ),
    ),
  ].slice(0, MAX_WORDS);
  const where = { projectId, deletedAt: null, ...(without ? { id: { not: without } } : {}) };
  const select = { id: true, title: true, date: true, revisionNumber: true };
  const count = await read.document.count({ where });
  if (count <= MAX_DOCUMENTS) return read.document.findMany({ where, select });
  const query = Prisma.join(
    (words.length > 0 ? words : [quote.trim()]).map(
      (word) => Prisma.sql`plainto_tsquery('simple', obelus_fold(${word}))`,
    ),
    " || ",
  );
  const rows = await read.$queryRaw<{ id: string }[]>`
    SELECT p."documentId" AS id, max(ts_rank(obelus_words(p."text"), ${query})) AS rank
    FROM "Passage" p JOIN "Document" d ON d.id = p."documentId"
    WHERE d."projectId" = ${projectId}::uuid AND d."deletedAt" IS NULL
      AND obelus_words(p."text") @@ (${query})
    GROUP BY p."documentId" ORDER BY rank DESC LIMIT ${MAX_DOCUMENTS}`;
  const ids = rows.map(({ id }) => id);
  return read.document.findMany({ where: { AND: [where, { id: { in: ids } }] }, select });
}
