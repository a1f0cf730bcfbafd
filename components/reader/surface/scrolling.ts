import type { Span } from "@/lib/span/span";
import { scrollerOf } from "./page-box";
import type { Scene } from "./scene";

/** The distance of words that are scrolled to from the top of the screen. */
const PLACE = 0.32;

/**
 * Scrolls the first line of the spans into view, unless it is well in view already. Groups of blocks
 * are laid out only when they come close, which moves the words, so the position is corrected during
 * the next few frames.
 */
export function scrollToSpans(scene: Scene, spans: readonly Span[], tries = 4): void {
  const first = spans[0];
  if (!first) return;
  const [line] = scene.index.boxesOf(first);
  if (!line) return;
  const height = window.innerHeight;
  if (line.top > height * 0.12 && line.bottom < height * 0.8) return;
  const by = line.top - height * PLACE;
  (scrollerOf(scene.index.root) ?? window).scrollBy({ top: by, behavior: "instant" });
  if (tries > 1) requestAnimationFrame(() => scrollToSpans(scene, spans, tries - 1));
}
