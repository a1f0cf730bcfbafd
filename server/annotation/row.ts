import "server-only";
import type {
  Annotation,
  AnnotationCheck,
  AnnotationOccurrence,
  AnnotationReference,
  Attribution,
  Commitment,
  Match,
  OccurrenceRole,
  Person,
  QuotationForm,
} from "@/lib/annotation/annotation";
import { citation } from "@/lib/source/citation";
import type { Prisma } from "@/prisma/generated/client";
import { isVisibleWith } from "@/server/access/visible-with";
import type { Transaction } from "@/server/platform/db";
import {
  ANSWERS,
  CSL,
  PROPERTY_VALUES,
  QUANTITIES,
  SEGMENTS,
  SUGGESTION,
  WARNINGS,
  readNullable,
} from "@/server/platform/json-columns";

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
  archives: {
    orderBy: { id: "desc" },
    take: 1,
    select: {
      id: true,
      url: true,
      finalUrl: true,
      fetchedAt: true,
      status: true,
      mediaType: true,
      size: true,
      sha256: true,
    },
  },
} as const satisfies Prisma.ReferenceSelect;

/** Everything a card shows, in one read. */
export const ANNOTATION_INCLUDE = {
  createdBy: PERSON,
  references: { where: { deletedAt: null }, orderBy: { id: "asc" }, select: REFERENCE_SELECT },
  reviews: {
    orderBy: { createdAt: "asc" },
    select: { annotationId: true, verdict: true, comment: true, updatedAt: true, user: PERSON },
  },
  occurrences: {
    where: { claim: { deletedAt: null } },
    orderBy: { id: "asc" },
    include: { claim: { select: { statement: true, verdict: true } } },
  },
  attribution: {
    include: {
      speaker: PERSON,
      addresseeSpeaker: PERSON,
      parent: {
        select: {
          contentAnnotationId: true,
          annotation: { select: { visibility: true, createdById: true, deletedAt: true } },
        },
      },
    },
  },
  quotationChecks: {
    where: { sourceDocument: { deletedAt: null } },
    orderBy: { id: "asc" },
    // Which words differ is read when a check is opened.
    omit: { pieces: true },
    include: {
      signedBy: PERSON,
      sourceDocument: { select: { title: true, revisionNumber: true } },
    },
  },
  anchorEvents: {
    where: { anchor: "changed" },
    orderBy: { toRevision: "desc" },
    take: 1,
    select: { before: true },
  },
  _count: { select: { notes: { where: { deletedAt: null } } } },
} as const satisfies Prisma.AnnotationInclude;

/**
 * The part of it that a write of the annotation itself may write too. Read beside the row, since
 * an UPDATE that includes it would read the row again.
 */
export async function readHanging(tx: Transaction, annotationId: string) {
  const { occurrences, attribution, quotationChecks, anchorEvents } = ANNOTATION_INCLUDE;
  return tx.annotation.findUniqueOrThrow({
    where: { id: annotationId },
    select: { occurrences, attribution, quotationChecks, anchorEvents },
    relationLoadStrategy: "join",
  });
}

/** A row by itself. */
export type AnnotationColumns = Prisma.AnnotationGetPayload<object>;

/** What hangs on an annotation that is new. */
export const NOTHING_HANGING = {
  references: [],
  reviews: [],
  occurrences: [],
  attribution: null,
  quotationChecks: [],
  anchorEvents: [],
  _count: { notes: 0 },
};

export type AnnotationRow = Prisma.AnnotationGetPayload<{ include: typeof ANNOTATION_INCLUDE }>;

/** What of it an answer is made of. */
export type CardRow = Omit<
  AnnotationRow,
  "start" | "end" | "quote" | "codebookVersion" | "change" | "lane" | "deletedAt" | "statusAt"
>;
type ReferenceRow = Prisma.ReferenceGetPayload<{ select: typeof REFERENCE_SELECT }>;

/** Someone with an account, or only a name. */
export function personFrom(
  account: { id: string; name: string } | null,
  authorName: string,
): Person {
  return account ? { id: account.id, name: account.name } : { id: null, name: authorName };
}

