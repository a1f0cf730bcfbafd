import { addRelation as addSourceRelation } from "@/server/source/provenance/relations";
import { expectDone } from "@/test/make/make";
import { annotation, document, project, type Requests } from "./request";
import { anotherClaim, mergedClaim, twoSources } from "./request-things";

/** Requests of the operations on the register of claims, their evidence and its sources. */
export const CLAIM_REQUESTS: Requests = {
  listClaims: project,
  addClaim: ({ projectId }) => ({ params: { projectId }, body: { statement: "Taxes fell" } }),
  readClaim: ({ claimId }) => ({ params: { claimId } }),
  editClaim: ({ claimId }) => ({ params: { claimId }, body: { context: "In 2019" } }),
  removeClaim: ({ claimId }) => ({ params: { claimId } }),
  readClaimHistory: ({ claimId }) => ({ params: { claimId } }),
  likePairs: project,
  // Each asks about a claim of its own, since a merged one is gone.
  mergeClaim: async ({ projectId, claimId }, { people }) => ({
    params: { claimId: await anotherClaim(people.annotator, projectId) },
    body: { into: claimId },
  }),
  unmergeClaim: async ({ projectId, claimId }, { people }) => ({
    params: { claimId: await mergedClaim(people.owner, projectId, claimId) },
  }),
  tellApart: async ({ projectId, claimId }, { people }) => ({
    params: { projectId },
    body: { one: claimId, other: await anotherClaim(people.annotator, projectId) },
  }),

  listOccurrences: annotation,
  addOccurrence: ({ annotationId }) => ({
    params: { annotationId },
    body: { statement: "Crime fell by half", type: "statistical", role: "repeats" },
  }),
  editOccurrence: ({ occurrenceId }) => ({ params: { occurrenceId }, body: { role: "hedges" } }),
  removeOccurrence: ({ occurrenceId }) => ({ params: { occurrenceId } }),
  readClaimNumbers: ({ claimId }) => ({ params: { claimId } }),
  listEvidence: ({ claimId }) => ({ params: { claimId } }),
  addEvidence: ({ claimId, documentId }) => ({
    params: { claimId },
    body: { stance: "refutes", documentId, target: [{ start: 2, end: 5, exact: "She" }] },
  }),
  editEvidence: ({ evidenceId }) => ({
    params: { evidenceId },
    body: { stance: "qualifies", target: [{ start: 2, end: 5 }] },
  }),
  removeEvidence: ({ evidenceId }) => ({ params: { evidenceId } }),
  listCited: document,
  listSearches: ({ claimId }) => ({ params: { claimId } }),
  addSearch: ({ claimId }) => ({
    params: { claimId },
    body: { outcome: "not-found", place: "the harbour register" },
  }),
  evidenceQueue: project,
  weighClaims: ({ projectId }) => ({ params: { projectId }, body: { weights: { causal: 3 } } }),

  listSourceRelations: project,
  addSourceRelation: async (place, fixture) => ({
    params: { projectId: place.projectId },
    body: await twoSources(place, fixture),
  }),
  removeSourceRelation: async (place, fixture) => {
    const draft = await twoSources(place, fixture);
    const added = await addSourceRelation(fixture.people.annotator, place.projectId, draft);
    return { params: { relationId: expectDone(added).id } };
  },

  readClaimRoots: ({ claimId }) => ({ params: { claimId } }),
  readQuantities: () => ({ body: { text: "Traffic rose by 12 percent to 318 ships in 2023." } }),
};
