import { z } from "zod";
import { annotation, segment } from "./annotation";
import { annotationFields } from "./annotations";
import { documentId } from "./documents";
import { codePoint, countedIn } from "./offsets";
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
} from "./operation";
import {
  ANCHORS,
  CASE_KINDS,
  CASE_STATES,
  DISAGREEMENTS,
  FATES,
  KINDS,
  LABEL_PARTS,
  MAX_ACCEPTED_TOGETHER,
  MAX_CASE_CODINGS,
  MAX_CASE_SPANS,
  MAX_DECISION_NOTE,
  MAX_STATUS_REASON,
  OUTCOMES,
  STATUSES,
} from "./terms";

const decisionId = z.object({ decisionId: id });

const label = {
  kind: z.enum(KINDS),
  slug: z.string().nullable().meta({
    description: "The claim's type, the quotation's form or the technique.",
  }),
  tags: z.array(z.string()),
  statement: z.string().nullable().meta({ description: "Of a claim: it in plain words." }),
  speaker: z.string().nullable().meta({ description: "Of a quotation: who says it." }),
};

const place = {
  revision: z.int(),
  /** In reading order; more than one segment is a discontinuous span. */
  target: z.array(segment),
  anchor: z.enum(ANCHORS),
};

/** A span of the adjudicated layer. */
const decidedSpan = countedIn(
  z
    .object({
      id,
      documentId: id,
      annotationId: id.nullable().meta({ description: "The annotation it was taken from." }),
      ...place,
      ...label,
      claim: annotation.shape.claim,
      quotation: annotation.shape.quotation,
      rhetoric: annotation.shape.rhetoric,
    })
    .meta({ id: "AdjudicatedSpan" }),
  ({ documentId: document, revision }) => ({ documentId: document, revision }),
);

export const decision = countedIn(
  z
    .object({
      id,
      projectId: id,
      documentId: id,
      ...place,
      outcome: z.enum(OUTCOMES),
      spans: z.array(decidedSpan).meta({ description: "What stands; empty for nothing." }),
      annotations: z
        .array(
          z.object({
            annotationId: id,
            version: z.int().meta({ description: "The version that was decided on." }),
            fate: z.enum(FATES),
            edited: z.boolean().meta({ description: "Whether it says something else by now." }),
            gone: z.boolean().meta({ description: "Whether it was deleted or made private." }),
          }),
        )
        .meta({ description: "The annotations it was decided on." }),
      reason: z.string(),
      note: z.string(),
      guidelineUnclear: z.boolean(),
      outdated: z.boolean().meta({
        description: "Whether it was decided on an earlier wording of one of them.",
      }),
      by: person,
      at: time,
      withdrawnBy: person.nullable(),
      withdrawnAt: time.nullable(),
      replacedBy: id.nullable().meta({ description: "The decision made in its place." }),
      version: z.int(),
    })
    .meta({
      id: "AdjudicationDecision",
      description: "What a curator decided about a case. It changes no annotation.",
    }),
  ({ documentId: document, revision }) => ({ documentId: document, revision }),
);

const coding = z
  .object({
    annotationId: id,
    version: z.int().meta({ description: "To be sent with a decision." }),
    by: person,
    target: z.array(segment),
    ...label,
    body: z.string(),
    confidence: z.int().nullable(),
    status: z.enum(STATUSES),
    noteCount: z.int(),
  })
  .meta({ id: "Coding", description: "One annotation, as its author coded the place." });

export const adjudicationCase = countedIn(
  z
    .object({
      id: id.meta({
        description:
          "That of its oldest annotation, which stays when others code the place; of a place without annotations, that of its decision.",
      }),
      documentId: id,
      revision: z.int(),
      start: codePoint,
      end: codePoint,
      disagreements: z
        .array(z.enum(DISAGREEMENTS))
        .meta({ description: "Empty where all coders of the text say the same." }),
      differs: z.array(z.enum(LABEL_PARTS)).meta({ description: "In what their labels differ." }),
      codings: z.array(coding).meta({ description: "In reading order." }),
      missing: z.array(person).meta({ description: "The coders who marked nothing here." }),
      decisions: z
        .array(decision)
        .meta({ description: "Those in force: one, or several where cases have come together." }),
      again: z
        .array(z.enum(["edited", "added", "gone"]))
        .meta({ description: "What happened since it was decided." }),
      context: z
        .object({
          start: codePoint,
          text: z.string(),
          cut: z.boolean().meta({ description: "Whether the case goes on after these words." }),
        })
        .meta({ description: "The words of the text in which the case stands." }),
    })
    .meta({ id: "AdjudicationCase" }),
  ({ documentId: document, revision }) => ({ documentId: document, revision }),
);

export const listCasesCall = operation({
  id: "listCases",
  method: "get",
  path: "/documents/{documentId}/adjudication",
  group: "Adjudication",
  summary: "All codings of a document as cases, with where people disagree and what was decided.",
  description:
    "In reading order. Codings of several people that mean one thing are one case: pairs are found by best bipartite matching among spans that overlap. Private annotations, bare notes and annotations without a certain place in the newest text are not among them. For curators.",
  params: documentId,
  query: z.object({
    cursor: cursorQuery.cursor,
    limit: queryNumber(1, 200).optional().meta({ description: "At most 200; 50 by default." }),
    kind: z.enum(CASE_KINDS).optional(),
    state: z.enum(CASE_STATES).optional(),
    tag: slug
      .optional()
      .meta({ description: "A tag's word, also as a claim's type, a form or a technique." }),
    outcome: z.enum(OUTCOMES).optional(),
    coders: words(20_000).optional().meta({
      description:
        "Ids of accounts, or names of imported authors, separated by commas; a comma within a name has a backslash before it. Cases that one of them coded: `tag` is then what they say, and `kind`, of several, how they disagree among themselves.",
    }),
  }),
  answers: { 200: listOf(adjudicationCase) },
});

