import { z } from "zod";
import { archivedCopy } from "./archives";
import {
  ANCHORS,
  COMMITMENTS,
  COMPARATORS,
  KINDS,
  MATCHES,
  NAMINGS,
  OCCURRENCE_ROLES,
  QUOTATION_FORMS,
  REFERENCE_RELATIONS,
  REVIEW_VERDICTS,
  STATUSES,
  TURNINGS,
  VISIBILITIES,
} from "./terms";
import { codePoint, countedIn, type ShapeOf } from "./offsets";
import { id, person, slug, time, words } from "./operation";

// An annotation as the API answers it, and what belongs to it.

export const nearMissAnswer = z
  .object({ slug, question: words(1_000), answer: z.enum(["yes", "no", "unsure"]) })
  .meta({ id: "NearMissAnswer" });

export const reference = z
  .object({
    id,
    annotationId: id,
    relation: z.enum(REFERENCE_RELATIONS),
    locator: z.string(),
    quote: z.string(),
    source: z.object({
      id,
      url: z.string(),
      citation: z.string(),
      csl: z.record(z.string(), z.unknown()),
    }),
    archive: archivedCopy.optional().meta({
      description: "The newest copy of what its address answered, if somebody had it archived.",
    }),
    createdBy: person,
    createdAt: time,
  })
  .meta({ id: "Reference" });

export const review = z
  .object({
    annotationId: id,
    verdict: z.enum(REVIEW_VERDICTS),
    comment: z.string(),
    by: person,
    updatedAt: time,
  })
  .meta({ id: "Review" });

export const segment = z
  .object({
    start: codePoint,
    end: codePoint,
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
  })
  .meta({ id: "Segment", description: "Offsets count Unicode code points." });

export const quantity = z
  .object({
    value: z.number(),
    /** The two ends of a range, or of a movement from one value to another. */
    low: z.number().optional(),
    high: z.number().optional(),
    unit: words(100),
    comparator: z.enum(COMPARATORS),
    /** In words or in ISO 8601: "2023", "since March", "2019/2023". */
    period: words(200),
    place: words(200),
    /** The whole a share is taken of, or the number of people a total is divided by. */
    denominator: words(200),
    /** What a change started from. */
    base: words(200),
  })
  .meta({ id: "Quantity" });

export const annotationOccurrence = z
  .object({
    id,
    annotationId: id,
    claimId: id,
    statement: z.string(),
    verdict: z.string().nullable(),
    role: z.enum(OCCURRENCE_ROLES),
    /** The words of the passage that carry the claim, verbatim. */
    wording: z.string(),
    commitment: z.enum(COMMITMENTS),
    quantities: z.array(quantity),
    version: z.int().meta({ description: "Another one after every change of it." }),
  })
  .meta({ id: "AnnotationOccurrence" });

const named = z.object({ id, name: z.string() }).nullable();

export const attribution = z
  .object({
    id,
    annotationId: id,
    speaker: named,
    addressee: named,
    naming: z.enum(NAMINGS),
    at: z.object({
      cue: z.array(segment).nullable(),
      speaker: z.array(segment).nullable(),
      addressee: z.array(segment).nullable(),
    }),
    inside: id.nullable().meta({ description: "The quotation that encloses this one." }),
  })
  .meta({ id: "Attribution" });

/** Words of the source beside the quoted ones that turn them: "did not", "he denied that". */
export const checkWarning = z
  .object({ kind: z.enum(TURNINGS), exact: z.string() })
  .meta({ id: "CheckWarning" });

export const annotationCheck = z
  .object({
    id,
    annotationId: id,
    sourceDocumentId: id,
    sourceTitle: z.string(),
    /** What the comparison found; a proposal until it is signed. */
    verdict: z.enum(MATCHES),
    signedVerdict: z.enum(MATCHES).nullable(),
    signedBy: person.nullable(),
    /** Whether the quotation or the source has changed since they were compared. */
    outdated: z.boolean(),
    warnings: z.array(checkWarning),
  })
  .meta({ id: "AnnotationCheck" });

/**
 * Its offsets count in the newest revision, and not in that of the annotation, whose words have no
 * certain place there.
 */
