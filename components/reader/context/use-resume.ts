import { useEffect, useEffectEvent } from "react";
import { callLater } from "@/components/call-later";
import { noteStop, stoppedAt, unsentStop, type ServedStop } from "../model/stopped-at";
import { useReaderContext } from "./reader-context";

/** A place is kept in the browser once scrolling has paused so long, in milliseconds. */
const PAUSE_MS = 400;
/** And sent to the server once nothing has happened for so long; or when the page is left. */
const SEND_AFTER_MS = 5_000;
/** The line that is taken for the one being read, as a share of the window's height. */
const READ_AT = 0.32;

/**
 * Opens a text where its reader stopped, in whichever browser, unless the address names a place, and
 * keeps where they stop. Beginning and end are no place to return to: what is read to its end opens at
 * its beginning. Without a connection the browser goes on with what it has, and sends it later.
 */
export function useResume(served: ServedStop, onResume: (begin: () => void) => void): void {
  const { reading, surface } = useReaderContext();
  const { place, me } = reading;
  const resumed = useEffectEvent(onResume);
  const servedStop = useEffectEvent(() => served);

  useEffect(() => {
    const read = {
      personId: me.id,
      documentId: place.documentId,
      revision: place.revision,
    };
    const stop = window.location.hash === "" ? stoppedAt(read, servedStop()) : null;
    // Wait until the text is drawn.
    const frame = requestAnimationFrame(() => {
      if (stop === null || stop >= place.text.length || window.scrollY > 0) return;
      // A line end between paragraphs has no place on the screen.
      const start = stop + (/\S/.exec(place.text.slice(stop, stop + 100))?.index ?? 0);
      surface()?.reveal([{ start, end: start + 1 }]);
      if (window.scrollY > 0) resumed(() => window.scrollTo({ top: 0, behavior: "instant" }));
    });
    let cancelSend: (() => void) | null = null;
    const send = async () => {
      cancelSend?.();
      cancelSend = null;
      const unsent = unsentStop(read, servedStop());
      if (unsent?.revision !== read.revision) return;
      const updatedAt = await reading.client.keepPlace(unsent.offset);
      const still = unsentStop(read, null);
      if (updatedAt === null || still?.updatedAt !== unsent.updatedAt) return;
      noteStop(read, { offset: unsent.offset, updatedAt, isSent: true });
    };
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
      const updatedAt = new Date().toISOString();
      noteStop(read, { offset: span?.start ?? null, updatedAt, isSent: false });
      cancelSend?.();
      cancelSend = callLater(() => void send(), SEND_AFTER_MS);
    };
    const onScroll = (event: Event) => {
      if (event.target !== document) return;
      cancel?.();
      cancel = callLater(note, PAUSE_MS);
    };
    const leave = () => {
      note();
      void send();
    };
    const onVisibility = () => {
      if (document.visibilityState === "hidden") leave();
    };
    const again = () => void send();
    again();
    const inputs = ["pointerdown", "keydown"] as const;
    document.addEventListener("scroll", onScroll, { passive: true });
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", again);
    for (const input of inputs) document.addEventListener(input, note, true);
    return () => {
      cancelAnimationFrame(frame);
      // The next page is there already: what is on the screen is no place in this text any more.
      cancel?.();
      void send();
      for (const input of inputs) document.removeEventListener(input, note, true);
      document.removeEventListener("scroll", onScroll);
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", again);
    };
  }, [me, place, reading, surface]);
}
