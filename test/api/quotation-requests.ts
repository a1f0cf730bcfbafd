import { document, project, type Requests } from "./request";
import { checked, quotation, speaker } from "./request-things";

/** Requests of the operations on quotations: attribution, checks, and who speaks. */
export const QUOTATION_REQUESTS: Requests = {
  setAttribution: async (place, fixture) => ({
    params: { annotationId: (await quotation(place, fixture)).id },
    body: { speaker: { name: "Ana Reis" }, naming: "named", at: { cue: [{ start: 6, end: 10 }] } },
  }),
  removeAttribution: async (place, fixture) => ({
    params: { annotationId: (await quotation(place, fixture)).id },
  }),
  runCheck: async (place, fixture) => {
    const { id, documentId } = await quotation(place, fixture);
    return { params: { annotationId: id }, body: { sourceDocumentId: documentId } };
  },
  readCheck: async (place, fixture) => ({ params: await checked(place, fixture) }),
  signCheck: async (place, fixture) => ({
    params: await checked(place, fixture),
    body: { verdict: "verbatim", note: "Seen." },
  }),
  unsignCheck: async (place, fixture) => ({ params: await checked(place, fixture) }),
  findQuotation: async (place, fixture) => ({
    params: { annotationId: (await quotation(place, fixture)).id },
  }),
  findWords: ({ projectId }) => ({ params: { projectId }, body: { quote: "crime fell" } }),
  quotationProposals: document,
  documentSpeakers: document,
  dismissProposal: ({ documentId }) => ({ params: { documentId }, body: { start: 2, end: 9 } }),
  restoreProposal: ({ documentId }) => ({
    params: { documentId },
    query: { start: "2", end: "9" },
  }),
  listSpeakers: project,
  searchAuthorities: ({ projectId }) => ({ params: { projectId }, body: { name: "Ana Reis" } }),
  addSpeaker: ({ projectId }) => ({ params: { projectId }, body: { name: "Ana Reis" } }),
  readSpeaker: async (place, fixture) => ({ params: { speakerId: await speaker(place, fixture) } }),
  editSpeaker: async (place, fixture) => ({
    params: { speakerId: await speaker(place, fixture) },
    body: { role: "mayor" },
  }),
  removeSpeaker: async (place, fixture) => ({
    params: { speakerId: await speaker(place, fixture) },
  }),
  mergeSpeaker: async (place, fixture) => ({
    params: { speakerId: await speaker(place, fixture) },
    body: { into: await speaker(place, fixture) },
  }),
};
