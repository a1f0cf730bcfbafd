import {
  createTextAnnotator,
  Origin,
  UserSelectAction,
  type Renderer,
  type RendererFactory,
  type TextAnnotation,
} from "@recogito/text-annotator";
import type { Span } from "@/lib/span/span";

/** A run of words as the overlay library receives it, with a range for each text node it touches. */
export interface PlacedSpan extends Span {
  readonly key: string;
  readonly ranges: readonly Range[];
}

/** The lines of a run, in CSS pixels from the container's corner. */
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
  /** Replaces the runs that are drawn and hit-tested; unchanged ones are not measured again. */
  feed(placedRuns: readonly PlacedSpan[]): void;
  /** Keys of the runs at a point of the viewport, the smallest first. */
  at(clientX: number, clientY: number): string[];
  /** Measures everything again after the layout changed. */
  remeasure(): void;
  /** Draws all runs again in the next frame, after their looks changed. */
  repaint(): void;
  /** Draws at once what would be drawn in the next frame. */
  paintNow(): void;
  destroy(): void;
}

/**
 * Wraps the overlay library; no other file imports it. It measures runs and keeps a spatial tree for
 * hit tests. The painter draws, and selections are read from the document's selection.
 *
 * Four properties of the library (4.1.1) matter here: a selector without a live range makes it walk
 * the whole text, so every run has its ranges; one whose range touches several text nodes makes it
 * create ranges of its own at each measurement, and every range that is not collected yet slows down
 * each removal of an element, so a run has one selector for each text node; it records an undo step
 * for each local change, so ours are marked remote; and `destroy` unbinds every `hotkeys-js` shortcut
 * of the page, so nothing else uses that package.
 */
export function createOverlay(
  container: HTMLElement,
  paint: (drawings: readonly Drawing[]) => void,
): Overlay {
  const frame = nextFrame(() =>
    paint(store.all().map(({ id }) => ({ key: id, rects: store.getAnnotationRects(id) }))),
  );
  const annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(container, {
    annotatingEnabled: false,
    userSelectAction: UserSelectAction.NONE,
    renderer: rendererOf(frame),
  });
  const { store } = annotator.state;
  const known = new Map<string, PlacedSpan>();

  return {
    feed(placedRuns) {
      const next = new Map(placedRuns.map((run) => [run.key, run]));
      const gone = [...known.keys()].filter((key) => !next.has(key));
      const fresh = placedRuns.filter((run) => !known.has(run.key));
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
    repaint: frame.request,
    paintNow: frame.runNow,
    destroy: () => annotator.destroy(),
  };
}

function annotationOf({ key, start, end, ranges }: PlacedSpan): TextAnnotation {
  // Nothing reads quote and offsets: the ranges identify the words.
  const selector = ranges.map((range) => ({ quote: "", start, end, range }));
  return { id: key, bodies: [], target: { annotation: key, selector } };
}

interface NextFrame {
  /** Runs in the next frame, once however often it is asked for. */
  request(): void;
  /** Runs at once if it was asked for. */
  runNow(): void;
  cancel(): void;
}

function nextFrame(run: () => void): NextFrame {
  let frame = 0;
  const cancel = () => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  const runOnce = () => {
    cancel();
    run();
  };
  return {
    request: () => void (frame ||= requestAnimationFrame(runOnce)),
    runNow: () => frame !== 0 && runOnce(),
    cancel,
  };
}

/**
 * The library's own base renderer draws only what is in the viewport, so words scrolled in lack
 * their lines for a moment, and it observes mutations of the whole page. This one draws all runs it
 * is given, at most once a frame and only after a change.
 */
function rendererOf(frame: NextFrame): RendererFactory<TextAnnotation> {
  return (_container, { store }): Renderer => {
    store.observe(frame.request);
    const stop = store.onRecalculatePositions(frame.request);
    return {
      destroy() {
        frame.cancel();
        store.unobserve(frame.request);
        stop();
      },
      on: () => () => undefined,
      redraw: frame.request,
      setStyle: () => undefined,
      setFilter: () => undefined,
      setVisible: () => undefined,
    };
  };
}
