import type { BodyTo } from "@/lib/contract/endpoint";
import type { Document } from "./document";

/** What is done with labels, as the API takes and answers it. */
export type Labelling = BodyTo<"POST /projects/{projectId}/labelling">["changes"];

/** Whether all of some documents have a label, none of them, or some. */
export type Has = "all" | "none" | "some";

export function hasLabel(documents: readonly Pick<Document, "labels">[], labelId: string): Has {
  const count = documents.filter(({ labels }) => labels.some(({ id }) => id === labelId)).length;
  return count === 0 ? "none" : count === documents.length ? "all" : "some";
}

/**
 * What has to be sent so that documents have the labels that are chosen to be on and lack those that
 * are chosen to be off. What is so already is not sent.
 */
export function labelChanges(
  documents: readonly Pick<Document, "id" | "labels">[],
  chosen: ReadonlyMap<string, boolean>,
): Labelling {
  return [...chosen].flatMap(([labelId, on]) => {
    const documentIds = documents
      .filter(({ labels }) => labels.some(({ id }) => id === labelId) !== on)
      .map(({ id }) => id);
    return documentIds.length > 0 ? [{ labelId, documentIds, on }] : [];
  });
}

/** What undoes changes. */
export function opposite(changes: Labelling): Labelling {
  return changes.map((change) => ({ ...change, on: !change.on }));
}
