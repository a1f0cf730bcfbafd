import "server-only";
import { LRUCache } from "lru-cache";
import type { ComparedTexts } from "@/lib/anchor/compared-rows";
import { done, type Outcome } from "@/lib/outcome";
import type { DocumentText } from "@/lib/text/document-text";
import { runTask } from "@/server/platform/workers";
import { COMPARE_TEXTS } from "./compare-task";
import type { RevisionText } from "./revision-text";

/** Two revisions never change, so what was compared once is right for good. */
const compared = new LRUCache<string, ComparedTexts>({
  maxSize: 1_000_000,
  sizeCalculation: ({ stretches, rows }) => 1 + stretches.length + rows.length,
});

const asText = ({ text, structure }: RevisionText): DocumentText => ({ text, structure });

/** The comparison of two revisions of a document. Refused when it takes too long. */
export async function compareRevisionTexts(
  before: RevisionText,
  after: RevisionText,
): Promise<Outcome<ComparedTexts>> {
  const key = `${before.documentId}/${before.number}/${after.number}`;
  const known = compared.get(key);
  if (known) return done(known);
  const found = await runTask(COMPARE_TEXTS, { before: asText(before), after: asText(after) });
  if (found.ok) compared.set(key, found.value);
  return found;
}
