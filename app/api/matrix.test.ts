import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORMAT_IDS, FORMATS } from "@/lib/contract/formats";
import { LOSSES } from "@/lib/format/loss";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import type { Operation } from "@/lib/contract/operation";
import { OPERATIONS } from "@/lib/contract/operations";
import { ask } from "@/test/api/ask";
import { placeAgain } from "@/test/api/place-again";
import { REQUESTS, requestFor } from "@/test/api/requests";
import {
  ASKERS,
  makePlace,
  makeFixture,
  type Asker,
  type Place,
  type Fixture,
} from "@/test/api/fixture";

/**
 * What everybody gets who asks for a thing of a project that was made by its annotator: nobody
 * (not signed in), a stranger to the project, and its reader, annotator, curator, owner.
 * An operation that has no row here fails.
 */
const TABLE: Readonly<Record<string, string>> = {
  listProjects: "401 200 200 200 200 200",
  addProject: "401 201 201 201 201 201",
  readProject: "401 404 200 200 200 200",
  changeProject: "401 404 403 403 403 200",
  removeProject: "401 404 403 403 403 204",

  // A token can not create tokens, and connecting an identity needs a browser.
  addToken: "401 401 401 401 401 401",
  listTokens: "401 200 200 200 200 200",
  revokeToken: "401 204 204 204 204 204",
  setUp: "409 409 409 409 409 409",
  signUp: "403 403 403 403 403 403",
  readMe: "401 200 200 200 200 200",
  changeMe: "401 200 200 200 200 200",
  changePassword: "401 204 204 204 204 204",
  signOutEverywhere: "401 204 204 204 204 204",
  previewDeletion: "401 200 200 200 200 200",
  // By a token, without a password and without a sign-in through a provider.
  deleteMe: "401 403 403 403 403 403",
  downloadOwnData: "401 200 200 200 200 200",
  connectIdentity: "401 401 401 401 401 401",
  listMembers: "401 404 200 200 200 200",
  addMember: "401 404 403 403 403 201",
  changeMember: "401 404 403 403 403 200",
  removeMember: "401 404 403 403 403 204",
  listRoleRequests: "401 404 200 200 200 200",
  // Who may annotate already asks for nothing.
  askForRole: "401 404 201 403 403 403",
  withdrawRoleRequest: "401 404 204 204 204 204",
  answerRoleRequest: "401 404 403 403 403 200",
  listInvitations: "401 404 403 403 403 200",
  invitePeople: "401 404 403 403 403 200",
  // Without access to an invitation one does not learn that it exists.
  showInvitationLink: "401 404 404 404 404 200",
  revokeInvitation: "401 404 404 404 404 204",
  // The invitation is for somebody else.
  acceptInvitation: "401 403 403 403 403 403",
  listClassLinks: "401 404 403 403 403 200",
  addClassLink: "401 404 403 403 403 201",
  changeClassLink: "401 404 404 404 404 200",
  revokeClassLink: "401 404 404 404 404 204",
  // Whoever has the link comes in; who is not signed in sends what an account needs as well.
  joinByClassLink: "401 200 200 200 200 200",

  // For who runs the installation, which none of these does.
  addBackup: "401 403 403 403 403 403",
  listPeople: "401 403 403 403 403 403",
  changePerson: "401 403 403 403 403 403",
  addResetLink: "401 403 403 403 403 403",
  // Where no mail is set up nobody is sent a link.
  askForReset: "403 403 403 403 403 403",
  resetPassword: "200 200 200 200 200 200",

  readAudit: "401 404 403 403 403 200",
  readAuditDays: "401 404 403 403 403 200",
  downloadAudit: "401 404 403 403 403 200",
  // For whoever runs the installation, who plays no part here.
  listSignIns: "401 403 403 403 403 403",

  listDocuments: "401 404 200 200 200 200",
  addDocument: "401 404 403 403 201 201",
  readDocument: "401 404 200 200 200 200",
  changeDocument: "401 404 403 403 200 200",
  removeDocument: "401 404 403 403 204 204",
  readText: "401 404 200 200 200 200",
  reviseText: "401 404 403 403 200 200",
  readChanges: "401 404 200 200 200 200",
  documentEvents: "401 404 200 200 200 200",
  sayPresence: "401 404 204 204 204 204",
  // Each their own.
  readPlace: "401 404 200 200 200 200",
  keepPlace: "401 404 200 200 200 200",
  readForReading: "401 404 200 200 200 200",
  listLabels: "401 404 200 200 200 200",
  addLabel: "401 404 403 201 201 201",
  labelDocuments: "401 404 403 200 200 200",
  editLabel: "401 404 403 403 200 200",
  mergeLabel: "401 404 403 403 200 200",
  removeLabel: "401 404 403 403 204 204",
  // Each their own; curators all.
  listAssignments: "401 404 200 200 200 200",
  planAssignments: "401 404 403 403 200 200",
  addAssignments: "401 404 403 403 200 200",
  editAssignments: "401 404 403 403 200 200",
  removeAssignments: "401 404 403 403 200 200",
  readAssignmentProgress: "401 404 200 200 200 200",
  readOwnAssignment: "401 404 200 200 200 200",
  // The assignment is the annotator's.
  setAssignmentState: "401 404 404 200 403 403",
  listGuidelines: "401 404 200 200 200 200",
  addGuideline: "401 404 403 403 201 201",
  readGuideline: "401 404 200 200 200 200",
  listGuidelineVersions: "401 404 200 200 200 200",
  editGuideline: "401 404 403 403 200 200",
  removeGuideline: "401 404 403 403 204 204",
  readProjectChanges: "401 404 200 200 200 200",
  projectEvents: "401 404 200 200 200 200",

  listAnnotations: "401 404 200 200 200 200",
  listRevisions: "401 404 200 200 200 200",
  listArchives: "401 404 200 200 200 200",
  downloadArchive: "401 404 200 200 200 200",
  listCases: "401 404 403 403 200 200",
  readAdjudicationProgress: "401 404 403 403 200 200",
  listDecisions: "401 404 200 200 200 200",
  readDecision: "401 404 200 200 200 200",
  addDecision: "401 404 403 403 201 201",
  acceptUnanimous: "401 404 403 403 200 200",
  withdrawDecision: "401 404 403 403 204 204",
  listSuggestions: "401 404 200 200 200 200",
  addSuggestion: "401 404 403 201 201 201",
  askModel: "401 404 403 422 422 422",
  decideSuggestion: "401 404 403 200 200 200",
  removeSuggestion: "401 404 403 204 204 204",
  listOrigins: "401 404 200 200 200 200",
  listOutlines: "401 404 200 200 200 200",
  addAnnotation: "401 404 403 201 201 201",
  readAnnotation: "401 404 200 200 200 200",
  editAnnotation: "401 404 403 200 403 403",
  removeAnnotation: "401 404 403 204 204 204",
  restoreAnnotation: "401 404 403 200 200 200",
  judgeAnnotation: "401 404 403 403 200 200",

  listNotes: "401 404 200 200 200 200",
  addNote: "401 404 403 201 201 201",
  editNote: "401 404 403 200 403 403",
  removeNote: "401 404 403 204 204 204",
  readNoteHistory: "401 404 200 200 200 200",
  readAnnotationHistory: "401 404 200 200 200 200",

  listReferences: "401 404 200 200 200 200",
  addReference: "401 404 403 201 201 201",
  // What the place's reference points to has no address.
  archiveReference: "401 404 403 422 422 422",
  removeReference: "401 404 403 204 204 204",
  listSources: "401 404 200 200 200 200",
  listAlikeSources: "401 404 200 200 200 200",
  previewCitation: "401 404 200 200 200 200",
  listRelations: "401 404 200 200 200 200",
  addRelation: "401 404 403 201 201 201",
  readRelation: "401 404 200 200 200 200",
  editRelation: "401 404 403 200 200 200",
  removeRelation: "401 404 403 204 204 204",
  restoreRelation: "401 404 403 200 200 200",
  readRelationHistory: "401 404 200 200 200 200",
  listRelationTypes: "401 404 200 200 200 200",
  addRelationType: "401 404 403 403 201 201",
  editRelationType: "401 404 403 403 200 200",
  removeRelationType: "401 404 403 403 204 204",

  listSourceRelations: "401 404 200 200 200 200",
  addSourceRelation: "401 404 403 201 201 201",
  removeSourceRelation: "401 404 403 204 204 204",
  readClaimRoots: "401 404 200 200 200 200",
  readQuantities: "401 200 200 200 200 200",

  listReviews: "401 404 200 200 200 200",
  giveReview: "401 404 403 200 201 201",
  // One's own review, if there is one.
  removeReview: "401 404 204 204 204 204",

  listTags: "401 404 200 200 200 200",
  addTag: "401 404 403 403 201 201",
  editTag: "401 404 403 403 200 200",
  removeTag: "401 404 403 403 204 204",
  mergeTag: "401 404 403 403 200 200",
  unmergeTag: "401 404 403 403 200 200",
  splitTag: "401 404 403 403 200 200",
  retireTag: "401 404 403 403 200 200",
  returnTag: "401 404 403 403 200 200",
  listCodebookRevisions: "401 404 200 200 200 200",
  listReviewQueue: "401 404 200 200 200 200",
  readReviewProgress: "401 404 200 200 200 200",
  // Each their own.
  keepReviewFilter: "401 404 200 200 200 200",
  listInbox: "401 404 200 200 200 200",
  readInboxSummary: "401 404 200 200 200 200",
  markInboxSeen: "401 404 200 200 200 200",
  listRechecks: "401 404 200 200 200 200",
  // The annotation is the annotator's; curators may answer rechecks of shared ones.
  settleRecheck: "401 404 403 200 200 200",

  readDensity: "401 404 200 200 200 200",
  readComparison: "401 404 200 200 200 200",
  readCrossTable: "401 404 200 200 200 200",
  listPassages: "401 404 200 200 200 200",
  listTargets: "401 404 200 200 200 200",

  listClaims: "401 404 200 200 200 200",
  addClaim: "401 404 403 201 201 201",
  readClaim: "401 404 200 200 200 200",
  editClaim: "401 404 403 200 200 200",
  removeClaim: "401 404 403 204 204 204",
  readClaimHistory: "401 404 200 200 200 200",
  readClaimNumbers: "401 404 200 200 200 200",
  likePairs: "401 404 200 200 200 200",
  mergeClaim: "401 404 403 403 200 200",
  unmergeClaim: "401 404 403 403 200 200",
  tellApart: "401 404 403 403 200 200",

  listOccurrences: "401 404 200 200 200 200",
  addOccurrence: "401 404 403 201 201 201",
  editOccurrence: "401 404 403 200 200 200",
  removeOccurrence: "401 404 403 204 204 204",
  listEvidence: "401 404 200 200 200 200",
  addEvidence: "401 404 403 201 201 201",
  editEvidence: "401 404 403 200 200 200",
  removeEvidence: "401 404 403 204 204 204",
  listCited: "401 404 200 200 200 200",
  listSearches: "401 404 200 200 200 200",
  addSearch: "401 404 403 201 201 201",
  evidenceQueue: "401 404 200 200 200 200",
  weighClaims: "401 404 403 403 200 200",

  setAttribution: "401 404 403 200 200 200",
  removeAttribution: "401 404 403 200 200 200",
  runCheck: "401 404 403 201 201 201",
  readCheck: "401 404 200 200 200 200",
  signCheck: "401 404 403 200 200 200",
  unsignCheck: "401 404 403 200 200 200",
  findQuotation: "401 404 200 200 200 200",
  findWords: "401 404 200 200 200 200",
  quotationProposals: "401 404 200 200 200 200",
  documentSpeakers: "401 404 200 200 200 200",
  dismissProposal: "401 404 403 204 204 204",
  restoreProposal: "401 404 403 204 204 204",
  listSpeakers: "401 404 200 200 200 200",
  addSpeaker: "401 404 403 201 201 201",
  readSpeaker: "401 404 200 200 200 200",
  editSpeaker: "401 404 403 200 200 200",
  removeSpeaker: "401 404 403 204 204 204",
  mergeSpeaker: "401 404 403 200 200 200",

  search: "401 200 200 200 200 200",
  countSearch: "401 200 200 200 200 200",
  findPhrase: "401 404 200 200 200 200",
  askQuery: "401 404 200 200 200 200",
  countQuery: "401 404 200 200 200 200",
  downloadQuery: "401 404 200 200 200 200",
  listQueries: "401 404 200 200 200 200",
  saveQuery: "401 404 403 201 201 201",
  editQuery: "401 404 403 200 200 200",
  removeQuery: "401 404 403 204 204 204",
  exportDocument: "401 404 200 200 200 200",
  exportProject: "401 404 200 200 200 200",
  readDocumentAgreement: "401 404 200 200 200 200",
  readAgreementOnText: "401 404 200 200 200 200",
  readProjectAgreement: "401 404 200 200 200 200",
  importAnnotations: "401 404 403 403 200 200",
  exportCodebook: "401 404 200 200 200 200",
  importCodebook: "401 404 403 403 200 200",
};

