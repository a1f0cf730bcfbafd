/** Screens in one frame beyond which words fly past and nobody reads. */
const FLIES = 0.4;
/** Milliseconds without a further step after which it is slow again. */
const SLOWER = 60;

/**
 * Calls `look` while something scrolls, once a frame at most, but not while words fly past: then
 * as soon as it gets slower. For what stands beside the text, which itself is always drawn.
 * `height` says how far down one has scrolled, in CSS pixels. Answers how to stop.
 */
export function watchPace(height: () => number, look: () => void): () => void {
  let frame = 0;
  let slower = 0;
  let before = height();
  const onScroll = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      clearTimeout(slower);
      const now = height();
      const flown = Math.abs(now - before);
      before = now;
      if (flown > FLIES * window.innerHeight) slower = window.setTimeout(onScroll, SLOWER);
      else look();
    });
  };
  document.addEventListener("scroll", onScroll, { capture: true, passive: true });
  return () => {
    document.removeEventListener("scroll", onScroll, { capture: true });
    cancelAnimationFrame(frame);
    clearTimeout(slower);
  };
}
