/** Scrolling by more screens than this in one frame is too fast to read. */
const FAST_SCREENS = 0.4;
/**
 * Milliseconds without a further scroll event after which scrolling counts as slow again: longer than
 * frames take on a slow machine, where what is drawn beside would make them slower still.
 */
const SETTLE_DELAY_MS = 120;

/**
 * Calls `look` while something scrolls, at most once a frame, but only once fast scrolling has
 * slowed down. For what is drawn beside the text; the text itself is always drawn. `height` returns
 * the scroll position in CSS pixels. Returns a function that stops watching.
 */
export function watchPace(height: () => number, look: () => void): () => void {
  let frame = 0;
  let timer = 0;
  let before = height();
  const onScroll = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      clearTimeout(timer);
      const now = height();
      const distance = Math.abs(now - before);
      before = now;
      if (distance > FAST_SCREENS * window.innerHeight)
        timer = window.setTimeout(onScroll, SETTLE_DELAY_MS);
      else look();
    });
  };
  document.addEventListener("scroll", onScroll, { capture: true, passive: true });
  return () => {
    document.removeEventListener("scroll", onScroll, { capture: true });
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
