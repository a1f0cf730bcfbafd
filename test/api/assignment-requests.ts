import { addGuideline } from "@/server/assignment/guidelines";
import { addAssignments } from "@/server/assignment/write";
import { expectDone, makeDocument } from "@/test/make/make";
import type { Fixture, Place } from "./fixture";
import { document, project, type Requests } from "./request";

async function freshGuideline({ projectId }: Place, { people }: Fixture): Promise<string> {
  const draft = { name: "Claims", text: "Mark what can be **checked**." };
  return expectDone(await addGuideline(people.owner, projectId, draft)).id;
}

/** The annotator's assignment on a text of its own, so that nothing else of the place is finished. */
async function freshAssignment({ projectId }: Place, { people }: Fixture): Promise<string> {
  const made = await makeDocument(people.owner, projectId, "Nobody had noticed.");
  const pairs = [{ documentId: made.document.id, userId: people.annotator.id }];
  const { added } = expectDone(await addAssignments(people.owner, projectId, { pairs }));
  return added[0] ?? "";
}

/** Requests of the operations on assignments and guidelines. */
export const ASSIGNMENT_REQUESTS: Requests = {
  listAssignments: project,
  planAssignments: ({ projectId }, { people }) => ({
    params: { projectId },
    body: { people: [people.annotator.id, people.curator.id], perText: 1, seed: "quay" },
  }),
  addAssignments: ({ projectId, documentId }, { people }) => ({
    params: { projectId },
    body: { pairs: [{ documentId, userId: people.curator.id }], dueAt: "2026-12-24T12:00:00Z" },
  }),
  editAssignments: async (place, fixture) => ({
    params: { projectId: place.projectId },
    body: { ids: [await freshAssignment(place, fixture)], dueAt: null },
  }),
  removeAssignments: async (place, fixture) => ({
    params: { projectId: place.projectId },
    body: { ids: [await freshAssignment(place, fixture)] },
  }),
  readAssignmentProgress: project,
  readOwnAssignment: document,
  setAssignmentState: async (place, fixture) => ({
    params: { assignmentId: await freshAssignment(place, fixture) },
    body: { state: "in-progress" },
  }),
  listGuidelines: project,
  addGuideline: ({ projectId }) => ({
    params: { projectId },
    body: { name: "Claims", text: "Mark what can be checked." },
  }),
  readGuideline: async (place, fixture) => ({
    params: { guidelineId: await freshGuideline(place, fixture) },
  }),
  listGuidelineVersions: async (place, fixture) => ({
    params: { guidelineId: await freshGuideline(place, fixture) },
  }),
  editGuideline: async (place, fixture) => ({
    params: { guidelineId: await freshGuideline(place, fixture) },
    body: { text: "Mark what can be counted." },
  }),
  removeGuideline: async (place, fixture) => ({
    params: { guidelineId: await freshGuideline(place, fixture) },
  }),
};
