import { z } from "zod";
import { annotation } from "./annotation";
import { annotationFields } from "./annotations";
import { documentId } from "./documents";
import { codePoint, countedIn } from "./offsets";
import {
  cursorQuery,
  givenId,
  id,
  listOf,
  name,
  operation,
  person,
  time,
  words,
} from "./operation";
import {
  ANCHORS,
  DECISIONS,
  KINDS,
  LEARNERS,
  MAX_ORIGIN,
  SUGGESTION_STATES,
  TAG_KINDS,
} from "./terms";

const suggestionId = z.object({ suggestionId: id });
const projectId = z.object({ projectId: id });

const segment = z.object({
  start: codePoint,
  end: codePoint,
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});

const { claim, quotation, rhetoric, tags, body } = annotationFields;

/** What a script or model says of itself: who it is, how sure, and why. */
const origin = name(MAX_ORIGIN).meta({
  description: "Which script or model, such as `claims-v3`.",
});
const score = z.number().min(-1e9).max(1e9).nullable();

export const suggestion = countedIn(
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
      body: z.string(),
      claim: annotation.shape.claim,
      quotation: annotation.shape.quotation,
      rhetoric: annotation.shape.rhetoric,
      origin: z.string(),
      score,
      reason: z.string(),
      anchor: z.enum(ANCHORS),
      orphan: z.boolean(),
      state: z.enum(SUGGESTION_STATES),
      decidedBy: person.nullable(),
      decidedAt: time.nullable(),
      decisionReason: z.string(),
      annotationId: id.nullable().meta({ description: "The annotation that it became." }),
      createdBy: person,
      createdAt: time,
      version: z.int(),
    })
    .meta({
      id: "Suggestion",
      description:
        "An annotation that a script or model proposes. Nobody's work until it is taken.",
    }),
  ({ documentId: document, revision }) => ({ documentId: document, revision }),
);

export const listSuggestionsCall = operation({
  id: "listSuggestions",
  method: "get",
  path: "/documents/{documentId}/suggestions",
  group: "Suggestions",
  summary: "What scripts and models suggest for a document, in reading order.",
  params: documentId,
  query: z.object({
    ...cursorQuery,
    state: z.enum(SUGGESTION_STATES).optional(),
    origin: words(MAX_ORIGIN).optional(),
  }),
  answers: { 200: listOf(suggestion) },
});

export const addSuggestionCall = operation({
  id: "addSuggestion",
  method: "post",
  path: "/documents/{documentId}/suggestions",
  group: "Suggestions",
  summary: "Suggest an annotation, by position, by quotation, or by both.",
  description:
    "An annotation plus `origin`, `score` and `reason`. It must name words that stand in the text, as an annotation must. It is in no list, count, search, chart or measure of annotations: it waits until a person takes, adjusts or refuses it.",
  params: documentId,
  body: z.object({
    id: givenId,
    kind: annotationFields.kind,
    target: annotationFields.target,
    revision: annotationFields.revision,
    tags,
    body,
    claim,
    quotation,
    rhetoric,
    origin,
    score: score.optional(),
    reason: words(5_000).optional(),
  }),
  answers: { 200: suggestion, 201: suggestion },
});

export const decideSuggestionCall = operation({
  id: "decideSuggestion",
  method: "put",
  path: "/suggestions/{suggestionId}",
  group: "Suggestions",
  summary: "Take, adjust or refuse a suggestion, or open it again.",
  description:
    "`take` makes an annotation of yours of it, as it is; `adjust` one with what `annotation` says otherwise; `refuse` makes none. The annotation says in `suggestion` what it was made from. `open` takes a decision back, once the annotation it made was taken away. The same decision again answers what is there.",
  params: suggestionId,
  body: z.object({
    decision: z.enum(DECISIONS),
    annotation: z
      .object({
        ...annotationFields,
        id: givenId,
        kind: annotationFields.kind.optional(),
        target: annotationFields.target.optional(),
      })
      .optional()
      .meta({ description: "What is said otherwise, with `adjust`." }),
    reason: words(5_000).optional(),
  }),
  sentBack: suggestion,
  answers: { 200: suggestion },
  conditional: "if-sent",
});

export const removeSuggestionCall = operation({
  id: "removeSuggestion",
  method: "delete",
  path: "/suggestions/{suggestionId}",
  group: "Suggestions",
  summary: "Take a suggestion back; an annotation that was made of it stays.",
  params: suggestionId,
  conditional: "if-sent",
  answers: { 204: null },
  current: suggestion,
});

/** Why what a model answered was not made a suggestion. */
const MODEL_REFUSALS = ["not-in-text", "no-such-tag", "unreadable", "too-many"] as const;

