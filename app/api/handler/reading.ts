import type { ReadingKind } from "@/lib/contract/terms";
import { noteReading, type Subject } from "@/server/audit/readings";
import type { Viewer } from "@/server/access/viewer";

/**
 * What a call reads of a project, for its audit log; null for a call that reads nothing of one: the
 * asker's own account, lists without a project, and what people search for in all their projects at
 * once. A test fails for a call that reads and is not here.
 */
export const READS: Readonly<Record<string, ReadingKind | null>> = {
  listProjects: null,
  listTokens: null,
  readMe: null,
  readPlace: null,
  readNews: null,
  downloadOwnData: null,
  previewDeletion: null,
  listPeople: null,
  listSignIns: null,
  search: null,
  countSearch: null,
  // They name changes and no words.
  readWebhook: null,
  listWebhookDeliveries: null,

  readProject: "project",
  readProjectChanges: "project",
  projectEvents: "project",
  listDocuments: "project",
  listLabels: "project",
  listAssignments: "project",
  readAssignmentProgress: "project",
  readOwnAssignment: "document",
  listGuidelines: "project",
  readGuideline: "project",
  listGuidelineVersions: "project",
  listMembers: "members",
  listRoleRequests: "members",
  listInvitations: "members",
  listClassLinks: "members",
  listWebhooks: "project",
  readAudit: "audit",
  readAuditDays: "audit",
  downloadAudit: "export",

  readDocument: "document",
  readText: "document",
  listRevisions: "document",
  readForReading: "document",
  readChanges: "document",
  documentEvents: "document",
  listAnnotations: "document",
  listOutlines: "document",
  listSuggestions: "document",
  previewLearned: "document",
  listCases: "review",
  readAdjudicationProgress: "review",
  listDecisions: "document",
  readDecision: null,
  listArchives: "document",
  downloadArchive: "document",
  listCited: "document",
  quotationProposals: "document",
  documentSpeakers: "document",
  readAnnotation: "document",
  readAnnotationHistory: "document",
  listNotes: "document",
  listConversations: "document",
  readNoteHistory: "document",
  listReferences: "document",
  listReviews: "document",
  listOccurrences: "document",
  readCheck: "document",

  listClaims: "claims",
  likePairs: "claims",
  evidenceQueue: "claims",
  readClaim: "claim",
  readClaimHistory: "claim",
  readClaimNumbers: "claim",
  readClaimRoots: "claim",
  listEvidence: "claim",
  listSearches: "claim",

  listTags: "codebook",
  listCodebookRevisions: "codebook",
  listRechecks: "codebook",
  listReviewQueue: "review",
  readReviewProgress: "review",
  listInbox: "review",
  listInboxNotes: "review",
  readInboxSummary: "review",
  listSources: "sources",
  listSourceRelations: "sources",
  listRelations: "relations",
  readRelation: "document",
  readRelationHistory: "document",
  listRelationTypes: "codebook",
  listAlikeSources: "sources",
  listSpeakers: "speakers",
  listOrigins: "charts",
  readSpeaker: "speaker",

  readDensity: "document",
  readDocumentAgreement: "document",
  readAgreementOnText: "document",
  readProjectAgreement: "charts",
  readComparison: "charts",
  readCrossTable: "charts",
  readCounts: "charts",
  listPassages: "charts",
  listTargets: "charts",

  askQuery: "query",
  countQuery: "query",
  listQueries: "query",
  findPhrase: "search",
  findQuotation: "search",
  findWords: "search",
  downloadQuery: "export",
  exportDocument: "export",
  exportProject: "export",
  exportCodebook: "export",
  exportSources: "export",
};

/** The tables of what the parameters of an address name; the first that is there counts. */
const TABLES = [
  ["documentId", "Document"],
  ["archiveId", "Archive"],
  ["claimId", "Claim"],
  ["annotationId", "Annotation"],
  ["noteId", "Note"],
  ["checkId", "QuotationCheck"],
  ["speakerId", "Speaker"],
  ["relationId", "AnnotationRelation"],
  ["guidelineId", "Guideline"],
  ["projectId", "Project"],
] as const;

/** Notes what a call has read that was answered. */
export function noteCall(
  viewer: Viewer,
  operationId: string,
  params: Readonly<Record<string, unknown>> | undefined,
): void {
  const kind = READS[operationId];
  const subject = kind && subjectOf(kind, operationId, params ?? {});
  if (subject) noteReading(viewer, subject);
}

function subjectOf(
  kind: ReadingKind,
  operationId: string,
  params: Readonly<Record<string, unknown>>,
): Subject | null {
  for (const [name, table] of TABLES) {
    const id = params[name];
    if (typeof id !== "string") continue;
    return { kind, in: table, id, ...(kind === "export" ? formatOf(operationId, params) : {}) };
  }
  return null;
}

/** Which file it was, where several are exported of the same thing. */
function formatOf(operationId: string, { format }: Readonly<Record<string, unknown>>) {
  if (operationId === "downloadAudit") return { format: "audit" };
  const name = typeof format === "string" ? format : "";
  if (operationId === "exportCodebook") return { format: `codebook.${name}` };
  if (operationId === "exportSources") return { format: `sources.${name}` };
  return { format: operationId === "downloadQuery" ? `query.${name}` : name };
}
