import "server-only";
import type {
  Annotation,
  AnnotationReference,
  Person,
  QuotationForm,
  Segment,
} from "@/lib/annotation/annotation";
import { citation } from "@/lib/source/citation";
import type { Prisma } from "@/prisma/generated/client";
import { numberFor } from "../changes";

const PERSON = { select: { id: true, name: true } } as const;

export const REFERENCE_SELECT = {
  id: true,
  annotationId: true,
  relation: true,
  locator: true,
  quote: true,
  createdAt: true,
  authorName: true,
  createdBy: PERSON,
  source: { select: { id: true, url: true, csl: true, citation: true } },
} as const satisfies Prisma.ReferenceSelect;

/** Everything a card shows, in one read. */
export const ANNOTATION_INCLUDE = {
  createdBy: PERSON,
  references: { where: { deletedAt: null }, orderBy: { id: "asc" }, select: REFERENCE_SELECT },
  reviews: {
    orderBy: { createdAt: "asc" },
    select: { annotationId: true, verdict: true, comment: true, updatedAt: true, user: PERSON },
  },
  occurrences: { orderBy: { id: "asc" }, take: 1, select: { claimId: true } },
  _count: { select: { notes: { where: { deletedAt: null } } } },
} as const satisfies Prisma.AnnotationInclude;

export type AnnotationRow = Prisma.AnnotationGetPayload<{ include: typeof ANNOTATION_INCLUDE }>;
type ReferenceRow = Prisma.ReferenceGetPayload<{ select: typeof REFERENCE_SELECT }>;

/** Someone with an account, or only a name. */
export function personFrom(
  account: { id: string; name: string } | null,
  authorName: string,
): Person {
  return account ?? { id: null, name: authorName };
}

export function referenceFrom(row: ReferenceRow): AnnotationReference {
  const { createdAt, createdBy, authorName, source, ...rest } = row;
  const csl = source.csl as Record<string, unknown>;
  return {
    ...rest,
    source: { id: source.id, url: source.url, csl, citation: source.citation || citation(csl) },
    createdBy: personFrom(createdBy, authorName),
    createdAt: createdAt.toISOString(),
  };
}

/** The annotation as the house knows it: UTF-16 offsets, numbers of the viewer's own feed. */
export function annotationFrom(row: AnnotationRow, afters: readonly number[]): Annotation {
  return {
    id: row.id,
    projectId: row.projectId,
    documentId: row.documentId,
    revision: row.revision,
    kind: row.kind,
    target: row.target as unknown as Segment[],
    tags: row.tags,
    body: row.body,
    visibility: row.visibility,
    claim:
      row.kind === "claim"
        ? {
            id: row.occurrences[0]?.claimId ?? null,
            statement: row.claimStatement,
            type: row.claimType,
            checkworthy: row.claimCheckworthy,
          }
        : null,
    quotation:
      row.kind === "quotation"
        ? {
            form: row.quotationForm as QuotationForm | null,
            speaker: row.quotationSpeaker,
            cue: row.quotationCue,
            addressee: row.quotationAddressee,
            match: row.quotationMatch,
          }
        : null,
    rhetoric: row.kind === "rhetoric" ? { technique: row.rhetoricTechnique } : null,
    confidence: row.confidence,
    references: row.references.map(referenceFrom),
    reviews: row.reviews.map(({ user, updatedAt, ...review }) => ({
      ...review,
      by: user,
      updatedAt: updatedAt.toISOString(),
    })),
    noteCount: row._count.notes,
    status: row.status,
    anchor: row.anchor,
    orphan: row.anchor === "lost",
    createdBy: personFrom(row.createdBy, row.authorName),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
    change: numberFor(row, afters),
  };
}
