/**
 * The frozen text of a document's revision and its structure.
 *
 * The structure is spans over the text, never a tree of its own: blocks nest by containment,
 * marks lie inside one leaf block. Rendering goes from these spans to elements, and the
 * rendered container's `textContent` equals `text`, character for character. Between two
 * leaf blocks stands at least one line feed, which belongs to neither.
 *
 * All offsets are UTF-16 code units, half-open.
 */
export interface DocumentText {
  readonly text: string;
  readonly structure: Structure;
}

export interface Structure {
  /** Outer before inner, then in reading order (start ascending, end descending). */
  readonly blocks: readonly Block[];
  /** In reading order; marks may nest and never cross. */
  readonly marks: readonly Mark[];
}

interface At {
  readonly start: number;
  readonly end: number;
}

/** A container holds other blocks; a leaf holds text. */
export type Block = At &
  (
    | { readonly kind: "heading"; readonly level: 1 | 2 | 3 | 4 | 5 | 6 }
    | { readonly kind: "paragraph" }
    /** Keeps its white space and line ends. */
    | { readonly kind: "preformatted" }
    | { readonly kind: "list"; readonly ordered: boolean; readonly first?: number }
    | { readonly kind: "item" }
    | { readonly kind: "quote" }
    | { readonly kind: "table" }
    | { readonly kind: "row"; readonly header?: boolean }
    /** Cells of a row are separated by a tab. One that spans several stands in its first place. */
    | {
        readonly kind: "cell";
        readonly header?: boolean;
        /** How many columns and rows it spans, where that is more than one. */
        readonly columns?: number;
        readonly rows?: number;
      }
    /** What one speaker says without interruption; `speaker` as the text names them. */
    | { readonly kind: "turn"; readonly speaker: string }
    /** A footnote's text, at the end; `label` is what its references show. */
    | { readonly kind: "footnote"; readonly label: string }
  );

export type Mark = At &
  (
    | { readonly kind: "emphasis" | "strong" | "code" | "deletion" | "superscript" | "subscript" }
    /** `href` is http, https or mailto, checked at import. */
    | { readonly kind: "link"; readonly href: string }
    | { readonly kind: "footnote-reference"; readonly label: string }
    /** The first word of a page of the source; `label` is the page's number there. */
    | { readonly kind: "page"; readonly label: string }
    /** The first word after a time of a recording, in seconds from its beginning. */
    | { readonly kind: "time"; readonly seconds: number }
    /** A line break inside a leaf block: covers its one line feed. */
    | { readonly kind: "break" }
  );

/** What is known of a text besides its words; empty strings where nothing is known. */
export interface SourceMetadata {
  readonly author: string;
  readonly speaker: string;
  readonly publisher: string;
  /** ISO 8601, as precise as known: 2024, 2024-03 or 2024-03-04. */
  readonly date: string;
  readonly url: string;
  /** BCP 47. */
  readonly language: string;
  readonly rights: string;
}

export const TEXT_FORMATS = ["plain", "markdown", "html", "tei"] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

/** What is kept of a web page. */
export const PARTS = ["article", "page"] as const;
export type Part = (typeof PARTS)[number];

/** The longest text a revision may hold, in UTF-16 code units: ten megabytes of ASCII. */
export const MAX_TEXT_LENGTH = 10_000_000;
