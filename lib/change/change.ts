/** Everything that can happen in a feed. */
export const CHANGES = [
  "annotation.saved",
  "annotation.deleted",
  "annotation.status",
  "note.saved",
  "note.deleted",
  "reference.saved",
  "reference.deleted",
  "review.saved",
  "review.deleted",
  "occurrence.saved",
  "occurrence.deleted",
  "attribution.saved",
  "attribution.deleted",
  "check.saved",
  "check.deleted",
  "dismissal.saved",
  "dismissal.deleted",
  "document.saved",
  "document.deleted",
  "document.revised",
  "tag.saved",
  "tag.deleted",
  "claim.saved",
  "claim.deleted",
  "evidence.saved",
  "evidence.deleted",
  "speaker.saved",
  "speaker.deleted",
  "relation.saved",
  "relation.deleted",
  "query.saved",
  "query.deleted",
  "member.saved",
  "member.deleted",
  "project.saved",
  "project.deleted",
] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** One thing that happened, as a feed tells it. */
export interface Change {
  /** 1, 2, 3 … without a gap, in the reader's own feed. */
  readonly number: number;
  readonly kind: ChangeKind;
  /** What changed. */
  readonly id: string;
  /** The annotation it hangs on, when it is a note, a reference or a review. */
  readonly annotationId: string | null;
  readonly by: { readonly id: string | null; readonly name: string };
  readonly at: string;
}

/** What a change is about: "claim" of "claim.created". */
export function nounOf({ kind }: Pick<Change, "kind">): string {
  return kind.slice(0, kind.indexOf("."));
}
