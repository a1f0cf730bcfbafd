import {
  createTextAnnotator,
  Origin,
  UserSelectAction,
  type Renderer,
  type RendererFactory,
  type TextAnnotation,
} from "@recogito/text-annotator";
import type { Span } from "@/lib/span/span";

/** A run of words as the overlay library is given it: with its range ready. */
export interface Placed extends Span {
  readonly key: string;
  readonly range: Range;
}

/** Where a run stands, line by line, in CSS pixels from the container's corner. */
export interface Drawing {
  readonly key: string;
  readonly rects: readonly Rect[];
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Overlay {
  /** Makes these the runs that are drawn and found; what stays the same is not measured again. */
  feed(placed: readonly Placed[]): void;
  /** Keys of the runs at a place of the viewport, the smallest first. */
  at(clientX: number, clientY: number): string[];
  /** Measures everything again, after the layout changed. */
  remeasure(): void;
  /** Draws again what is known, after looks changed. */
  repaint(): void;
  destroy(): void;
}

/**
 * The overlay library behind a door of our own, since this file alone knows it.
 *
 * It measures, keeps a spatial tree and says what lies where; what a kind looks like is the
 * painter's business, and what a person selects is read from the document's selection.
 *
 * Three things the library does (4.1.1) shape this: a selector without a live range makes it
 * walk the whole text, so every run comes with its range; it records an undo step for each local
 * change, so ours are remote; and `destroy` unbinds every hotkey of the page, its own and
 * anybody's, so nothing else here uses that package.
 */
export function createOverlay(
  container: HTMLElement,
  paint: (drawings: readonly Drawing[]) => void,
): Overlay {
  const annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(container, {
    annotatingEnabled: false,
    userSelectAction: UserSelectAction.NONE,
    renderer: rendererOf(paint),
  });
  const { store } = annotator.state;
  const known = new Map<string, Placed>();

  return {
    feed(placed) {
      const next = new Map(placed.map((run) => [run.key, run]));
      const gone = [...known.keys()].filter((key) => !next.has(key));
      const fresh = placed.filter((run) => !known.has(run.key));
      for (const key of gone) known.delete(key);
      for (const run of fresh) known.set(run.key, run);
      if (gone.length > 0) store.bulkDeleteAnnotations(gone, Origin.REMOTE);
      if (fresh.length > 0) store.bulkAddAnnotations(fresh.map(annotationOf), false, Origin.REMOTE);
    },
    at(clientX, clientY) {
      const { left, top } = container.getBoundingClientRect();
      const found = store.getAt(clientX - left, clientY - top, true) ?? [];
      const length = (key: string) => {
        const run = known.get(key);
        return run ? run.end - run.start : 0;
      };
      return found.map(({ id }) => id).sort((a, b) => length(a) - length(b));
    },
    remeasure: () => store.recalculatePositions(),
    repaint: () => annotator.renderer.redraw(true),
    destroy: () => annotator.destroy(),
  };
}

function annotationOf({ key, start, end, range }: Placed): TextAnnotation {
  // The quote is not read by anything: the words are known by their range.
  const selector = [{ quote: "", start, end, range }];
  return { id: key, bodies: [], target: { annotation: key, selector } };
}

/**
 * The library's own base renderer draws only what the window shows, so words scrolled in are
 * bare for a moment; it also watches the whole page for mutations. This one draws all it has
 * been given, once a frame at most, and nothing while nothing changes.
 */
function rendererOf(
  paint: (drawings: readonly Drawing[]) => void,
): RendererFactory<TextAnnotation> {
  return (_container, { store }): Renderer => {
    let frame = 0;
    const redraw = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        paint(store.all().map(({ id }) => ({ key: id, rects: store.getAnnotationRects(id) })));
      });
    };
    store.observe(redraw);
    const stop = store.onRecalculatePositions(redraw);
    return {
      destroy() {
        cancelAnimationFrame(frame);
        store.unobserve(redraw);
        stop();
      },
      on: () => () => undefined,
      redraw,
      setStyle: () => undefined,
      setFilter: () => undefined,
      setVisible: () => undefined,
    };
  };
}
