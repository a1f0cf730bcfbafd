import type { CHANGES } from "../contract/terms";

/** Everything that can happen in a feed. */
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
