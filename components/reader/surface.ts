import type { Anchor, Kind, Segment, Status } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";

/**
 * The seam of the reading page: the surface draws text and overlays and knows where words stand
 * on the screen; the margin (cards, palette, foot) knows what annotations say. Neither reaches
 * into the other. All offsets are UTF-16; no DOM Range leaves the surface.
 */

/** What the surface needs to know of an annotation to draw it. */
export interface Drawn {
  readonly id: string;
  readonly kind: Kind;
  readonly target: readonly Pick<Segment, "start" | "end">[];
  readonly status: Status;
  readonly anchor: Anchor;
  /** Not yet acknowledged by the server: drawn paler. */
  readonly pending: boolean;
  /** For the accessible structure: "claim by Mira: Harbour traffic doubled". */
  readonly label: string;
}

/** A place in the coordinates of the page's scroll container, in CSS pixels. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface SurfaceProps {
  readonly text: string;
  readonly structure: import("@/lib/text/document-text").Structure;
  readonly language: string;
  /** Only those that the filter lets through; lost ones are not among them. */
  readonly annotations: readonly Drawn[];
  readonly openId: string | null;
  readonly hoveredId: string | null;
  /** A span being tagged: drawn as selected while the palette is open, although focus moved there. */
  readonly selected: readonly Span[] | null;
  /** Pointer rests on annotations (smallest first), or leaves them (empty). */
  onHover(ids: readonly string[]): void;
  /** A click or tap on annotations, smallest first: one opens, several offer a choice. */
  onOpen(ids: readonly string[], at: Box): void;
  /** Words were selected, by mouse, touch or keyboard; null when the selection is gone. Several spans when a modifier added pieces. */
  onSelect(spans: readonly Span[] | null): void;
  /** Called when layout changed (resize, fonts) so that cards are placed again. */
  onLayout(): void;
}

export interface SurfaceHandle {
  /** Where an annotation's first line stands, or null when it is not in the text. */
  boxOf(id: string): Box | null;
  boxOfSpans(spans: readonly Span[]): Box | null;
  scrollTo(id: string): void;
  /** Put the keyboard's focus into the text, at the annotation's first word when given. */
  focusText(id?: string): void;
  clearSelection(): void;
  /** How far down the text an offset stands, from 0 to 1, as it is laid out now: for the map. */
  placeOf(offset: number): number;
}
