import type { Annotation } from "./annotation";
import { quoteOf } from "./quote";

/** What of an annotation differs between two times, as people see it on its card. */
const CHANGED_PARTS = [
  "words",
  "kind",
  "tags",
  "details",
  "body",
  "status",
  "visibility",
  "notes",
  "reviews",
  "references",
] as const;

type ChangedPart = (typeof CHANGED_PARTS)[number];

/** What became of an annotation between two times. */
export interface ChangeBetween {
  readonly what: "added" | "removed" | "changed";
  /** As it stood at the later time; one that was removed, as it stood at the earlier one. */
  readonly annotation: Annotation;
  /** Of one that changed, what differs; at least one part. */
  readonly parts: readonly ChangedPart[];
}

const PARTS: Readonly<Record<ChangedPart, (annotation: Annotation) => unknown>> = {
  words: quoteOf,
  kind: ({ kind }) => kind,
  tags: ({ tags, properties }) => [tags, properties],
  details: ({ claim, quotation, rhetoric, confidence, occurrences, attribution, checks }) => [
    claim,
    quotation,
    rhetoric,
    confidence,
    // Numbers of their last edit say nothing by themselves.
    occurrences.map(({ version: _, ...occurrence }) => occurrence),
    attribution,
    checks,
  ],
  body: ({ body }) => body,
  status: ({ status, statusOutdated }) => [status, statusOutdated],
  visibility: ({ visibility }) => visibility,
  notes: ({ noteCount }) => noteCount,
  reviews: ({ reviews }) => reviews.map(({ by, verdict, comment }) => [by.id, verdict, comment]),
  references: ({ references }) => references,
};

/**
 * Which annotations of a document were added, removed and changed between two times, in reading order.
 * One whose words only stand elsewhere in the text has not changed.
 */
export function changesBetween(
  before: readonly Annotation[],
  after: readonly Annotation[],
): ChangeBetween[] {
  const earlier = new Map(before.map((annotation) => [annotation.id, annotation]));
  const later = new Set(after.map(({ id }) => id));
  const changes: ChangeBetween[] = [];
  for (const annotation of after) {
    const old = earlier.get(annotation.id);
    const parts = old ? partsThatDiffer(old, annotation) : [];
    if (!old) changes.push({ what: "added", annotation, parts });
    else if (parts.length > 0) changes.push({ what: "changed", annotation, parts });
  }
  for (const annotation of before) {
    if (!later.has(annotation.id)) changes.push({ what: "removed", annotation, parts: [] });
  }
  return changes.sort((a, b) => startOf(a) - startOf(b));
}

function partsThatDiffer(before: Annotation, after: Annotation): ChangedPart[] {
  return CHANGED_PARTS.filter((part) => {
    const partOf = PARTS[part];
    return JSON.stringify(partOf(before)) !== JSON.stringify(partOf(after));
  });
}

function startOf({ annotation }: ChangeBetween): number {
  return annotation.target[0]?.start ?? 0;
}
