import { z } from "zod";
import { ANCHORS, COMMITMENTS, OCCURRENCE_ROLES } from "./terms";
import {
  cursorQuery,
  givenId,
  id,
  listOf,
  operation,
  pastQuery,
  person,
  queryNumber,
  slug,
  time,
  words,
} from "./operation";
import { quantity } from "./annotation";
import { as, CSV } from "./measures";
import { past } from "./notes";
import { statement } from "./occurrences";
import { searchQuery } from "./search";

const verdict = words(100)
  .min(1)
  .nullable()
  .meta({ description: "A word of the project's scale; null for undecided. Curators only." });

export const claim = z
  .object({
    id,
    projectId: id,
    statement: z.string(),
    context: z.string(),
    type: z.string(),
    checkable: z.boolean().nullable(),
    reason: z.string().meta({ description: "Why it can be checked, or cannot." }),
    verdict: z.string().nullable(),
    rationale: z.string(),
    decidedBy: person.nullable(),
    decidedAt: time.nullable(),
    createdBy: person,
    occurrenceCount: z.int().meta({ description: "Passages that carry it and that you may see." }),
    evidence: z
      .object({
        supports: z.int(),
        refutes: z.int(),
        qualifies: z.int(),
        context: z.int(),
        primary: z.int().meta({ description: "How much of all of it is primary." }),
      })
      .meta({ id: "EvidenceCounts" }),
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "Claim" });

export const occurrence = z
  .object({
    id,
    annotationId: id,
    documentId: id,
    documentTitle: z.string(),
    documentDate: z.string(),
    documentSpeaker: z.string(),
    left: z.string().meta({ description: "What stands before the words, in one line." }),
    quote: z.string(),
    right: z.string(),
    role: z.enum(OCCURRENCE_ROLES),
    wording: z.string(),
    commitment: z.enum(COMMITMENTS),
    quantities: z.array(quantity),
    anchor: z.enum(ANCHORS),
    createdAt: time,
  })
  .meta({ id: "Occurrence" });

export const merged = z.object({ id, statement: z.string(), at: time }).meta({ id: "MergedClaim" });

export const claimInFull = claim
  .extend({
    occurrences: z.array(occurrence),
    merged: z
      .array(merged)
      .meta({ description: "Claims that were merged into it, the last one first." }),
  })
  .meta({ id: "ClaimInFull" });

const projectId = z.object({ projectId: id });
const claimId = z.object({ claimId: id });

const fields = {
  context: words(5_000).optional(),
  checkable: z.boolean().nullable().optional(),
  reason: words(5_000).optional(),
  verdict: verdict.optional(),
  rationale: words(20_000).optional(),
};

export const listClaimsCall = operation({
  id: "listClaims",
  method: "get",
  path: "/projects/{projectId}/claims",
  group: "Claims",
  summary: "The claim register; with `q`, the claims that say nearly that, the most alike first.",
  params: projectId,
  query: z.object({
    ...cursorQuery,
    ...pastQuery,
    q: searchQuery.optional(),
    type: slug.optional(),
    verdict: words(100).optional().meta({ description: "A verdict, or `none` for undecided." }),
  }),
  answers: { 200: listOf(claim) },
});

export const addClaimCall = operation({
  id: "addClaim",
  method: "post",
  path: "/projects/{projectId}/claims",
  group: "Claims",
  summary: "Put a claim into the register.",
  params: projectId,
  body: z.object({ id: givenId, statement, type: slug.optional(), ...fields }),
  answers: { 200: claim, 201: claim },
});

export const readClaimCall = operation({
  id: "readClaim",
  method: "get",
  path: "/claims/{claimId}",
  group: "Claims",
  summary: "A claim, with the passages that carry it and that you may see (at most 1000).",
  description:
    "Passages are in the order of their documents' dates. One that was merged into another answers 301, with the other's address and its id as `mergedInto`. As CSV: the claim's timeline, with a line for each passage and each of its numbers, and for each verdict.",
  params: claimId,
  query: z.object({ as, ...pastQuery }),
  alsoAnswers: CSV,
  answers: { 200: claimInFull },
  moves: true,
});

