import type { Change } from "./change";

/** What a page knows of a document: annotations by id, and its position in the feed. */
export interface KnownAnnotations<A> {
  /** The number of the last change that was applied. */
  readonly seen: number;
  readonly annotations: ReadonlyMap<string, A>;
}

/**
 * The id of the annotation a change is about, or null for a change of the document or the project.
 */
export function annotationOf(change: Pick<Change, "kind" | "id" | "annotationId">): string | null {
  return change.annotationId ?? (change.kind.startsWith("annotation.") ? change.id : null);
}

/**
 * The ids of the annotations to read again after these changes, each once, in the order of the
 * changes.
 */
export function annotationsIn(changes: readonly Change[]): string[] {
  return [...new Set(changes.flatMap((change) => annotationOf(change) ?? []))];
}

/**
 * Whether the page already has the annotation in the state after the change, so that it need not be
 * read: from the answer to its own write, or because it was deleted.
 */
export function isRead<A extends { readonly change: number }>(
  known: KnownAnnotations<A>,
  change: Pick<Change, "number" | "kind" | "id" | "annotationId">,
): boolean {
  const present = known.annotations.get(annotationOf(change) ?? "");
  return present ? present.change >= change.number : change.kind === "annotation.deleted";
}

/**
 * Brings a page up to date. `fresh` holds the annotations of {@link annotationsIn} that this viewer
 * may see; one that is missing no longer exists for this viewer, whatever the reason.
 *
 * Of the changes only the ids are used, since `fresh` was read after them and is at least as new.
 * The page may be ahead of it by the answer to its own write, and then keeps its state. Changes may
 * be delivered twice.
 */
export function apply<A extends { readonly version: number }>(
  known: KnownAnnotations<A>,
  changes: readonly Change[],
  fresh: ReadonlyMap<string, A>,
): KnownAnnotations<A> {
  const annotations = new Map(known.annotations);
  let seen = known.seen;
  for (const change of changes) {
    if (change.number <= seen) continue;
    seen = change.number;
    const id = annotationOf(change);
    if (id === null) continue;
    const current = fresh.get(id);
    if (current) keep(annotations, id, current);
    else annotations.delete(id);
  }
  return seen === known.seen ? known : { seen, annotations };
}

/** Applies the answer to a write, unless the page has something newer already. */
export function takeAnswer<A extends { readonly id: string; readonly version: number }>(
  known: KnownAnnotations<A>,
  current: A,
): KnownAnnotations<A> {
  const annotations = new Map(known.annotations);
  keep(annotations, current.id, current);
  return { ...known, annotations };
}

function keep<A extends { readonly version: number }>(
  annotations: Map<string, A>,
  id: string,
  current: A,
): void {
  const present = annotations.get(id);
  if (!present || present.version <= current.version) annotations.set(id, current);
}
