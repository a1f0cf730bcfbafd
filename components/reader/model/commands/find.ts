import type { Reading } from "../reading";
import type { SurfaceHandle } from "../surface-handle";

/** The id of the field in which words are typed: two documents may stand beside each other. */
export function findFieldId({ place }: Reading): string {
  return `find-words-${place.documentId}`;
}

/** Opens the bar for finding words, or puts the focus into it when it is open. */
export function openFind({ reading }: { readonly reading: Reading }): void {
  reading.store.openFindBar();
  const input = document.getElementById(findFieldId(reading));
  if (input instanceof HTMLInputElement) {
    input.focus();
    input.select();
  }
}

interface HitContext {
  readonly reading: Reading;
  surface(): SurfaceHandle | null;
}

export function hasHits({ reading }: Pick<HitContext, "reading">): boolean {
  return (reading.store.now().found?.hits.length ?? 0) > 0;
}

/** Goes to the next or previous hit, wrapping around. */
export function stepHit({ reading, surface }: HitContext, by: 1 | -1): void {
  const { found } = reading.store.now();
  if (!found) return;
  const { hits, at } = found;
  const next = (at + by + hits.length) % hits.length;
  const hit = hits[next];
  if (!hit) return;
  reading.store.setFound({ hits, at: next });
  surface()?.reveal([hit]);
}