export function referenceFrom(row: ReferenceRow): AnnotationReference {
  const { id, annotationId, relation, locator, quote } = row;
  const { createdAt, createdBy, authorName, source } = row;
  const [archive] = row.archives;
  const csl = CSL.read(source.csl, source.id);
  return {
    id,
    annotationId,
    relation,
    locator,
    quote,
    source: { id: source.id, url: source.url, csl, citation: source.citation || citation(csl) },
    ...(archive ? { archive: { ...archive, fetchedAt: archive.fetchedAt.toISOString() } } : {}),
    createdBy: personFrom(createdBy, authorName),
    createdAt: createdAt.toISOString(),
  };
}

function wordsBefore({ id, anchorEvents: [last] }: CardRow): string | null {
  const before = last && SEGMENTS.read(last.before, id);
  return before?.map(({ exact }) => exact).join(" … ") ?? null;
}

export function occurrenceFrom(row: AnnotationRow["occurrences"][number]): AnnotationOccurrence {
  const { id, annotationId, claimId, claim, wording } = row;
  return {
    id,
    annotationId,
    claimId,
    wording,
    ...claim,
    role: row.role as OccurrenceRole,
    commitment: row.commitment as Commitment,
    quantities: [...QUANTITIES.read(row.quantities, id)],
    version: row.change,
  };
}

/**
 * Whoever sees only the inner quotation is not shown a private one that it stands in. An
 * attribution without a number says nothing itself: it exists because others stand inside it.
 */
function attributionFrom(row: CardRow): Attribution | null {
  if (!row.attribution?.change) return null;
  const { id, contentAnnotationId, parent, ...rest } = row.attribution;
  const isParentVisible = parent !== null && isVisibleWith(parent.annotation, row);
  return {
    id,
    annotationId: contentAnnotationId,
    speaker: rest.speaker,
    addressee: rest.addresseeSpeaker,
    naming: rest.naming as Attribution["naming"],
    at: {
      cue: readNullable(SEGMENTS, rest.cue, id),
      speaker: readNullable(SEGMENTS, rest.source, id),
      addressee: readNullable(SEGMENTS, rest.addressee, id),
    },
    inside: isParentVisible ? parent.contentAnnotationId : null,
  };
}

function checkFrom(
  row: AnnotationRow["quotationChecks"][number],
  revision: number,
): AnnotationCheck {
  const { id, annotationId, sourceDocumentId, sourceDocument, signedBy } = row;
  return {
    id,
    annotationId,
    sourceDocumentId,
    signedBy,
    sourceTitle: sourceDocument.title,
    verdict: row.verdict as Match,
    signedVerdict: row.signedVerdict as Match | null,
    outdated: row.sourceRevision !== sourceDocument.revisionNumber || row.revision !== revision,
    warnings: readNullable(WARNINGS, row.warnings, id) ?? [],
  };
}

/** The annotation as services use it: UTF-16 offsets, and `change` as the viewer counts it. */
export function annotationFrom(row: CardRow, change: number): Annotation {
  return {
    id: row.id,
    projectId: row.projectId,
    documentId: row.documentId,
    revision: row.revision,
    kind: row.kind,
    target: SEGMENTS.read(row.target, row.id),
    tags: row.tags,
    properties: PROPERTY_VALUES.read(row.properties, row.id),
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
    rhetoric:
      row.kind === "rhetoric"
        ? {
            technique: row.rhetoricTechnique,
            target: row.rhetoricTarget,
            claimId: row.rhetoricClaimId,
            justification: row.rhetoricJustification,
            answers: ANSWERS.read(row.rhetoricAnswers, row.id),
          }
        : null,
    confidence: row.confidence,
    occurrences: row.occurrences.map(occurrenceFrom),
    attribution: attributionFrom(row),
    checks: row.quotationChecks.map((check) => checkFrom(check, row.revision)),
    references: row.references.map(referenceFrom),
    reviews: row.reviews.map(({ user, updatedAt, ...review }) => ({
      ...review,
      by: user,
      updatedAt: updatedAt.toISOString(),
    })),
    noteCount: row._count.notes,
    status: row.status,
    statusOutdated: row.statusOutdated,
    statusReason: row.statusReason,
    anchor: row.anchor,
    orphan: row.anchor === "lost",
    was: row.anchor === "changed" ? wordsBefore(row) : null,
    ...(row.suggestion === null ? {} : { suggestion: SUGGESTION.read(row.suggestion, row.id) }),
    createdBy: personFrom(row.createdBy, row.authorName),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
    change,
  };
}
