import { callWhenIdle } from "@/components/call-when-idle";
import type { OffsetIndex } from "./offset-index";

/**
 * Lays out the groups of a long text one by one while the browser is idle, so that scrolling to
 * them later needs no layout and does not shift the text. Each is rendered for one frame, in which
 * the browser remembers its size, and then left to `content-visibility` again.
 *
 * Starts below the viewport, where size changes do not move visible words. Groups above follow only
 * where the browser keeps visible words in place (scroll anchoring).
 */
export function layOutAhead({ groups }: Pick<OffsetIndex, "groups">) {
  let waiting: HTMLElement[] = [];
  let shown: HTMLElement | undefined;
  let cancel: () => void = () => undefined;

  const inFrame = (step: () => void) => {
    const frame = requestAnimationFrame(step);
    cancel = () => cancelAnimationFrame(frame);
  };
  const whenIdle = (step: () => void) => {
    cancel = callWhenIdle(step);
  };
  const letGo = () => {
    shown?.style.removeProperty("content-visibility");
    shown = undefined;
  };
  const step = () => {
    letGo();
    shown = waiting.shift();
    if (!shown) return;
    shown.style.setProperty("content-visibility", "visible");
    inFrame(() => whenIdle(step));
  };
  const stop = () => {
    cancel();
    letGo();
  };

  return {
    /** Starts over: sizes measured before belong to another width. */
    begin() {
      stop();
      const elements = groups.map(({ element }) => element);
      const boxes = elements.map((element) => element.getBoundingClientRect());
      // What is in view is laid out already, and switching it to and fro would count as a shift.
      const above = elements.filter((_, i) => (boxes[i]?.bottom ?? 0) <= 0);
      const below = elements.filter((_, i) => (boxes[i]?.top ?? 0) >= window.innerHeight);
      const anchors = CSS.supports("overflow-anchor", "auto");
      waiting = [...below, ...(anchors ? above.reverse() : [])];
      if (waiting.length > 0) whenIdle(step);
    },
    stop,
  };
}
