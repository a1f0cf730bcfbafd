import type { Span } from "@/lib/span/span";
import { scrollerOf } from "./page-box";
import type { Scene } from "./scene";

/** How far down the screen words stand that were scrolled to. */
const PLACE = 0.32;

/**
 * Brings the first line of the spans into view; words that are already well in view stay.
 *
 * Far groups of blocks are laid out only when they come near, and the words move as that
 * happens: so the place is looked at again after each of a few frames.
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
