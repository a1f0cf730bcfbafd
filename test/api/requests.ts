import { FORMAT_IDS } from "@/lib/contract/formats";
import { makeResetByHand } from "@/server/account/password-resets";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { addRelation as addSourceRelation } from "@/server/source/provenance/relations";
import { mergeTag } from "@/server/tag/merge";
import { editTag } from "@/server/tag/write";
import { expectDone, makeProject } from "@/test/make/make";
import { addToken } from "@/server/account/tokens";
import { makeBystander, type Asker, type Place, type Fixture } from "./fixture";
import { LABEL_REQUESTS } from "./label-requests";
import {
  annotationRelation,
  anotherClaim,
  asking,
  checked,
  classLinkOf,
  freshTag,
  invitation,
  mergedClaim,
  quotation,
  relationTypeOf,
  roleRequestIn,
  savedQuery,
  speaker,
  suggested,
  tokenIn,
  twoEnds,
  twoSources,
} from "./request-things";

/** What is sent: everything a client chooses except its identity. */
export interface RequestParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Make = (place: Place, fixture: Fixture, asker: Asker) => RequestParts | Promise<RequestParts>;

const IF_ANY = { "if-match": "*" };
const project: Make = ({ projectId }) => ({ params: { projectId } });
const document: Make = ({ documentId }) => ({ params: { documentId } });
const annotation: Make = ({ annotationId }) => ({ params: { annotationId } });
const account = { email: "new@example.test", name: "New", password: "a long enough one" };

