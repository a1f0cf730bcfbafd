import type { Visibility } from "@/lib/annotation/annotation";

/** What the rule of visible-annotations.ts asks of an annotation. */
export interface Owned {
  readonly createdById: string | null;
  readonly visibility: Visibility;
}

/**
 * Whether everybody who sees `annotation` sees `other` too. Threads that write exports ask it, and
 * have no database client: so it stands in a file of its own.
 */
export function isVisibleWith(
  other: Owned & { readonly deletedAt: Date | string | null },
  annotation: Owned,
): boolean {
  if (other.deletedAt !== null) return false;
  return (
    other.visibility === "project" ||
    (annotation.visibility === "private" && other.createdById === annotation.createdById)
  );
}
