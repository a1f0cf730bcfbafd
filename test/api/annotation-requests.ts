import { newId } from "@/server/platform/new-id";
import { IF_ANY, annotation, document, project, type Requests } from "./request";
import { annotationRelation, relationTypeOf, twoEnds } from "./request-things";

/** Requests of the operations on annotations, what hangs on them, and relations between them. */
export const ANNOTATION_REQUESTS: Requests = {
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
  listConversations: document,
  addNote: ({ annotationId, noteId }) => ({
    params: { annotationId },
    body: { body: "Says who?", replyTo: noteId },
  }),
  editNote: ({ noteId }) => ({ params: { noteId }, body: { body: "changed" } }),
  resolveNote: ({ noteId }) => ({ params: { noteId }, body: { resolved: true } }),
  removeNote: ({ noteId }) => ({ params: { noteId } }),
  readNoteHistory: ({ noteId }) => ({ params: { noteId } }),
  readAnnotationHistory: annotation,

  listReferences: annotation,
  addReference: ({ annotationId }) => ({
    params: { annotationId },
    body: { relation: "refutes", url: "https://audit.example.test/2023", locator: "p. 4" },
  }),
  archiveReference: ({ referenceId }) => ({ params: { referenceId } }),
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
};
