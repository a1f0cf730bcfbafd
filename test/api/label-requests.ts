import { newId } from "@/server/platform/new-id";
import { project, type Requests } from "./request";
import { freshLabel } from "./request-things";

const newName = () => `Label ${newId().slice(-9)}`;

/** Requests of the operations on the labels of documents. */
export const LABEL_REQUESTS: Requests = {
  listLabels: project,
  addLabel: ({ projectId }) => ({ params: { projectId }, body: { name: newName() } }),
  labelDocuments: async (place, fixture) => {
    const labelId = await freshLabel(place, fixture);
    return {
      params: { projectId: place.projectId },
      body: { changes: [{ labelId, documentIds: [place.documentId], on: true }] },
    };
  },
  editLabel: async (place, fixture) => ({
    params: { labelId: await freshLabel(place, fixture) },
    body: { colour: "#1f5fbf" },
  }),
  mergeLabel: async (place, fixture) => ({
    params: { labelId: await freshLabel(place, fixture) },
    body: { into: await freshLabel(place, fixture) },
  }),
  removeLabel: async (place, fixture) => ({
    params: { labelId: await freshLabel(place, fixture) },
  }),
};
