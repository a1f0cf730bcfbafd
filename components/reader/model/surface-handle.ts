import type { Anchor, Kind, Segment, Status } from "@/lib/annotation/annotation";
import type { Hedge } from "@/lib/annotation/certainty";
import type { Edge } from "@/lib/span/edges";
import type { Span } from "@/lib/span/span";

/**
 * The seam of the reading page: the surface draws text and overlays and knows where words stand
 * on the screen; the margin (cards, palette, foot) knows what annotations say. Neither reaches
 * into the other. All offsets are UTF-16; no DOM Range leaves the surface.
 */

/** A colour that says something else than the kind, and the letter that says the same. */
export interface Paint {
  /** A CSS colour. */
  readonly colour: string;
  /** Stands after the words and in the legend. */
  readonly mark: string;
}

/** What the surface needs to know of an annotation to draw it. */
export interface Drawn {
  readonly id: string;
  readonly kind: Kind;
  readonly target: readonly Pick<Segment, "start" | "end">[];
  readonly status: Status;
  readonly anchor: Anchor;
  /** The annotator's own, 1 to 4; null where it was not said. */
  readonly confidence: number | null;
  /** How the speaker stands to what is claimed; null where it is simply asserted. */
  readonly hedge: Hedge | null;
  /** Null where the colour says the kind. */
  readonly paint: Paint | null;
  /** Not yet acknowledged by the server: drawn paler. */
  readonly pending: boolean;
  /** For the accessible structure: "claim by Mira: Harbour traffic doubled". */
  readonly label: string;
}

/** Where an annotation would stand if the edge that is being moved were let go now. */
export interface Moved {
  readonly id: string;
  readonly spans: readonly Span[];
}

/** What a selection can be extended to. */
export type Whole = "sentence" | "paragraph";

/** What was looked for in the text: every hit in reading order, and the one that is stepped to. */
export interface Found {
  readonly hits: readonly Span[];
  readonly at: number;
}

/** A place in the coordinates of the page's scroll container, in CSS pixels. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface SurfaceProps {
  /** Names the text among those of the page. */
  readonly name: string;
  readonly text: string;
  /** The document's: where the text begins with it, it is drawn as such. */
  readonly title: string;
  readonly structure: import("@/lib/text/document-text").Structure;
  readonly language: string;
  /** Only those that the filter lets through; lost ones are not among them. */
  readonly annotations: readonly Drawn[];
  readonly openId: string | null;
  readonly hoveredId: string | null;
  /** What belongs with the one pointed at: drawn a little, too. */
  readonly relatedIds?: ReadonlySet<string>;
  /** A span being tagged: drawn as selected while the palette is open, although focus moved there. */
  readonly selected: readonly Span[] | null;
  /** The annotation whose edges a person may move: where they stand now. */
  readonly edges: (Moved & { readonly kind: Kind }) | null;
  readonly moved: Moved | null;
  readonly found: Found | null;
  /** Selections made with mouse or finger grow to whole words. */
  readonly snaps: boolean;
  /** Pointer rests on annotations (smallest first), or leaves them (empty). */
  onHover(ids: readonly string[]): void;
  /** A click or tap on annotations, smallest first: one opens, several offer a choice. */
  onOpen(ids: readonly string[], at: Box): void;
  /** Words were selected, by mouse, touch or keyboard; null when the selection is gone. Several spans when a modifier added pieces. */
  onSelect(spans: readonly Span[] | null): void;
  /** What was reported last is meant: button, finger or Shift was let go. */
  onSettle(spans: readonly Span[]): void;
  /** An edge is on its way. */
  onEdges(spans: readonly Span[]): void;
  /** An edge was let go; false puts it back. */
  onEdgesDone(keep: boolean): void;
  /** Called when layout changed (resize, fonts) so that cards are placed again. */
  onLayout(): void;
}

export interface SurfaceHandle {
  /** Where an annotation's first line stands, or null when it is not in the text. */
  boxOf(id: string): Box | null;
  boxOfSpans(spans: readonly Span[]): Box | null;
  scrollTo(id: string): void;
  /** Brings words into view. */
  reveal(spans: readonly Span[]): void;
  /** Every line that the spans touch, in reading order. */
  linesOf(spans: readonly Span[]): readonly Box[];
  /** Where an element stands, in the same coordinates as the words. */
  originOf(element: Element): Box;
  /** Put the keyboard's focus into the text, at the annotation's first word when given. */
  focusText(id?: string): void;
  /** Selects words as a person would, and puts the focus there. */
  select(span: Span): void;
  /** What of the text stands between two heights of the viewport, in CSS pixels: some words more. */
  spanBetween(top: number, bottom: number): Span | null;
  /** The offset of the first words that are seen. */
  firstInView(): number;
  /** Puts the focus into the text, with the caret at an offset when one is given. */
  focusAt(offset?: number): void;
  clearSelection(): void;
  /** The spans with an edge one word further, or the same when there is no room. */
  nudged(spans: readonly Span[], edge: Edge, forward: boolean): readonly Span[];
  /** The spans extended to the sentences or paragraphs in which they begin and end. */
  widened(spans: readonly Span[], to: Whole): readonly Span[];
  /** Puts the focus on the first or last edge that can be moved; false when there is none. */
  focusEdge(side: Edge["side"]): boolean;
  /** Whether the words at an offset run from right to left. */
  isRightToLeft(offset: number): boolean;
  /** How far down the text an offset stands, from 0 to 1, as it is laid out now: for the map. */
  placeOf(offset: number): number;
}
