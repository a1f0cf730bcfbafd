import "server-only";
import { hasPlace, type Annotation } from "@/lib/annotation/annotation";
import { FIND_CANDIDATES } from "@/server/document/candidates";
import { revisionText } from "@/server/document/revision-text";
import { read } from "@/server/platform/db";
import { runTask } from "@/server/platform/workers";

/**
 * Annotations that were read, those without a certain place with the places of the newest text that
 * may be meant. They have none where seeking them takes too long.
 */
export async function withCandidates(annotations: readonly Annotation[]): Promise<Annotation[]> {
  const found = new Map<string, Annotation>();
  const uncertain = annotations.filter((annotation) => !hasPlace(annotation));
  for (const documentId of new Set(uncertain.map((annotation) => annotation.documentId))) {
    const document = await read.document.findUnique({
      where: { id: documentId },
      select: { revisionNumber: true },
    });
    const newest = document && (await revisionText(read, documentId, document.revisionNumber));
    if (!newest) continue;
    const ofDocument = uncertain.filter((annotation) => annotation.documentId === documentId);
    const places = await runTask(FIND_CANDIDATES, {
      text: newest.text,
      revision: newest.number,
      targets: ofDocument.map(({ target }) => target),
    });
    if (!places.ok) continue;
    ofDocument.forEach((annotation, i) => {
      found.set(annotation.id, { ...annotation, candidates: places.value[i] ?? [] });
    });
  }
  return annotations.map((annotation) => found.get(annotation.id) ?? annotation);
}
