import type { Drawn } from "../model/surface-handle";

/**
 * Annotations by the offset of their first words. The same list where it is in this order already,
 * as thousands of them are after each change.
 */
export function byStart(annotations: readonly Drawn[]): readonly Drawn[] {
  let before = -Infinity;
  for (const { target } of annotations) {
    const start = target[0]?.start ?? 0;
    if (start < before) return annotations.toSorted((a, b) => startOf(a) - startOf(b));
    before = start;
  }
  return annotations;
}

function startOf({ target }: Drawn): number {
  return target[0]?.start ?? 0;
}
