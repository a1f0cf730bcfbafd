import { z } from "zod";
import {
  ANCHORS,
  KINDS,
  MAX_SEGMENTS,
  MAX_STATUS_REASON,
  QUOTATION_FORMS,
  STATUS_FILTERS,
  STATUSES,
  VISIBILITIES,
  isSlug,
} from "./terms";
import {
  cursorQuery,
  givenId,
  id,
  ids,
  listOf,
  operation,
  pastQuery,
  queryNumber,
  rule,
  slug,
  words,
} from "./operation";
import { offset } from "./offsets";
import { annotation, annotationId, nearMissAnswer } from "./annotation";
import { documentId } from "./documents";

const bodyOffset = offset(z.int().min(-2_147_483_648).max(2_147_483_647));
const queryOffset = offset(queryNumber(0, 2_147_483_647));

export const segmentDraft = z
  .object({
    start: bodyOffset.optional(),
    end: bodyOffset.optional(),
    exact: words(1_000_000).optional(),
    prefix: words(1_000).optional(),
    suffix: words(1_000).optional(),
  })
  .refine(
    ({ start, end, exact }) =>
      (start !== undefined && end !== undefined) ||
      (start === undefined && end === undefined && exact !== undefined),
    rule("segment"),
  )
  .meta({ id: "SegmentDraft", description: "Offsets count Unicode code points." });

export const target = z.array(segmentDraft).min(1).max(MAX_SEGMENTS);

const some = <T extends z.ZodType>(value: T) =>
  value.nullish().transform((optional) => optional ?? null);

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

const rhetoricDraft = z.object({
  technique: some(slug),
  target: some(words(500)),
  claimId: some(id),
  justification: some(words(5_000)),
  answers: z
    .array(nearMissAnswer)
    .max(20)
    .nullish()
    .transform((items) => items ?? []),
});

const properties = z
  .record(z.string().refine(isSlug, rule("slug")), z.union([words(5_000), z.number()]).nullable())
  .meta({
    description:
      "Values by the ids of the properties of its tags; null takes one away, and what is left out stays.",
  });

/** What a client says of an annotation. */
export const annotationFields = {
  kind: z.enum(KINDS),
  target,
  revision: z.int().min(1).optional(),
  tags: z.array(slug).max(50).optional(),
  properties: properties.optional(),
  body: words(20_000).optional(),
  visibility: z.enum(VISIBILITIES).optional(),
  claim: claimDraft.nullable().optional(),
  quotation: quotationDraft.nullable().optional(),
  rhetoric: rhetoricDraft.nullable().optional(),
  confidence: z.int().min(1).max(4).nullable().optional(),
};

export const listAnnotationsCall = operation({
  id: "listAnnotations",
  method: "get",
  path: "/documents/{documentId}/annotations",
  group: "Annotations",
  summary: "The annotations of a document that you may see, in reading order.",
  params: documentId,
  query: z.object({
    ...cursorQuery,
    ...pastQuery,
    kind: z.enum(KINDS).optional(),
    tag: slug.optional().meta({
      description:
        "A tag's word, also as a claim's type, a form or a technique; a group of the codebook stands for all below it.",
    }),
    author: words(500).optional().meta({ description: "An account's id, or a name." }),
    status: z
      .enum(STATUS_FILTERS)
      .optional()
      .meta({ description: "`outdated` for those that were decided on an earlier wording." }),
    q: words(500).optional(),
    start: queryOffset.optional(),
    end: queryOffset.optional(),
    orphan: z.enum(["true", "false"]).optional(),
    anchor: words(60)
      .refine((list) => list.split(",").every((one) => ANCHORS.some((anchor) => anchor === one)), {
        ...rule("anchors"),
      })
      .optional()
      .meta({
        description:
          "One or several with commas between: `exact`, `moved`, `changed`, `ambiguous`, `lost`.",
      }),
    ids: ids(40_000).optional().meta({ description: "Ids, separated by commas." }),
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
  description:
    "With `removed: true` the words stand in `revision`, an older one, only: the annotation keeps that " +
    "revision, is `lost` and an `orphan`, and is found again when a later revision brings the same words " +
    "back. Without it an older revision is refused (409, `text-moved-on`).",
  body: z.object({
    id: givenId,
    ...annotationFields,
    removed: z.boolean().optional().meta({
      description: "Whether the words stand in an older revision only. Needs `revision`.",
    }),
  }),
  answers: { 200: annotation, 201: annotation },
});

export const readAnnotationCall = operation({
  id: "readAnnotation",
  method: "get",
  path: "/annotations/{annotationId}",
  group: "Annotations",
  summary: "One annotation.",
  params: annotationId,
  query: z.object(pastQuery),
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
    ...annotationFields,
    kind: annotationFields.kind.optional(),
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
  summary: "Take an annotation away; its history keeps it, and it can be brought back.",
  params: annotationId,
  conditional: true,
  answers: { 204: null },
  current: annotation,
});

export const restoreAnnotationCall = operation({
  id: "restoreAnnotation",
  method: "post",
  path: "/annotations/{annotationId}/restore",
  group: "Annotations",
  summary: "Bring an annotation back that was taken away, with all that hangs on it.",
  params: annotationId,
  answers: { 200: annotation },
});

export const judgeAnnotationCall = operation({
  id: "judgeAnnotation",
  method: "put",
  path: "/annotations/{annotationId}/status",
  group: "Annotations",
  summary: "A curator's judgement.",
  params: annotationId,
  body: z
    .object({
      status: z.enum(STATUSES),
      outdated: z.boolean().optional().meta({
        description:
          "Whether it was decided on an earlier wording: takes back that it was confirmed for this one. Never of the status open.",
      }),
      reason: words(MAX_STATUS_REASON).optional().meta({
        description:
          "Why, in a few words or as one of the `statusReasons` of the project's settings. Left out, the same status keeps its reason, and another one has none.",
      }),
    })
    .refine(({ status, outdated }) => !outdated || status !== "open", rule("status-outdated")),
  answers: { 200: annotation },
  conditional: "if-sent",
});

export const ANNOTATIONS = [
  listAnnotationsCall,
  addAnnotationCall,
  readAnnotationCall,
  editAnnotationCall,
  removeAnnotationCall,
  restoreAnnotationCall,
  judgeAnnotationCall,
];
