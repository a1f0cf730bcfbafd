import { z } from "zod";
import { ANCHORS, COMMITMENTS, KINDS, QUOTATION_FORMS, STATUSES, TURNINGS } from "./terms";
import { documentId } from "./documents";
import { codePoint, countedIn, type ShapeOf } from "./offsets";
import { id, operation, queryNumber } from "./operation";

/** The most annotations that one answer outlines. */
export const MAX_OUTLINES = 10_000;

/**
 * An annotation in as few bytes as lists, overlays and filters need. What is left out has its usual
 * value: an open status, an exact anchor, no tags.
 */
const outline = z
  .object({
    id,
    kind: z.enum(KINDS),
    /** Start and end of each segment, one after the other; none on an older revision. */
    at: z.array(codePoint),
    /** The account of who made it; a `name` where there is none. */
    by: id.optional(),
    name: z.string().optional(),
    version: z.int(),
    tags: z.array(z.string()).optional(),
    status: z.enum(STATUSES).optional(),
    statusOutdated: z.literal(true).optional(),
    anchor: z.enum(ANCHORS).optional(),
    private: z.literal(true).optional(),
    confidence: z.int().optional(),
    statement: z.string().optional(),
    claimType: z.string().optional(),
    form: z.enum(QUOTATION_FORMS).optional(),
    speaker: z.string().optional(),
    technique: z.string().optional(),
    /** Whether there are words on it, which reading the annotation itself answers. */
    hasBody: z.literal(true).optional(),
    /** The claims of the register it carries, each with the speaker's commitment. */
    carries: z.array(z.object({ claimId: id, commitment: z.enum(COMMITMENTS) })).optional(),
    /** Of a quotation: what the sources it was compared with do to its words. */
    turned: z.array(z.enum(TURNINGS)).optional(),
    /** The quotation that encloses this one. */
    inside: id.optional(),
    /** The words of each segment, where they are those of an older revision. */
    exact: z.array(z.string()).optional(),
  })
  .meta({ id: "Outline" });

export const outlines = countedIn(
  z.object({
    items: z.array(outline),
    /** The names of the accounts in `by`. */
    people: z.record(z.string(), z.string()),
    /** The newest revision of the text. */
    revision: z.int(),
    next: z.string().nullable(),
  }),
  ({ revision }, { params }) => ({ documentId: String(params["documentId"]), revision }),
);

export const listOutlinesCall = operation({
  id: "listOutlines",
  method: "get",
  path: "/documents/{documentId}/outlines",
  group: "Annotations",
  summary: "The annotations of a document in brief, in reading order: what drawing them takes.",
  description:
    "What is left out has its usual value: `status` open, `anchor` exact, no `tags`, and so on. " +
    "Reading the annotation answers the rest.",
  params: documentId,
  query: z.object({
    cursor: z.string().max(500).optional().meta({ description: "`next` of the answer before." }),
    limit: queryNumber(1, MAX_OUTLINES)
      .optional()
      .meta({
        description: `At most ${MAX_OUTLINES}, which is also the default.`,
      }),
  }),
  answers: { 200: outlines },
});

/** An outline as the API answers it: offsets count code points. */
export type OutlineAnswer = ShapeOf<typeof outline>;

/** Outlines as the API answers them. */
export type OutlinesAnswer = ShapeOf<typeof outlines>;

export const OUTLINES = [listOutlinesCall];
