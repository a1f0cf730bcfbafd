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
} from "@/lib/annotation/annotation";
import { MOST_SEGMENTS } from "@/lib/annotation/target";
import {
  cursorQuery,
  givenId,
  id,
  listOf,
  operation,
  person,
  queryNumber,
  slug,
  time,
  words,
} from "../door/operation";
import { documentId } from "./documents";

const offset = z.int().min(-2_147_483_648).max(2_147_483_647);

export const segmentDraft = z
  .object({
    start: offset.optional(),
    end: offset.optional(),
    exact: words(1_000_000).optional(),
    prefix: words(1_000).optional(),
    suffix: words(1_000).optional(),
  })
  .refine(
    ({ start, end, exact }) =>
      (start !== undefined && end !== undefined) ||
      (start === undefined && end === undefined && exact !== undefined),
    "needs start and end, or exact alone",
  )
  .meta({ id: "SegmentDraft", description: "Offsets count Unicode code points." });

export const target = z.array(segmentDraft).min(1).max(MOST_SEGMENTS);

const some = <T extends z.ZodType>(value: T) => value.nullish().transform((given) => given ?? null);

const claimDraft = z.object({
  id: some(id),
  statement: some(words(5_000)),
  type: some(slug),
  checkworthy: some(z.boolean()),
});

const quotationDraft = z.object({
  form: some(z.enum(QUOTATION_FORMS)),
  speaker: some(words(500)),
  cue: some(words(500)),
  addressee: some(words(500)),
  match: some(words(100)),
});

const nearMissAnswer = z
  .object({ slug, question: words(1_000), answer: z.enum(["yes", "no", "unsure"]) })
  .meta({ id: "NearMissAnswer" });

const rhetoricDraft = z.object({
  technique: some(slug),
  target: some(words(500)),
  claimId: some(id),
  justification: some(words(5_000)),
  answers: z
    .array(nearMissAnswer)
    .max(20)
    .nullish()
    .transform((given) => given ?? []),
});

const fields = {
  kind: z.enum(KINDS),
  target,
  revision: z.int().min(1).optional(),
  tags: z.array(slug).max(50).optional(),
  body: words(20_000).optional(),
  visibility: z.enum(VISIBILITIES).optional(),
  claim: claimDraft.nullable().optional(),
  quotation: quotationDraft.nullable().optional(),
  rhetoric: rhetoricDraft.nullable().optional(),
  confidence: z.int().min(1).max(4).nullable().optional(),
};

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

export const annotationCheck = z
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

export const listAnnotationsCall = operation({
  id: "listAnnotations",
  method: "get",
  path: "/documents/{documentId}/annotations",
  group: "Annotations",
  summary: "The annotations of a document that you may see, in reading order.",
  params: documentId,
  query: z.object({
    ...cursorQuery,
    kind: z.enum(KINDS).optional(),
    tag: slug.optional(),
    author: words(500).optional().meta({ description: "An account's id, or a name." }),
    status: z.enum(STATUSES).optional(),
    q: words(500).optional(),
    start: queryNumber(0, 2_147_483_647).optional(),
    end: queryNumber(0, 2_147_483_647).optional(),
    orphan: z.enum(["true", "false"]).optional(),
    ids: words(40_000)
      .refine((list) => list.split(",").every((one) => id.safeParse(one).success), "must be ids")
      .optional()
      .meta({ description: "Ids, separated by commas." }),
  }),
  answers: { 200: listOf(annotation) },
});

export const addAnnotationCall = operation({
  id: "addAnnotation",
  method: "post",
  path: "/documents/{documentId}/annotations",
  group: "Annotations",
  summary: "Annotate a span, by position, by quotation, or by both.",
  params: documentId,
  body: z.object({ id: givenId, ...fields }),
  answers: { 200: annotation, 201: annotation },
});

export const readAnnotationCall = operation({
  id: "readAnnotation",
  method: "get",
  path: "/annotations/{annotationId}",
  group: "Annotations",
  summary: "One annotation.",
  params: annotationId,
  answers: { 200: annotation },
});

export const editAnnotationCall = operation({
  id: "editAnnotation",
  method: "patch",
  path: "/annotations/{annotationId}",
  group: "Annotations",
  summary: "Change an annotation of yours; what is left out stays.",
  params: annotationId,
  body: z.object({
    ...fields,
    kind: fields.kind.optional(),
    target: target.optional(),
    claim: z
      .object({
        id: id.nullable(),
        statement: words(5_000).nullable(),
        type: slug.nullable(),
        checkworthy: z.boolean().nullable(),
      })
      .partial()
      .nullable()
      .optional(),
    quotation: z
      .object({
        form: z.enum(QUOTATION_FORMS).nullable(),
        speaker: words(500).nullable(),
        cue: words(500).nullable(),
        addressee: words(500).nullable(),
        match: words(100).nullable(),
      })
      .partial()
      .nullable()
      .optional(),
    rhetoric: z
      .object({
        technique: slug.nullable(),
        target: words(500).nullable(),
        claimId: id.nullable(),
        justification: words(5_000).nullable(),
        answers: z.array(nearMissAnswer).max(20),
      })
      .partial()
      .nullable()
      .optional(),
  }),
  conditional: true,
  answers: { 200: annotation },
});

export const removeAnnotationCall = operation({
  id: "removeAnnotation",
  method: "delete",
  path: "/annotations/{annotationId}",
  group: "Annotations",
  summary: "Take an annotation away; its history keeps it.",
  params: annotationId,
  conditional: true,
  answers: { 204: null },
});

export const judgeAnnotationCall = operation({
  id: "judgeAnnotation",
  method: "put",
  path: "/annotations/{annotationId}/status",
  group: "Annotations",
  summary: "A curator's judgement.",
  params: annotationId,
  body: z.object({ status: z.enum(STATUSES) }),
  answers: { 200: annotation },
});

export const ANNOTATIONS = [
  listAnnotationsCall,
  addAnnotationCall,
  readAnnotationCall,
  editAnnotationCall,
  removeAnnotationCall,
  judgeAnnotationCall,
];
