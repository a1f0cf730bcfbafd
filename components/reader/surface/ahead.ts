import type { OffsetIndex } from "./offset-index";

/**
 * Lays out the groups of a long text one by one while the browser has nothing else to do, so that
 * scrolling to them later costs no layout and moves nothing. Each is shown for a frame, in which
 * the browser remembers its size, and then left to `content-visibility` again.
 *
 * Begins below what is seen, since what changes there moves no word in view. Groups above follow
 * only where the browser holds the words in view in their place (scroll anchoring).
 */
export function layOutAhead({ groups }: Pick<OffsetIndex, "groups">) {
  let waiting: HTMLElement[] = [];
  let shown: HTMLElement | undefined;
  let task = 0;

  const later: (step: () => void) => number =
    "requestIdleCallback" in window
      ? (step) => requestIdleCallback(step, { timeout: 2_000 })
      : (step) => (window as Window).setTimeout(step, 50);
  const letGo = () => {
    shown?.style.removeProperty("content-visibility");
    shown = undefined;
  };
  const step = () => {
    letGo();
    shown = waiting.shift();
    task = 0;
    if (!shown) return;
    shown.style.setProperty("content-visibility", "visible");
    task = requestAnimationFrame(() => (task = later(step)));
  };
  const stop = () => {
    if ("cancelIdleCallback" in window) cancelIdleCallback(task);
    else clearTimeout(task);
    cancelAnimationFrame(task);
    letGo();
  };

  return {
    /** From the beginning: what was laid out before stands in another width now. */
    begin() {
      stop();
      const seen = groups.findIndex(({ element }) => element.getBoundingClientRect().bottom > 0);
      const elements = groups.map(({ element }) => element);
      const above = CSS.supports("overflow-anchor", "auto")
        ? elements.slice(0, Math.max(seen, 0)).reverse()
        : [];
      waiting = [...elements.slice(Math.max(seen, 0)), ...above];
      if (waiting.length > 0) task = later(step);
    },
    stop,
  };
}