let fixture: Fixture;
let place: Place;

beforeAll(async () => {
  process.env.OBELUS_RATE_SCALE = "1000";
  await openTestDatabase();
  fixture = await makeFixture();
  place = await makePlace(fixture, "SHARED");
});
afterAll(() => closeTestDatabase());

const tokenOf = (asker: Asker) => (asker === "nobody" ? null : fixture.tokens[asker]);

test("every operation has a row and a request, and no row is without an operation", () => {
  const ids = OPERATIONS.map(({ id }) => id).toSorted();
  expect(Object.keys(REQUESTS).toSorted()).toEqual(ids);
  expect(Object.keys(TABLE).toSorted()).toEqual(ids);
});

describe("who may do what", () => {
  test.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
    "%s",
    async (id, operation) => {
      const statuses: number[] = [];
      for (const asker of ASKERS) {
        const request = await requestFor(id, fixture, asker, place);
        const { status } = await ask(operation, request, tokenOf(asker));
        statuses.push(status);
        // What was deleted can not be requested again.
        if (operation.method === "delete" && status < 300) {
          place = await placeAgain(operation, request, fixture, place);
        }
      }
      expect(statuses.join(" ")).toBe(TABLE[id]);
    },
  );
});

describe("a private annotation and what hangs on it", () => {
  const MARKER = "Zephyrine";
  const hanging = OPERATIONS.filter(({ params }) =>
    ["annotationId", "noteId", "referenceId", "occurrenceId", "checkId"].some(
      (name) => name in (params?.shape ?? {}),
    ),
  );
  const reading = OPERATIONS.filter(({ method }) => method === "get");
  const others = ["stranger", "reader", "curator", "owner"] as const;
  const named = (id: string) => OPERATIONS.find((one) => one.id === id) as Operation;
  let own: Place;

  beforeAll(async () => {
    own = await makePlace(fixture, MARKER, "private");
  });

  test.each(hanging.map((operation) => [operation.id, operation] as const))(
    "is not there for anybody else: %s",
    async (id, operation) => {
      for (const asker of others) {
        const request = await requestFor(id, fixture, asker, own);
        const { status, text } = await ask(operation, request, tokenOf(asker));
        expect([asker, status, text.includes(MARKER)]).toEqual([asker, 404, false]);
      }
    },
  );

  test.each(reading.map((operation) => [operation.id, operation] as const))(
    "shows in no answer to anybody else: %s",
    async (id, operation) => {
      const request = await requestFor(id, fixture, "owner", own);
      const formats = request.params?.format ? FORMAT_IDS : [""];
      for (const format of formats) {
        const params = { ...request.params, ...(format ? { format } : {}) };
        for (const asker of others) {
          const query = id === "search" ? { q: MARKER } : undefined;
          const { text } = await ask(operation, { ...request, params, query }, tokenOf(asker));
          expect(text).not.toContain(MARKER);
          expect(text).not.toContain(own.annotationId);
        }
      }
    },
  );

  test("is counted for nobody else", async () => {
    const counted = async (id: string, asker: Asker) => {
      const request = await requestFor(id, fixture, asker, own);
      const { text } = await ask(named(id), request, tokenOf(asker));
      return JSON.parse(text) as Record<string, unknown> & { items?: Record<string, unknown>[] };
    };
    for (const [asker, number] of [
      ["owner", 0],
      ["annotator", 1],
    ] as const) {
      expect((await counted("readDocument", asker)).annotationCount).toBe(number);
      expect((await counted("listDocuments", asker)).items?.[0]?.annotationCount).toBe(number);
      expect((await counted("listAnnotations", asker)).items).toHaveLength(number);
      expect((await counted("listSources", asker)).items).toHaveLength(number);
      expect((await counted("readClaim", asker)).occurrences).toHaveLength(number);
      expect((await counted("listClaims", asker)).items?.[0]?.occurrenceCount).toBe(number);
    }
    const changes = (await counted("readChanges", "owner")).changes as { id: string }[];
    expect(changes.filter(({ id }) => id === own.annotationId)).toEqual([]);
  });

  test("is all there for its author", async () => {
    for (const id of ["listAnnotations", "listNotes", "listReferences", "listReviews"]) {
      const request = await requestFor(id, fixture, "annotator", own);
      expect((await ask(named(id), request, tokenOf("annotator"))).text, id).toContain(MARKER);
    }
    for (const { id: format, ending } of FORMATS) {
      const { lost } = LOSSES[format];
      // What a zip holds is tested where it is written.
      if ([".zip", ".qdpx", ".xlsx", ".docx"].includes(ending)) continue;
      if (lost.includes("comments") && lost.includes("references")) continue;
      const params = { documentId: own.documentId, format };
      const { text } = await ask(named("exportDocument"), { params }, tokenOf("annotator"));
      expect(text, format).toContain(MARKER);
    }
    const found = await ask(named("search"), { query: { q: MARKER } }, tokenOf("annotator"));
    expect((JSON.parse(found.text) as { items: unknown[] }).items).not.toEqual([]);
  });

  test("is not told by the counts of a new revision", async () => {
    const { params } = await requestFor("reviseText", fixture, "curator", own);
    const body = { content: "She said that crime fell by half, and no more.", format: "plain" };
    const { status, text } = await ask(named("reviseText"), { params, body }, tokenOf("curator"));
    expect(status).toBe(200);
    const { exact, moved, changed, ambiguous, lost } = JSON.parse(text) as Record<string, number>;
    expect({ exact, moved, changed, ambiguous, lost }).toEqual({
      exact: 0,
      moved: 0,
      changed: 0,
      ambiguous: 0,
      lost: 0,
    });
  });
});
