/** Whether everything in `part` stands in `whole`, which may hold more. */
export function containsAll(part: unknown, whole: unknown): boolean {
  if (part === null || typeof part !== "object") return Object.is(part, whole);
  if (whole === null || typeof whole !== "object") return false;
  if (Array.isArray(part) && (!Array.isArray(whole) || part.length !== whole.length)) return false;
  const inside = whole as Record<string, unknown>;
  return Object.entries(part).every(([key, value]) => containsAll(value, inside[key]));
}

/** Whether two plain values say the same, in whatever order their fields stand. */
export function deepEqual(one: unknown, other: unknown): boolean {
  return containsAll(one, other) && containsAll(other, one);
}

/** The fields of `next` that say something else than they do in `before`. */
export function changedFields<T extends object, N extends Partial<T>>(
  before: T,
  next: N,
): Partial<N> {
  const other: Partial<N> = {};
  for (const field of Object.keys(next) as (keyof T & keyof N)[]) {
    if (!deepEqual(before[field], next[field])) other[field] = next[field];
  }
  return other;
}
