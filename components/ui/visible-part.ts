/** The part of the window that is seen, in CSS pixels: an on-screen keyboard lies over the rest. */
export interface VisiblePart {
  readonly height: number;
  /** Where it ends, from the top of the window. */
  readonly bottom: number;
}

export function visiblePart(): VisiblePart {
  const seen = window.visualViewport;
  if (!seen) return { height: window.innerHeight, bottom: window.innerHeight };
  return {
    height: seen.height,
    bottom: Math.min(window.innerHeight, seen.offsetTop + seen.height),
  };
}

/** Calls `put` whenever the visible part changes; answers what ends that. */
export function onVisiblePart(put: () => void): () => void {
  const seen = window.visualViewport;
  window.addEventListener("resize", put);
  seen?.addEventListener("resize", put);
  seen?.addEventListener("scroll", put);
  return () => {
    window.removeEventListener("resize", put);
    seen?.removeEventListener("resize", put);
    seen?.removeEventListener("scroll", put);
  };
}