export const editClaimCall = operation({
  id: "editClaim",
  method: "patch",
  path: "/claims/{claimId}",
  group: "Claims",
  summary: "Change a claim, or decide it.",
  description:
    "A verdict belongs to the statement it was given on: a new statement without a new verdict leaves the claim undecided.",
  params: claimId,
  body: z.object({ statement: statement.optional(), type: slug.optional(), ...fields }),
  sentBack: claimInFull,
  answers: { 200: claim },
  conditional: "if-sent",
});

export const removeClaimCall = operation({
  id: "removeClaim",
  method: "delete",
  path: "/claims/{claimId}",
  group: "Claims",
  summary: "Take a claim out of the register; annotations stay and point to no claim.",
  params: claimId,
  answers: { 204: null },
  conditional: "if-sent",
});

export const readClaimHistoryCall = operation({
  id: "readClaimHistory",
  method: "get",
  path: "/claims/{claimId}/history",
  group: "Claims",
  summary: "What a claim was before, oldest first.",
  params: claimId,
  query: z.object(cursorQuery),
  answers: {
    200: listOf(
      past(
        claim.pick({
          statement: true,
          context: true,
          type: true,
          checkable: true,
          reason: true,
          verdict: true,
          rationale: true,
          decidedBy: true,
          decidedAt: true,
        }),
      ),
    ),
  },
});

/** Two claims that may be one, and in what they differ although their words are alike. */
export const alikePair = z
  .object({
    one: claim,
    other: claim,
    likeness: z.number(),
    differs: z
      .array(
        z.object({
          kind: z.enum(["number", "negation", "direction", "roles"]),
          one: z.string(),
          other: z.string(),
        }),
      )
      .meta({
        description:
          "A number, a negation, a direction, or who did what to whom; with the words of each claim.",
      }),
  })
  .meta({ id: "AlikePair" });

export const likePairsCall = operation({
  id: "likePairs",
  method: "get",
  path: "/projects/{projectId}/claims/merges",
  group: "Claims",
  summary: "Claims that may be one, the most alike first; answered pairs are left out.",
  description:
    "A claim is compared when its statement is written, by the first 1000 characters of it, and the 20 claims that are most like it are kept.",
  params: projectId,
  query: z.object({ cursor: cursorQuery.cursor, limit: queryNumber(1, 500).optional() }),
  answers: {
    200: listOf(alikePair).extend({
      comparing: z.boolean().meta({
        description: "True while claims are still to be compared, so that pairs may be missing.",
      }),
    }),
  },
});

export const mergeClaimCall = operation({
  id: "mergeClaim",
  method: "post",
  path: "/claims/{claimId}/merge",
  group: "Claims",
  summary: "Two claims are one: passages, evidence and searches go over to `into`.",
  params: claimId,
  body: z.object({ into: id }),
  answers: { 200: claim },
});

export const unmergeClaimCall = operation({
  id: "unmergeClaim",
  method: "post",
  path: "/claims/{claimId}/unmerge",
  group: "Claims",
  summary: "A claim that was merged away stands again, with what it brought.",
  description:
    "What somebody moved, cited for another claim or took away since the merge stays as they left it. A claim that stands is answered as it is.",
  params: claimId,
  answers: { 200: claim },
});

export const tellApartCall = operation({
  id: "tellApart",
  method: "post",
  path: "/projects/{projectId}/claims/distinct",
  group: "Claims",
  summary: "Two claims are not one, and are not suggested again; `distinct: false` forgets that.",
  params: projectId,
  body: z.object({ one: id, other: id, distinct: z.boolean().optional() }),
  answers: { 200: z.object({ one: id, other: id, distinct: z.boolean() }) },
});

export const CLAIMS = [
  listClaimsCall,
  addClaimCall,
  readClaimCall,
  editClaimCall,
  removeClaimCall,
  readClaimHistoryCall,
  likePairsCall,
  mergeClaimCall,
  unmergeClaimCall,
  tellApartCall,
];
