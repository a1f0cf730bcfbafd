import { z } from "zod";
import {
  ANCHORS,
  DIRECTNESSES,
  MAX_CITATION_LENGTH,
  MAX_WEIGHT,
  NUMBER_RELATIONS,
  SEARCH_OUTCOMES,
  STANCES,
} from "./terms";
import {
  givenId,
  id,
  listOf,
  operation,
  pastQuery,
  person,
  slug,
  time,
  words,
  rule,
  wholeListQuery,
} from "./operation";
import { countedIn } from "./offsets";
import { quantity, reference, segment } from "./annotation";
import { target } from "./annotations";
import { claim } from "./claims";
import { documentId } from "./documents";
import { csl, WAYS } from "./sources";

const claimId = z.object({ claimId: id });
const projectId = z.object({ projectId: id });
const evidenceId = z.object({ evidenceId: id });

export const evidence = countedIn(
  z
    .object({
      id,
      projectId: id,
      claim: z.object({ id, statement: z.string(), verdict: z.string().nullable() }),
      annotationId: id.nullable().meta({ description: "The passage it was cited for." }),
      annotationDocumentId: id.nullable(),
      document: z.object({ id, title: z.string() }).nullable(),
      revision: z.int().nullable(),
      target: z.array(segment).nullable(),
      anchor: z.enum(ANCHORS),
      source: reference.shape.source.nullable(),
      locator: z.string(),
      quote: z.string(),
      stance: z.enum(STANCES),
      directness: z.enum(DIRECTNESSES),
      note: z.string(),
      createdBy: person,
      createdAt: time,
      updatedAt: time,
      version: z.int(),
    })
    .meta({ id: "Evidence" }),
  ({ document, revision }) => (document && revision ? { documentId: document.id, revision } : null),
);

export const evidenceList = z.array(evidence);

const assessment = {
  directness: z.enum(DIRECTNESSES).optional(),
  note: words(20_000).optional(),
  locator: words(500).optional(),
  quote: words(20_000).optional().meta({ description: "Of a source that is no document here." }),
};

export const listEvidenceCall = operation({
  id: "listEvidence",
  method: "get",
  path: "/claims/{claimId}/evidence",
  group: "Evidence",
  summary: "The evidence for and against a claim, in the order in which it was found.",
  params: claimId,
  query: wholeListQuery.extend(pastQuery),
  answers: { 200: listOf(evidence) },
});

export const addEvidenceCall = operation({
  id: "addEvidence",
  method: "post",
  path: "/claims/{claimId}/evidence",
  group: "Evidence",
  summary: "Cite words of a document, or of a source that is not imported, for a claim.",
  description:
    "Either documentId and target, or exactly one of url, doi, isbn, csl, citation, with locator and quote. Everybody in the project sees it, also when it is cited for a private annotation: then `annotationId` is shown to its author alone.",
  params: claimId,
  body: z
    .object({
      id: givenId,
      stance: z.enum(STANCES),
      ...assessment,
      annotationId: id.nullable().optional(),
      documentId: id.optional(),
      revision: z.int().min(1).optional(),
      target: target.optional(),
      url: words(4_000).optional(),
      doi: words(4_000).optional(),
      isbn: words(100).optional(),
      csl: csl.optional(),
      citation: words(MAX_CITATION_LENGTH).optional(),
    })
    .refine((body) => {
      const ways = WAYS.filter((way) => body[way] !== undefined).length;
      const hasPlace = body.documentId !== undefined && body.target !== undefined;
      return hasPlace ? ways === 0 : ways === 1 && !body.documentId;
    }, rule("evidence-named")),
  answers: { 200: evidence, 201: evidence },
});

const numberFound = quantity
  .extend({ exact: z.string().meta({ description: "The words that name the number." }) })
  .meta({ id: "NumberFound" });

export const claimNumbers = z
  .object({
    numbers: z.array(numberFound).meta({
      description: "Of the claim: those that its statement names, then those of its passages.",
    }),
    items: z.array(
      z
        .object({
          evidenceId: id,
          number: numberFound,
          against: z.int().meta({ description: "Which of `numbers` it is set against." }),
          relation: z.enum(NUMBER_RELATIONS),
          difference: z.number().nullable().meta({
            description: "The source's number less the claim's, where they can be compared.",
          }),
          share: z.number().nullable().meta({
            description: "The difference as a part of the claim's number.",
          }),
        })
        .meta({ id: "NumberAgainst" }),
    ),
  })
  .meta({ id: "ClaimNumbers" });