/** For each operation, by id, a request that it understands about what is in `place`. */
export const REQUESTS: Readonly<Record<string, Make>> = {
  listProjects: () => ({}),
  addProject: () => ({ body: { name: "Brackwater" } }),
  readProject: project,
  changeProject: (place) => ({ params: { projectId: place.projectId }, body: { name: "Quay" } }),
  removeProject: project,

  addToken: () => ({ body: { name: "a script" } }),
  listTokens: () => ({}),
  revokeToken: async (_place, { people }, asker) => {
    const owner = asker === "nobody" ? people.owner : people[asker];
    return { params: { tokenId: expectDone(await addToken(owner, "old")).id } };
  },
  setUp: () => ({ body: account }),
  signUp: () => ({ body: account }),
  readMe: () => ({}),
  changeMe: () => ({ body: {} }),
  changePassword: () => ({ body: { next: "a long enough one" } }),
  signOutEverywhere: () => ({}),
  downloadOwnData: () => ({}),
  previewDeletion: () => ({}),
  deleteMe: () => ({ body: { work: "keep", password: "not the right one" } }),
  connectIdentity: () => ({}),
  readAudit: project,
  readAuditDays: project,
  downloadAudit: project,
  listSignIns: () => ({}),
  listMembers: project,
  addMember: ({ projectId }) => ({
    params: { projectId },
    body: { email: `guest-${newId()}@example.test`, role: "reader" },
  }),
  changeMember: async ({ projectId }) => ({
    params: { projectId, userId: await makeBystander(projectId) },
    body: { role: "annotator" },
  }),
  listRoleRequests: project,
  askForRole: ({ projectId }) => ({ params: { projectId }, body: { words: "I read it twice." } }),
  withdrawRoleRequest: project,
  answerRoleRequest: async ({ projectId }) => ({
    params: { projectId, userId: await roleRequestIn(projectId) },
    body: { grant: true },
  }),
  removeMember: async ({ projectId }) => ({
    params: { projectId, userId: await makeBystander(projectId) },
  }),
  listInvitations: project,
  invitePeople: ({ projectId }) => ({
    params: { projectId },
    body: { addresses: [`Guest <guest-${newId()}@example.test>`], role: "reader" },
  }),
  showInvitationLink: async (place, fixture) => ({
    params: { invitationId: (await invitation(place, fixture)).id },
    body: { renew: true },
  }),
  revokeInvitation: async (place, fixture) => ({
    params: { invitationId: (await invitation(place, fixture)).id },
  }),
  acceptInvitation: async (place, fixture) => {
    const { link } = await invitation(place, fixture);
    return { body: { token: tokenIn(link) } };
  },
  listClassLinks: project,
  addClassLink: ({ projectId }) => ({ params: { projectId }, body: { role: "reader" } }),
  changeClassLink: async ({ projectId }, fixture) => ({
    params: { classLinkId: (await classLinkOf(projectId, fixture)).id },
    body: { maxUses: 5 },
  }),
  revokeClassLink: async ({ projectId }, fixture) => ({
    params: { classLinkId: (await classLinkOf(projectId, fixture)).id },
  }),
  // Into a project apart, since whoever asks becomes a member of it.
  joinByClassLink: async (_place, fixture) => {
    const { id } = await makeProject(fixture.people.owner);
    return { body: { token: tokenIn((await classLinkOf(id, fixture)).link ?? "") } };
  },

  addBackup: () => ({}),
  listPeople: () => ({}),
  changePerson: async ({ projectId }) => ({
    params: { userId: await makeBystander(projectId) },
    body: { disabled: true },
  }),
  addResetLink: async ({ projectId }) => ({
    params: { userId: await makeBystander(projectId) },
  }),
  askForReset: () => ({ body: { email: account.email } }),
  resetPassword: async ({ projectId }) => {
    const userId = await makeBystander(projectId);
    const { link } = expectDone(
      await transaction((tx) => makeResetByHand(tx, userId, userId, new Date())),
    );
    return { body: { token: tokenIn(link), password: account.password } };
  },

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
  keepPlace: ({ documentId }) => ({ params: { documentId }, body: { revision: 1, offset: 3 } }),
  readForReading: document,
  readProjectChanges: project,
  projectEvents: project,

  listAnnotations: document,
  listOutlines: document,
  addAnnotation: ({ documentId }) => ({
    params: { documentId },
    body: { kind: "rhetoric", target: [{ start: 2, end: 5 }], rhetoric: { technique: "doubt" } },
  }),
  readAnnotation: annotation,
  editAnnotation: ({ annotationId }) => ({
    params: { annotationId },
    body: { body: "changed", tags: ["hearsay"] },
    headers: IF_ANY,
  }),
  removeAnnotation: ({ annotationId }) => ({ params: { annotationId }, headers: IF_ANY }),
  restoreAnnotation: annotation,
  judgeAnnotation: ({ annotationId }) => ({
    params: { annotationId },
    body: { status: "accepted" },
  }),

  importAnnotations: ({ documentId }) => ({ params: { documentId, format: "jsonl" } }),

  listNotes: annotation,
  addNote: ({ annotationId, noteId }) => ({
    params: { annotationId },
    body: { body: "Says who?", replyTo: noteId },
  }),
  editNote: ({ noteId }) => ({ params: { noteId }, body: { body: "changed" } }),
  removeNote: ({ noteId }) => ({ params: { noteId } }),
  readNoteHistory: ({ noteId }) => ({ params: { noteId } }),
  readAnnotationHistory: annotation,

  listReferences: annotation,
  addReference: ({ annotationId }) => ({
    params: { annotationId },
    body: { relation: "refutes", url: "https://audit.example.test/2023", locator: "p. 4" },
  }),
  removeReference: ({ referenceId }) => ({ params: { referenceId } }),
  listSources: project,
  listAlikeSources: project,
  previewCitation: ({ projectId }) => ({
    params: { projectId },
    body: { citation: "@book{a, title={The Quay}, year={2023}}" },
  }),

  listReviews: annotation,
  giveReview: ({ annotationId }) => ({ params: { annotationId }, body: { verdict: "unsure" } }),
  removeReview: annotation,

  ...LABEL_REQUESTS,

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
  retireTag: async (place, fixture) => ({ params: { tagId: await freshTag(place, fixture) } }),
  returnTag: async (place, fixture) => ({ params: { tagId: await freshTag(place, fixture) } }),
  listCodebookRevisions: project,
  listRechecks: project,
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
  readProjectAgreement: ({ projectId }) => ({ params: { projectId }, query: { measure: "gamma" } }),
  readCrossTable: project,
  listPassages: project,
  listTargets: project,

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
  listRelations: project,
  addRelation: async (place, fixture) => ({
    params: { projectId: place.projectId },
    body: await twoEnds(place, fixture),
  }),
  readRelation: async (place, fixture) => ({
    params: { relationId: await annotationRelation(place, fixture) },
  }),
  editRelation: async (place, fixture) => ({
    params: { relationId: await annotationRelation(place, fixture) },
    body: { type: "repeats" },
    headers: IF_ANY,
  }),
  removeRelation: async (place, fixture) => ({
    params: { relationId: await annotationRelation(place, fixture) },
    headers: IF_ANY,
  }),
  restoreRelation: async (place, fixture) => ({
    params: { relationId: await annotationRelation(place, fixture) },
  }),
  readRelationHistory: async (place, fixture) => ({
    params: { relationId: await annotationRelation(place, fixture) },
  }),
  listRelationTypes: project,
  addRelationType: ({ projectId }) => ({
    params: { projectId },
    body: { slug: `type-${newId()}`, label: "opens" },
  }),
  editRelationType: async (place, fixture) => ({
    params: { relationTypeId: await relationTypeOf(place, fixture) },
    body: { inverse: "is opened by" },
  }),
  removeRelationType: async (place, fixture) => ({
    params: { relationTypeId: await relationTypeOf(place, fixture) },
  }),
  readClaimRoots: ({ claimId }) => ({ params: { claimId } }),
  readQuantities: () => ({ body: { text: "Traffic rose by 12 percent to 318 ships in 2023." } }),

  countSearch: () => ({ query: { q: "crime" } }),
  findPhrase: ({ projectId }) => ({ params: { projectId }, query: { q: "crime" } }),
  listSuggestions: document,
  addSuggestion: ({ documentId }) => ({
    params: { documentId },
    body: { kind: "claim", target: [{ exact: "nobody" }], origin: "a script", score: 0.5 },
  }),
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
