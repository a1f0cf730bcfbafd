import type { Stretch } from "../anchor/stretches";
import type { readReadingCall } from "../contract/reading";
import type { CodePointSpan } from "../contract/offsets";
import type { AnswerOf } from "../contract/operation";
import type { listRevisionsCall } from "../contract/revisions";
import type { LeafNode } from "../text/block-tree";
import type { Annotation } from "./annotation";

/** A revision in the list of a document's. */
export type ListedRevision = AnswerOf<typeof listRevisionsCall>["items"][number];

/** What became of an annotation of the earlier text in the later one. */
export type Fate = "exact" | "moved" | "changed" | "ambiguous" | "lost" | "deleted" | "removed";

/** An annotation as it lies on one of the two texts. */
export interface ComparedNote {
  readonly annotation: Annotation;
  /** Of one on the earlier text, what became of it; of one that came later, `new`. */
  readonly fate: Fate | "new";
}

/** Paragraphs of two texts beside each other. Offsets are UTF-16 code units of each text. */
export interface ComparedPassage {
  readonly type: "passage";
  /** Its place among all of them, by which it is named. */
  readonly row: number;
  /** Which difference it is, from 1; null where nothing differs. */
  readonly difference: number | null;
  readonly before: readonly LeafNode[];
  readonly after: readonly LeafNode[];
  /** Those that touch it, in reading order. */
  readonly stretches: readonly Stretch[];
  /** From the first added word to the last, in code points of the later text; null where none is. */
  readonly added: CodePointSpan | null;
  /** The removed words, in code points of the earlier text; null where none were. */
  readonly removed: readonly (CodePointSpan & { readonly exact: string })[] | null;
}

/** Passages in which nothing differs and which are not shown. */
export interface ComparedFold {
  readonly type: "fold";
  readonly row: number;
  readonly count: number;
}

/** Where a page of a comparison is: two revisions, how they are shown, and from which difference on. */
export interface ComparisonPlace {
  readonly from: number;
  readonly to: number;
  readonly view: "inline" | "beside";
  /** The page, from 1. */
  readonly page: number;
  /** The rows at which folded passages were opened. */
  readonly open: readonly number[];
}

/** A page of the comparison of two revisions. */
export interface Comparison {
  readonly place: ComparisonPlace;
  readonly pages: number;
  /** How many passages differ in the whole texts. */
  readonly differences: number;
  /** The page on which each difference stands begins with this one, from 1. */
  readonly firstDifferences: readonly number[];
  readonly parts: readonly (ComparedPassage | ComparedFold)[];
  readonly notes: {
    readonly before: readonly ComparedNote[];
    readonly after: readonly ComparedNote[];
  };
  /** Whether not all annotations of these passages are shown. */
  readonly isCut: boolean;
  /** Whether it is not known which annotations lay on an earlier text. */
  readonly isUnrecorded: boolean;
  /** Whether the later text is the one that is read now. */
  readonly isNewest: boolean;
}

/** All that the page of a document's revisions shows. */
export interface RevisionsPage {
  readonly project: { readonly id: string; readonly name: string };
  readonly document: { readonly id: string; readonly title: string; readonly language: string };
  readonly codebook: AnswerOf<typeof readReadingCall>["codebook"];
  readonly mayAnnotate: boolean;
  readonly revisions: readonly ListedRevision[];
  /** How many revisions there are; the newest of them are listed. */
  readonly total: number;
  /** Null while none are compared; a sentence's key where they cannot be. */
  readonly comparison: Comparison | null;
  readonly problem: "missing" | "too-costly" | null;
}
