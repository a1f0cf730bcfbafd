import { z } from "zod";
import {
  cursorQuery,
  givenId,
  id,
  listOf,
  operation,
  person,
  slug,
  time,
  words,
} from "../door/operation";
import { searchQuery } from "./search";

const statement = words(5_000).refine((text) => text.trim() !== "", "must say something");
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
    verdict: z.string().nullable(),
    rationale: z.string(),
    decidedBy: person.nullable(),
    decidedAt: time.nullable(),
    createdBy: person,
    occurrenceCount: z.int().meta({ description: "Passages that carry it and that you may see." }),
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "Claim" });

const occurrence = z
  .object({
    annotationId: id,
    documentId: id,
    documentTitle: z.string(),
    quote: z.string(),
    role: z.string(),
    commitment: z.string(),
    createdAt: time,
  })
  .meta({ id: "Occurrence" });

const projectId = z.object({ projectId: id });
const claimId = z.object({ claimId: id });

const fields = {
  context: words(5_000).optional(),
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
  params: claimId,
  answers: { 200: claim.extend({ occurrences: z.array(occurrence) }).meta({ id: "ClaimInFull" }) },
});

export const editClaimCall = operation({
  id: "editClaim",
  method: "patch",
  path: "/claims/{claimId}",
  group: "Claims",
  summary: "Change a claim, or decide it.",
  description:
    "A verdict belongs to the statement it was given on: a new statement without a new verdict leaves the claim undecided. If-Match is honoured when it is sent.",
  params: claimId,
  body: z.object({ statement: statement.optional(), type: slug.optional(), ...fields }),
  answers: { 200: claim },
});

export const removeClaimCall = operation({
  id: "removeClaim",
  method: "delete",
  path: "/claims/{claimId}",
  group: "Claims",
  summary: "Take a claim out of the register; annotations stay and point to no claim.",
  params: claimId,
  answers: { 204: null },
});

export const CLAIMS = [listClaimsCall, addClaimCall, readClaimCall, editClaimCall, removeClaimCall];
