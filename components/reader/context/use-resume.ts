import { useEffect, useEffectEvent } from "react";
import { callLater } from "@/components/call-later";
import { noteStop, stoppedAt } from "../model/stopped-at";
import { useReaderContext } from "./reader-context";

/** A place is kept once scrolling has paused so long, in milliseconds. */
const PAUSE_MS = 400;
/** The line that is taken for the one being read, as a share of the window's height. */
const READ_AT = 0.32;

/**
 * Opens a text where its reader stopped, unless the address names a place, and keeps where they
 * stop. Beginning and end are no place to return to: what is read to its end opens at its beginning.
 */
export function useResume(onResume: (begin: () => void) => void): void {
  const { reading, surface } = useReaderContext();
  const { place, me } = reading;
  const resumed = useEffectEvent(onResume);

  useEffect(() => {
    const read = {
      personId: me.id,
      documentId: place.documentId,
      revision: place.revision,
    };
    const stop = window.location.hash === "" ? stoppedAt(read) : null;
    // Wait until the text is drawn.
    const frame = requestAnimationFrame(() => {
      if (stop === null || stop >= place.text.length || window.scrollY > 0) return;
      surface()?.reveal([{ start: stop, end: stop + 1 }]);
      if (window.scrollY > 0) resumed(() => window.scrollTo({ top: 0, behavior: "instant" }));
    });
    let cancel: (() => void) | null = null;
    /** Does what waits for a pause at once: what is pressed may lead away, and then it is too late. */
    const note = () => {
      if (!cancel) return;
      cancel();
      cancel = null;
      const height = window.innerHeight;
      const isDone = surface()?.spanBetween(height, Infinity) == null;
      const isBegun = window.scrollY > height * READ_AT;
      const span = isBegun && !isDone ? surface()?.spanBetween(height * READ_AT, height) : null;
      noteStop(read, span?.start ?? null);
    };
    const onScroll = (event: Event) => {
      if (event.target !== document) return;
      cancel?.();
      cancel = callLater(note, PAUSE_MS);
    };
    const inputs = ["pointerdown", "keydown"] as const;
    document.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("pagehide", note);
    for (const input of inputs) document.addEventListener(input, note, true);
    return () => {
      cancelAnimationFrame(frame);
      cancel?.();
      for (const input of inputs) document.removeEventListener(input, note, true);
      document.removeEventListener("scroll", onScroll);
      window.removeEventListener("pagehide", note);
    };
  }, [me, place, surface]);
}
