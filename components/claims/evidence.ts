import type { claimNumbers, evidence, search } from "@/lib/contract/evidence";
import type { ShapeOf } from "@/lib/contract/offsets";

/** Words of a source that bear on a claim, as /api/v1 carries them: offsets are code points. */
export type Evidence = Omit<ShapeOf<typeof evidence>, "projectId" | "updatedAt">;

/** The numbers of a claim, and those of its evidence set against them. */
export type ClaimNumbers = ShapeOf<typeof claimNumbers>;

/** A search for evidence. */
export type Search = ShapeOf<typeof search>;

/** Where the words are: at their passage in the reading page, or at the source's own address. */
export function placeOf(evidence: Evidence, projectId: string): string | null {
  const { document, source } = evidence;
  if (document) return `/projects/${projectId}/documents/${document.id}#cited-${evidence.id}`;
  return source?.url || null;
}

/** The fields of evidence that a person may change; its words only if they are in no text here. */
export type EvidenceFields = Pick<Evidence, "stance" | "directness" | "note" | "locator" | "quote">;

/** The fields of a draft that were changed; others may have changed the rest. */
export function findChangedFields(
  draft: EvidenceFields,
  was: EvidenceFields,
): Partial<EvidenceFields> {
  const { stance, directness } = draft;
  const words = { note: draft.note.trim(), locator: draft.locator.trim() };
  const all: EvidenceFields = { stance, directness, ...words, quote: draft.quote.trim() };
  const names = Object.keys(all) as (keyof EvidenceFields)[];
  return Object.fromEntries(
    names.filter((name) => draft[name] !== was[name]).map((name) => [name, all[name]]),
  );
}
