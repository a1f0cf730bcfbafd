import { newId } from "@/server/platform/new-id";
import type { Fixture, Place } from "./fixture";
import { freshLabel } from "./request-things";

const newName = () => `Label ${newId().slice(-9)}`;

/** Requests of the operations on the labels of documents. */
export const LABEL_REQUESTS = {
  listLabels: ({ projectId }: Place) => ({ params: { projectId } }),
  addLabel: ({ projectId }: Place) => ({ params: { projectId }, body: { name: newName() } }),
  labelDocuments: async (place: Place, fixture: Fixture) => {
    const labelId = await freshLabel(place, fixture);
    return {
      params: { projectId: place.projectId },
      body: { changes: [{ labelId, documentIds: [place.documentId], on: true }] },
    };
  },
  editLabel: async (place: Place, fixture: Fixture) => ({
    params: { labelId: await freshLabel(place, fixture) },
    body: { colour: "#1f5fbf" },
  }),
  mergeLabel: async (place: Place, fixture: Fixture) => ({
    params: { labelId: await freshLabel(place, fixture) },
    body: { into: await freshLabel(place, fixture) },
  }),
  removeLabel: async (place: Place, fixture: Fixture) => ({
    params: { labelId: await freshLabel(place, fixture) },
  }),
};
