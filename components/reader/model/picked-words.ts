import type { CodePointSpan } from "@/lib/contract/offsets";

/** Words that were selected in the other document: code points, ready to be sent. */
export interface PickedWords {
  readonly documentId: string;
  readonly title: string;
  readonly revision: number;
  readonly target: readonly (CodePointSpan & { readonly exact: string })[];
}