export const askModelCall = operation({
  id: "askModel",
  method: "post",
  path: "/documents/{documentId}/suggestions/by-model",
  group: "Suggestions",
  summary: "Ask the server's model for suggestions for one part of a document.",
  description:
    "The words of the part and the codebook are sent to the address of `OBELUS_MODEL_URL`; what it answers becomes suggestions, each only if its words stand in the part and the codebook has its tag. What it suggested before is counted in `known` and not made again. 422 where the server has no model or the model does not answer.",
  params: documentId,
  body: z.object({
    part: z.int().min(0).max(1_000_000).meta({
      description: "From 0 to `parts` - 1: a text is asked about in parts, one request each.",
    }),
  }),
  answers: {
    200: z
      .object({
        part: z.int(),
        parts: z.int(),
        origin: z.string(),
        suggested: z.int(),
        known: z.int(),
        left: z
          .array(z.object({ words: z.string(), why: z.enum(MODEL_REFUSALS) }))
          .meta({ description: "What it answered and nothing was made of." }),
        untold: z.int().meta({ description: "How many tags of the codebook it was not told of." }),
      })
      .meta({ id: "ModelAnswer" }),
  },
});

const learnable = {
  by: z.enum(LEARNERS).meta({
    description:
      "`same-words` proposes words that people marked where they stand elsewhere; `sentences` proposes sentences like those that people marked.",
  }),
  kind: z.enum(TAG_KINDS),
  tag: words(200).min(1).meta({ description: "The slug of a tag of the codebook." }),
};

const learned = z.object({
  by: z.enum(LEARNERS),
  kind: z.enum(TAG_KINDS),
  tag: z.string(),
  origin: z.string(),
  texts: z.int().meta({ description: "How many texts were learned from." }),
  examples: z.int().meta({ description: "Places or sentences that people marked with the tag." }),
  others: z.int().meta({ description: "Sentences of these texts that they did not." }),
  needed: z.int().meta({
    description: "How many of either there must be; with fewer nothing is suggested.",
  }),
  enough: z.boolean(),
  leftOut: z
    .object({
      marked: z.int(),
      found: z.int(),
      proposed: z.int(),
      wrong: z.int(),
      precision: z.number().nullable(),
      recall: z.number().nullable(),
    })
    .nullable()
    .meta({
      description:
        "What it would have proposed where it had not been shown what people marked, and how much of that they had marked; null where it is not defined.",
    }),
  textsLeft: z.int().meta({ description: "Texts that were too much to be learned from." }),
  marksLeft: z.boolean().meta({ description: "Whether there are more marks than are read." }),
});

export const previewLearnedCall = operation({
  id: "previewLearned",
  method: "get",
  path: "/documents/{documentId}/suggestions/learned",
  group: "Suggestions",
  summary: "What suggestions learned from the project would be worth, for one tag.",
  params: documentId,
  query: z.object(learnable),
  answers: { 200: learned.meta({ id: "LearnedWorth" }) },
});

export const suggestLearnedCall = operation({
  id: "suggestLearned",
  method: "post",
  path: "/documents/{documentId}/suggestions/learned",
  group: "Suggestions",
  summary: "Suggest for a document what was learned from the project's annotations, for one tag.",
  description:
    "Learns from what everybody in the project sees, as suggestions do, and from nothing private. At most 100 are made by one request, the surest first: `left` says how many more there are. What was suggested with that tag before, in whatever state, is counted in `known` and not made again.",
  params: documentId,
  body: z.object(learnable),
  answers: {
    200: learned
      .extend({ suggested: z.int(), known: z.int(), left: z.int() })
      .meta({ id: "LearnedAnswer" }),
  },
});

const originRate = z
  .object({
    origin: z.string(),
    suggested: z.int(),
    open: z.int(),
    taken: z.int(),
    adjusted: z.int(),
    refused: z.int(),
    rate: z.number().nullable().meta({
      description: "Taken and adjusted ones among those that were decided; null for none.",
    }),
  })
  .meta({ id: "OriginRate" });

export const listOriginsCall = operation({
  id: "listOrigins",
  method: "get",
  path: "/projects/{projectId}/suggestions/origins",
  group: "Suggestions",
  summary: "How many of each origin's suggestions were taken, adjusted and refused.",
  params: projectId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(originRate) },
});

export const SUGGESTIONS = [
  listSuggestionsCall,
  addSuggestionCall,
  decideSuggestionCall,
  removeSuggestionCall,
  askModelCall,
  previewLearnedCall,
  suggestLearnedCall,
  listOriginsCall,
];
