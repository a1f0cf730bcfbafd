import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Annotation } from "@/lib/annotation/annotation";
import { quoteOf } from "@/lib/annotation/quote";
import type { Transaction } from "@/server/platform/db";

/**
 * Whether an annotation, as an edit leaves it, reads as it did when its status was set, which the
 * history holds: an edit that is undone leaves the decision as it was.
 */
export async function isAsDecided(
  tx: Transaction,
  { id: subjectId, projectId }: Annotation,
  after: Annotation,
): Promise<boolean> {
  const decision = await tx.history.findFirst({
    where: { projectId, subject: "annotation", subjectId, action: "status" },
    orderBy: { version: "desc" },
    select: { before: true },
  });
  if (!decision) return false;
  const before = decision.before as unknown as Annotation;
  return isDeepStrictEqual(wordingOf(before), wordingOf(after));
}

/** What a curator decides on: what a person filled in, and the words it stands on. */
function wordingOf(annotation: Annotation) {
  const { kind, tags, body, claim, quotation, rhetoric } = annotation;
  const stated = claim && { ...claim, id: null };
  return { kind, tags, body, claim: stated, quotation, rhetoric, quote: quoteOf(annotation) };
}
