import type { segmentDraft } from "../../contract/annotations";
import type { ShapeOf } from "../../contract/offsets";
import type { KINDS, TAG_KINDS } from "../../contract/terms";
import type { Reason } from "../../reason";

/** What is known of the text that a file's annotations are for. */
export interface AboutText {
  readonly documentId: string;
  readonly title: string;
  /** Where the text was published; empty when nobody said. */
  readonly url: string;
  readonly text: string;
  /** The tags of its project: a label of another program that names one of them means it. */
  readonly codebook: readonly KnownTag[];
}

export interface KnownTag {
  readonly kind: (typeof TAG_KINDS)[number];
  readonly slug: string;
  readonly label: string;
}

/** A segment of a file. Offsets are code points of the document; absent where the file has none. */
export type IncomingSegment = ShapeOf<typeof segmentDraft>;

export interface IncomingNote {
  readonly id?: string;
  readonly author?: string;
  readonly body: string;
  readonly createdAt?: string;
  /** The id of the note it answers; absent when it answers the annotation. */
  readonly replyTo?: string | null;
}

/** A relation that leads from an annotation of a file to another one. */
export interface IncomingRelation {
  readonly id?: string;
  /** The `key` or the id of the other one, as the file has it. */
  readonly to: string;
  /** Its slug or label here, or whatever another program calls it. */
  readonly type: string;
  readonly note?: string;
  readonly author?: string;
  readonly createdAt?: string;
}

export interface IncomingReference {
  readonly relation?: string;
  readonly url?: string;
  readonly citation?: string;
  readonly locator?: string;
  readonly quote?: string;
}

/**
 * An annotation of a file in the shape of a line of our own format (`importedLine` in
 * lib/contract/imports.ts), which checks it. What a file leaves out is absent.
 */
export interface IncomingAnnotation {
  /** As the file has it; one that is only unique within its file is left out. */
  readonly id?: string;
  /** What relations of the same file call it, where that is not its id. */
  readonly key?: string;
  readonly kind: (typeof KINDS)[number];
  readonly target: readonly IncomingSegment[];
  readonly tags?: readonly string[];
  readonly body?: string;
  readonly author?: string;
  readonly createdBy?: unknown;
  readonly createdAt?: string;
  readonly visibility?: unknown;
  readonly status?: unknown;
  readonly confidence?: unknown;
  readonly claim?: unknown;
  readonly quotation?: unknown;
  readonly rhetoric?: unknown;
  readonly notes?: readonly IncomingNote[];
  readonly relations?: readonly IncomingRelation[];
  /** Only counted, as are reviews (`notKept`): none of them is written. */
  readonly references?: readonly IncomingReference[];
  readonly reviews?: readonly unknown[];
}

/** One thing of a file: an annotation, or why it is none that can be placed in a text. */
export type IncomingItem = {
  /** The line of the file, or which of its items it is, counted from 1. */
  readonly line: number;
  /** The text it is about, as the file names it; empty where it names none. */
  readonly source?: string;
} & (
  | { readonly value: IncomingAnnotation }
  | { readonly value: null; readonly id: string | null; readonly why: Reason }
);

export interface ReadFile {
  readonly items: readonly IncomingItem[];
  /** What the file has and is not imported, each once. */
  readonly notices: readonly Reason[];
}

/** A file's annotations, or why nothing of it can be read. */
export type ReadOutcome =
  | { readonly ok: true; readonly value: ReadFile }
  | {
      readonly ok: false;
      readonly problem: "not-understood" | "not-this-type" | "too-large";
      readonly why: Reason;
    };

/** Reads the annotations of a file that is text. */
export type TextReader = (content: string, about: AboutText) => ReadOutcome;

/** The most annotations of one file. */
export const MAX_ITEMS = 100_000;