export const readClaimNumbersCall = operation({
  id: "readClaimNumbers",
  method: "get",
  path: "/claims/{claimId}/numbers",
  group: "Evidence",
  summary: "The numbers of a claim's evidence, each set against a number of the claim.",
  description:
    "`same`; `fits`: agrees as far as “about” and “more than” go; `differs`; or they can not be compared: another unit, base, year, or a change against an amount. Read from the words each time; nothing is stored.",
  params: claimId,
  answers: { 200: claimNumbers },
});

export const editEvidenceCall = operation({
  id: "editEvidence",
  method: "patch",
  path: "/evidence/{evidenceId}",
  group: "Evidence",
  summary: "Change evidence of yours, or its place; what is left out stays.",
  params: evidenceId,
  body: z.object({
    stance: z.enum(STANCES).optional(),
    ...assessment,
    revision: z.int().min(1).nullish(),
    target: target.nullish(),
  }),
  answers: { 200: evidence },
  conditional: "if-sent",
});

export const removeEvidenceCall = operation({
  id: "removeEvidence",
  method: "delete",
  path: "/evidence/{evidenceId}",
  group: "Evidence",
  summary: "Take evidence away; its source stays.",
  params: evidenceId,
  answers: { 204: null },
});

export const listCitedCall = operation({
  id: "listCited",
  method: "get",
  path: "/documents/{documentId}/evidence",
  group: "Evidence",
  summary: "What words of a document are cited for, as evidence for or against claims.",
  params: documentId,
  query: wholeListQuery,
  answers: { 200: listOf(evidence) },
});

export const search = z
  .object({
    id,
    claimId: id,
    outcome: z.enum(SEARCH_OUTCOMES),
    place: z.string().meta({ description: "Where somebody looked." }),
    by: person,
    at: time,
  })
  .meta({ id: "EvidenceSearch" });

export const listSearchesCall = operation({
  id: "listSearches",
  method: "get",
  path: "/claims/{claimId}/searches",
  group: "Evidence",
  summary: "Where people looked for evidence, found or not.",
  params: claimId,
  query: wholeListQuery,
  answers: { 200: listOf(search) },
});

export const addSearchCall = operation({
  id: "addSearch",
  method: "post",
  path: "/claims/{claimId}/searches",
  group: "Evidence",
  summary: "Record that you looked for evidence, and where.",
  params: claimId,
  body: z.object({
    id: givenId,
    outcome: z.enum(SEARCH_OUTCOMES),
    place: words(2_000).optional(),
  }),
  answers: { 200: search, 201: search },
});

const weights = z
  .record(slug, z.number().min(0).max(MAX_WEIGHT))
  .meta({ description: `By claim type, 0 to ${MAX_WEIGHT}; a type that is not named weighs 1.` });

export const evidenceQueueCall = operation({
  id: "evidenceQueue",
  method: "get",
  path: "/projects/{projectId}/claims/queue",
  group: "Evidence",
  summary: "Claims without primary evidence, the most urgent first.",
  description:
    "Opinions, claims that cannot be checked and those that need none are left out. Urgency: passages × the type's weight ÷ (1 + fruitless searches).",
  params: projectId,
  query: wholeListQuery,
  answers: {
    200: z.object({
      items: z.array(
        claim
          .extend({ urgency: z.number(), searches: z.array(search) })
          .meta({ id: "ClaimWantingEvidence" }),
      ),
      weights,
    }),
  },
});

export const weighClaimsCall = operation({
  id: "weighClaims",
  method: "put",
  path: "/projects/{projectId}/claims/weights",
  group: "Evidence",
  summary: "How much each type of claim matters to this project.",
  description: "Types that are left out keep their weight; 1 takes a weight away.",
  params: projectId,
  body: z.object({ weights }),
  answers: { 200: z.object({ weights }) },
});

export const EVIDENCE = [
  listEvidenceCall,
  addEvidenceCall,
  readClaimNumbersCall,
  editEvidenceCall,
  removeEvidenceCall,
  listCitedCall,
  listSearchesCall,
  addSearchCall,
  evidenceQueueCall,
  weighClaimsCall,
];