const count = z.int();

export const readAdjudicationProgressCall = operation({
  id: "readAdjudicationProgress",
  method: "get",
  path: "/documents/{documentId}/adjudication/progress",
  group: "Adjudication",
  summary: "How many cases a document has, of which kinds, and how many are decided.",
  params: documentId,
  answers: {
    200: z
      .object({
        total: count,
        decided: count,
        again: count.meta({ description: "Decided, but on what has changed since." }),
        kinds: z.array(z.object({ kind: z.enum(CASE_KINDS), total: count, open: count })),
        outcomes: z.array(z.object({ outcome: z.enum(OUTCOMES), total: count })),
        tags: z.array(z.object({ tag: z.string(), total: count })),
        guidelineUnclear: count,
        coders: z.array(person.extend({ spans: count })),
        unplaced: count.meta({
          description: "Annotations without a certain place in the newest text, in no case.",
        }),
      })
      .meta({ id: "AdjudicationProgress" }),
  },
});

export const listDecisionsCall = operation({
  id: "listDecisions",
  method: "get",
  path: "/documents/{documentId}/adjudication/decisions",
  group: "Adjudication",
  summary: "What curators decided about a document, in reading order.",
  params: documentId,
  query: z.object({
    ...cursorQuery,
    withdrawn: z
      .enum(["true", "false"])
      .optional()
      .meta({ description: "`true`: those that were withdrawn or replaced." }),
    annotation: id.optional().meta({ description: "Only those on this annotation." }),
  }),
  answers: { 200: listOf(decision) },
});

const of = z.object({ id, version: z.int() });

const spanDraft = z
  .object({
    from: id.optional().meta({
      description: "The annotation from which the span takes what is not named here.",
    }),
    target: annotationFields.target.optional(),
    kind: annotationFields.kind.optional(),
    slug: slug.nullable().optional(),
    tags: annotationFields.tags,
    statement: words(5_000).nullable().optional(),
    speaker: words(500).nullable().optional(),
  })
  .meta({ id: "AdjudicatedSpanDraft" });

export const addDecisionCall = operation({
  id: "addDecision",
  method: "post",
  path: "/documents/{documentId}/adjudication/decisions",
  group: "Adjudication",
  summary: "Decide about a case.",
  description:
    "`accept` lets spans stand as somebody coded them; `adjust` on other words; `relabel` under another label; `merge` makes one span of several, `split` several of one; `reject` and `nothing` let none stand: those who marked something were wrong, or nothing is to be marked here, which can also be said of a `target` that nobody marked. It changes no annotation. 409 (`verdict-out-of-order`) with the decision as `current`, where one of the annotations is decided on already and `replaces` does not name that decision, and where one of them has another version than was sent, with its id and version as `annotation`.",
  params: documentId,
  body: z.object({
    id: givenId,
    outcome: z.enum(OUTCOMES),
    annotations: z.array(of).max(MAX_CASE_CODINGS),
    spans: z.array(spanDraft).max(MAX_CASE_SPANS).optional(),
    target: annotationFields.target
      .optional()
      .meta({ description: "The place, with `nothing` and no annotations." }),
    revision: annotationFields.revision,
    reason: words(MAX_STATUS_REASON).optional(),
    note: words(MAX_DECISION_NOTE).optional(),
    guidelineUnclear: z.boolean().optional(),
    replaces: z
      .array(of)
      .max(MAX_CASE_CODINGS)
      .optional()
      .meta({ description: "Decisions in force that are withdrawn with it." }),
  }),
  answers: { 200: decision, 201: decision },
});

export const acceptUnanimousCall = operation({
  id: "acceptUnanimous",
  method: "post",
  path: "/documents/{documentId}/adjudication/unanimous",
  group: "Adjudication",
  summary: "Accept several cases in which all say the same.",
  description:
    "Each is a decision of its own. One that somebody decided, changed or disagrees about by now is left out and named in `left`.",
  params: documentId,
  body: z.object({
    cases: z
      .array(z.object({ id: givenId, annotations: z.array(of).min(1).max(MAX_CASE_CODINGS) }))
      .min(1)
      .max(MAX_ACCEPTED_TOGETHER),
  }),
  answers: {
    200: z
      .object({
        accepted: z.array(z.object({ id, version: z.int() })).meta({
          description: "The decisions that were made, in the order of the cases.",
        }),
        left: z.array(
          z.object({
            at: z.int().meta({ description: "Which of the cases, from 0." }),
            why: z.enum(["decided", "changed", "differ"]),
          }),
        ),
      })
      .meta({ id: "AcceptedTogether" }),
  },
});

export const readDecisionCall = operation({
  id: "readDecision",
  method: "get",
  path: "/adjudication-decisions/{decisionId}",
  group: "Adjudication",
  summary: "A decision, also one that was withdrawn.",
  params: decisionId,
  answers: { 200: decision },
});

export const withdrawDecisionCall = operation({
  id: "withdrawDecision",
  method: "delete",
  path: "/adjudication-decisions/{decisionId}",
  group: "Adjudication",
  summary: "Withdraw a decision; it stays readable, with who withdrew it.",
  params: decisionId,
  conditional: "if-sent",
  answers: { 204: null },
  current: decision,
});

export const ADJUDICATION = [
  listCasesCall,
  readAdjudicationProgressCall,
  listDecisionsCall,
  addDecisionCall,
  acceptUnanimousCall,
  readDecisionCall,
  withdrawDecisionCall,
];
