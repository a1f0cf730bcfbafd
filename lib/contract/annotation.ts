import { z } from "zod";
import {
  ANCHORS,
  COMMITMENTS,
  COMPARATORS,
  KINDS,
  MATCHES,
  NAMINGS,
  OCCURRENCE_ROLES,
  QUOTATION_FORMS,
  STATUSES,
  VISIBILITIES,
} from "./terms";
import { id, person, slug, time, words } from "./operation";

// An annotation as it is answered, and what hangs on it.

export const nearMissAnswer = z
  .object({ slug, question: words(1_000), answer: z.enum(["yes", "no", "unsure"]) })
  .meta({ id: "NearMissAnswer" });

export const reference = z
  .object({
    id,
    annotationId: id,
    relation: z.enum(["supports", "refutes", "context", "origin"]),
    locator: z.string(),
    quote: z.string(),
    source: z.object({
      id,
      url: z.string(),
      citation: z.string(),
      csl: z.record(z.string(), z.json()),
    }),
    createdBy: person,
    createdAt: time,
  })
  .meta({ id: "Reference" });

export const review = z
  .object({
    annotationId: id,
    verdict: z.enum(["agree", "disagree", "unsure"]),
    comment: z.string(),
    by: person,
    updatedAt: time,
  })
  .meta({ id: "Review" });

export const segment = z
  .object({
    start: z.int(),
    end: z.int(),
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
  })
  .meta({ id: "Segment", description: "Offsets count Unicode code points." });

export const quantity = z
  .object({
    value: z.number(),
    unit: words(100),
    comparator: z.enum(COMPARATORS),
    period: words(200),
    place: words(200),
    denominator: words(200),
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
    inside: id.nullable().meta({ description: "The quotation inside which this one is told." }),
  })
  .meta({ id: "Attribution" });

const annotationCheck = z
  .object({
    id,
    annotationId: id,
    sourceDocumentId: id,
    sourceTitle: z.string(),
    verdict: z.enum(MATCHES),
    signedVerdict: z.enum(MATCHES).nullable(),
    signedBy: person.nullable(),
    outdated: z.boolean(),
  })
  .meta({ id: "AnnotationCheck" });

export const annotation = z
  .object({
    id,
    projectId: id,
    documentId: id,
    revision: z.int(),
    kind: z.enum(KINDS),
    target: z.array(segment),
    tags: z.array(z.string()),
    body: z.string(),
    visibility: z.enum(VISIBILITIES),
    claim: z
      .object({
        id: id.nullable(),
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
        match: z.string().nullable(),
      })
      .nullable(),
    rhetoric: z
      .object({
        technique: z.string().nullable(),
        target: z.string().nullable(),
        claimId: id.nullable(),
        justification: z.string().nullable(),
        answers: z.array(nearMissAnswer),
      })
      .nullable(),
    confidence: z.int().nullable(),
    occurrences: z.array(annotationOccurrence),
    attribution: attribution.nullable(),
    checks: z.array(annotationCheck),
    references: z.array(reference),
    reviews: z.array(review),
    noteCount: z.int(),
    status: z.enum(STATUSES),
    anchor: z.enum(ANCHORS),
    orphan: z.boolean(),
    was: z.string().nullable().meta({
      description: "Where a revision changed the words under it: what they were before.",
    }),
    createdBy: person,
    createdAt: time,
    updatedAt: time,
    version: z.int(),
    change: z.int(),
  })
  .meta({ id: "Annotation" });

export const annotationId = z.object({ annotationId: id });