export const annotationCandidate = countedIn(
  z
    .object({
      revision: z.int().meta({ description: "The revision in which the offsets count." }),
      start: codePoint,
      end: codePoint,
      exact: z.string(),
      prefix: z.string(),
      suffix: z.string(),
      same: z.boolean().meta({ description: "Whether the same words stand there." }),
      target: z.array(segment).meta({
        description: "One segment for each piece, as an edit of the annotation takes it.",
      }),
    })
    .meta({ id: "AnnotationCandidate" }),
  ({ revision }, { holder }) =>
    typeof holder.documentId === "string" ? { documentId: holder.documentId, revision } : null,
);

export const annotation = countedIn(
  z
    .object({
      id,
      projectId: id,
      documentId: id,
      revision: z.int(),
      kind: z.enum(KINDS),
      /** In reading order; more than one segment is a discontinuous span. */
      target: z.array(segment),
      tags: z.array(z.string()),
      properties: z.record(z.string(), z.union([z.string(), z.number()])).meta({
        description: "What is given for the properties of its tags, by their ids.",
      }),
      body: z.string(),
      visibility: z.enum(VISIBILITIES),
      claim: z
        .object({
          id: id.nullable(),
          /** The claim in plain words: what would be checked. */
          statement: z.string().nullable(),
          type: z.string().nullable(),
          checkworthy: z.boolean().nullable(),
        })
        .nullable(),
      quotation: z
        .object({
          form: z.enum(QUOTATION_FORMS).nullable(),
          speaker: z.string().nullable(),
          cue: z.string().nullable(),
          addressee: z.string().nullable(),
          /** How the words relate to the source's words, once checked. */
          match: z.string().nullable(),
        })
        .nullable(),
      rhetoric: z
        .object({
          technique: z.string().nullable(),
          /** Whom or what it is aimed at. */
          target: z.string().nullable(),
          /** The claim of the register it serves. */
          claimId: id.nullable(),
          justification: z.string().nullable(),
          answers: z.array(nearMissAnswer),
        })
        .nullable(),
      /** The annotator's own, 1 to 4. */
      confidence: z.int().nullable(),
      /** The claims of the register it carries, in the order in which they were found in it. */
      occurrences: z.array(annotationOccurrence),
      attribution: attribution.nullable(),
      checks: z.array(annotationCheck),
      references: z.array(reference),
      reviews: z.array(review),
      /** The number of notes, without deleted ones. */
      noteCount: z.int(),
      status: z.enum(STATUSES),
      statusOutdated: z.boolean().meta({
        description:
          "Whether the status was decided on an earlier wording: words, kind or details were changed since. Setting a status, the same one too, makes it false.",
      }),
      statusReason: z.string().meta({
        description: "Why it was decided so; empty where nothing is given.",
      }),
      anchor: z.enum(ANCHORS),
      orphan: z.boolean(),
      candidates: z.array(annotationCandidate).optional().meta({
        description:
          "Where the annotation has no certain place (`ambiguous` or `lost`) and is read by itself or in a list: up to nine places of the newest revision that may be meant, the likeliest first.",
      }),
      was: z.string().nullable().meta({
        description: "Where a revision changed the words under it: what they were before.",
      }),
      suggestion: z
        .object({
          id,
          origin: z.string(),
          score: z.number().nullable(),
          reason: z.string(),
          adjusted: z.boolean(),
        })
        .optional()
        .meta({
          description:
            "The suggestion of a script or model that its author took or adjusted, where it was made of one.",
        }),
      createdBy: person,
      createdAt: time,
      updatedAt: time,
      /** Raised by every edit; the ETag is derived from it. */
      version: z.int(),
      /** The number, in the reader's own feed, of the last change to the annotation itself. */
      change: z.int(),
    })
    .meta({ id: "Annotation" }),
  ({ documentId, revision }) => ({ documentId, revision }),
);

export const annotationId = z.object({ annotationId: id });

export const annotations = z.array(annotation);

/** An annotation as the API answers it: offsets count code points. */
export type AnnotationAnswer = ShapeOf<typeof annotation>;
