import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Annotation } from "@/lib/annotation/annotation";
import type { PropertyValues } from "@/lib/tag/properties";
import { quoteOf } from "@/lib/annotation/quote";
import type { Transaction } from "@/server/platform/db";

/**
 * Whether an annotation, as an edit leaves it, reads as it did when its status was set, which the
 * history holds: an edit that is undone leaves the decision as it was.
 */
export async function isAsDecided(
  tx: Transaction,
  annotation: Annotation,
  after: Annotation,
): Promise<boolean> {
  const { id: subjectId, projectId } = annotation;
  const rows = await tx.history.findMany({
    where: { projectId, subject: "annotation", subjectId, action: "status" },
    orderBy: { version: "desc" },
    select: { before: true },
    take: 3,
  });
  const decisions = rows.map(({ before }) => before as unknown as Annotation);
  // Outdated on the wording that was decided on last: that confirmation was taken back.
  const [last] = decisions;
  const isTakenBack = annotation.statusOutdated && last && isSameWording(last, annotation);
  const decision = decisions[isTakenBack ? 2 : 0];
  return decision !== undefined && isSameWording(decision, after);
}

function isSameWording(one: Annotation, other: Annotation): boolean {
  return isDeepStrictEqual(wordingOf(one), wordingOf(other));
}

/** What a curator decides on: what a person filled in, and the words it stands on. */
function wordingOf(annotation: Annotation) {
  const { kind, tags, body, claim, quotation, rhetoric } = annotation;
  // A state from before there were properties has none.
  const properties: PropertyValues | undefined = annotation.properties;
  const stated = claim && { ...claim, id: null };
  return {
    kind,
    tags,
    properties: properties ?? {},
    body,
    claim: stated,
    quotation,
    rhetoric,
    quote: quoteOf(annotation),
  };
}
