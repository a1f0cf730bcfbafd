import { FORMAT_IDS } from "@/lib/contract/formats";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { mergeTag } from "@/server/tag/merge";
import { splitTag } from "@/server/tag/recode";
import { editTag } from "@/server/tag/write";
import { bundleOfProject } from "@/test/make/bundled-project";
import { expectDone } from "@/test/make/make";
import { IF_ANY, document, project, type Make, type RequestParts, type Requests } from "./request";
import {
  archived,
  asking,
  coded,
  decided,
  freshTag,
  listedSource,
  savedQuery,
  suggested,
} from "./request-things";
import { ANNOTATION_REQUESTS } from "./annotation-requests";
import { ASSIGNMENT_REQUESTS } from "./assignment-requests";
import { CLAIM_REQUESTS } from "./claim-requests";
import { LABEL_REQUESTS } from "./label-requests";
import { PEOPLE_REQUESTS } from "./people-requests";
import { QUOTATION_REQUESTS } from "./quotation-requests";
import type { Asker, Fixture, Place } from "./fixture";

/** For each operation, by id, a request that it understands about what is in `place`. */
export const REQUESTS: Requests = {
  listProjects: () => ({}),
  addProject: () => ({ body: { name: "Brackwater" } }),
  readProject: project,
  changeProject: (place) => ({ params: { projectId: place.projectId }, body: { name: "Quay" } }),
  removeProject: project,
  importProject: async ({ projectId }, { people }) => ({
    raw: { bytes: await bundleOfProject(people.owner, projectId), type: "application/zip" },
  }),

  ...PEOPLE_REQUESTS,

  listDocuments: project,
  addDocument: ({ projectId }) => ({
    params: { projectId },
    body: { title: "Speech", content: "Taxes fell.", format: "plain" },
  }),
  readDocument: document,
  changeDocument: ({ documentId }) => ({ params: { documentId }, body: { author: "Ana" } }),
  removeDocument: document,
  readText: document,
  reviseText: ({ documentId }) => ({
    params: { documentId },
    body: { content: "She said that crime fell by half.", format: "plain" },
  }),
  readChanges: document,
  documentEvents: document,
  sayPresence: ({ documentId, annotationId }) => ({
    params: { documentId },
    body: { tab: newId(), revision: 1, selection: [{ start: 2, end: 5 }], annotationId },
  }),
  readPlace: document,
  readNews: document,
  markSeen: ({ documentId }) => ({
    params: { documentId },
    body: { at: new Date().toISOString() },
  }),
  keepPlace: ({ documentId }) => ({ params: { documentId }, body: { revision: 1, offset: 3 } }),
  readForReading: document,
  readProjectChanges: project,
  projectEvents: project,

  ...ANNOTATION_REQUESTS,
  ...ASSIGNMENT_REQUESTS,
  ...CLAIM_REQUESTS,
  ...LABEL_REQUESTS,
  ...QUOTATION_REQUESTS,

  listTags: project,
  addTag: ({ projectId }) => ({
    params: { projectId },
    body: { kind: "claim", slug: `tag-${newId()}`, label: "A tag" },
  }),
  editTag: ({ tagId }) => ({ params: { tagId }, body: { definition: "What one heard." } }),
  removeTag: ({ tagId }) => ({ params: { tagId } }),
  mergeTag: async (place, fixture) => ({
    params: { tagId: await freshTag(place, fixture) },
    body: { into: await freshTag(place, fixture) },
  }),
  unmergeTag: async (place, fixture) => {
    const [tagId, into] = [await freshTag(place, fixture), await freshTag(place, fixture)];
    expectDone(await mergeTag(fixture.people.owner, tagId, () => true, into));
    return { params: { tagId } };
  },
  splitTag: async (place, fixture) => ({
    params: { tagId: await freshTag(place, fixture) },
    body: { into: ["one", "other"].map((label) => ({ slug: `${label}-${newId()}`, label })) },
  }),
  unsplitTag: async (place, fixture) => {
    const tagId = await freshTag(place, fixture);
    const into = ["one", "other"].map((label) => ({ slug: `${label}-${newId()}`, label }));
    expectDone(await splitTag(fixture.people.owner, tagId, () => true, into));
    return { params: { tagId } };
  },
  undoCodebookVersions: async (place, fixture) => {
    await freshTag(place, fixture);
    const { projectId } = place;
    const { codebookVersion: last } = await read.project.findUniqueOrThrow({
      where: { id: projectId },
    });
    return { params: { projectId }, body: { from: last, to: last } };
  },
  retireTag: async (place, fixture) => ({ params: { tagId: await freshTag(place, fixture) } }),
  returnTag: async (place, fixture) => ({ params: { tagId: await freshTag(place, fixture) } }),
  listCodebookRevisions: project,
  exportCodebook: ({ projectId }) => ({ params: { projectId, format: "json" } }),
  importCodebook: ({ projectId }) => ({
    params: { projectId, format: "json" },
    body: { codes: [{ kind: "claim", slug: `code-${newId()}`, label: "A code" }] },
  }),
  unlistSource: async (place, fixture) => ({
    params: { sourceId: await listedSource(place, fixture) },
  }),
  exportSources: ({ projectId }) => ({ params: { projectId, format: "csl" } }),
  importSources: ({ projectId }) => ({
    params: { projectId, format: "auto" },
    body: [{ type: "book", title: "On quays" }],
  }),
  listRechecks: project,
  listReviewQueue: project,
  readReviewProgress: project,
  keepReviewFilter: ({ projectId }) => ({
    params: { projectId },
    body: { filter: { unseen: "true", sort: "newest" } },
  }),
  listInbox: project,
  listInboxNotes: project,
  readInboxSummary: project,
  markInboxSeen: ({ projectId }) => ({
    params: { projectId },
    body: { at: "2026-03-04T10:00:00Z" },
  }),
  settleRecheck: async ({ annotationId, tagId }, { people }) => {
    const definition = `What one heard, ${newId()}.`;
    expectDone(await editTag(people.owner, tagId, () => true, { definition }));
    const recheck = await read.recheck.findFirst({ where: { annotationId, doneAt: null } });
    return { params: { recheckId: recheck?.id ?? "" }, body: { done: true } };
  },

  readDensity: document,
  readComparison: ({ projectId }) => ({ params: { projectId }, query: { by: "document" } }),
  readDocumentAgreement: ({ documentId }) => ({
    params: { documentId },
    query: { measure: "alpha-u" },
  }),
  readAgreementOnText: ({ documentId }) => ({ params: { documentId } }),
  readProjectAgreement: ({ projectId }) => ({ params: { projectId }, query: { measure: "gamma" } }),
  readCounts: ({ projectId }) => ({ params: { projectId }, query: { by: "speaker" } }),
  readCrossTable: project,
  listPassages: project,
  listTargets: project,

  countSearch: () => ({ query: { q: "crime" } }),
  findPhrase: ({ projectId }) => ({ params: { projectId }, query: { q: "crime" } }),
  listRevisions: document,
  listArchives: document,
  downloadArchive: async (place, fixture) => ({
    params: { archiveId: (await archived(place, fixture)).id },
  }),
  listCases: document,
  readAdjudicationProgress: document,
  listDecisions: document,
  readDecision: async (place, fixture) => ({
    params: { decisionId: (await decided(place, fixture)).id },
  }),
  addDecision: async (place, fixture) => ({
    params: { documentId: place.documentId },
    body: {
      outcome: "reject",
      annotations: [{ id: (await coded(place, fixture)).id, version: 1 }],
      reason: "Opinion",
    },
  }),
  acceptUnanimous: ({ documentId, annotationId }) => ({
    params: { documentId },
    body: { cases: [{ annotations: [{ id: annotationId, version: 1 }] }] },
  }),
  withdrawDecision: async (place, fixture) => ({
    params: { decisionId: (await decided(place, fixture)).id },
    headers: IF_ANY,
  }),
  listSuggestions: document,
  addSuggestion: ({ documentId }) => ({
    params: { documentId },
    body: { kind: "claim", target: [{ exact: "nobody" }], origin: "a script", score: 0.5 },
  }),
  previewLearned: ({ documentId }) => ({
    params: { documentId },
    query: { by: "sentences", kind: "claim", tag: "factual" },
  }),
  suggestLearned: ({ documentId }) => ({
    params: { documentId },
    body: { by: "same-words", kind: "claim", tag: "factual" },
  }),
  askModel: ({ documentId }) => ({ params: { documentId }, body: { part: 0 } }),
  decideSuggestion: async (place, fixture) => ({
    params: { suggestionId: (await suggested(place, fixture)).id },
    body: { decision: "take" },
  }),
  removeSuggestion: async (place, fixture) => ({
    params: { suggestionId: (await suggested(place, fixture)).id },
    headers: IF_ANY,
  }),
  listOrigins: project,
  askQuery: ({ projectId }) => ({ params: { projectId }, query: asking }),
  countQuery: ({ projectId }) => ({ params: { projectId }, query: asking }),
  downloadQuery: ({ projectId }) => ({ params: { projectId, format: "csv" }, query: asking }),
  listQueries: project,
  saveQuery: ({ projectId }) => ({
    params: { projectId },
    body: { name: "Hearsay", text: asking.q },
  }),
  editQuery: async (place, fixture) => ({
    params: { queryId: (await savedQuery(place, fixture)).id },
    body: { name: "What one heard" },
  }),
  removeQuery: async (place, fixture) => ({
    params: { queryId: (await savedQuery(place, fixture)).id },
  }),

  search: () => ({ query: { q: "crime" } }),

  ...Object.fromEntries(
    ["exportDocument", "exportProject"].map((id): [string, Make] => [
      id,
      ({ documentId, projectId }) => ({
        params: {
          ...(id === "exportDocument" ? { documentId } : { projectId }),
          format: FORMAT_IDS[0] ?? "",
        },
      }),
    ]),
  ),
};

/** A request for this operation about what is in a place. */
export async function requestFor(
  id: string,
  fixture: Fixture,
  asker: Asker,
  place: Place,
): Promise<RequestParts> {
  const make = REQUESTS[id];
  if (!make) throw new Error(`test/api/requests.ts has no request for ${id}`);
  return make(place, fixture, asker);
}
