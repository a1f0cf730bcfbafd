import { useEffect } from "react";
import type { Reading } from "../model/reading";
import { mayAnnotate } from "../model/rights";

/** The shortest and the longest time between two messages of presence, in milliseconds. */
const MIN_INTERVAL_MS = 300;
const HEARTBEAT = 20_000;

/**
 * Sends the user's selection and open annotation to others in the document while the page is
 * visible. A hidden or closed page reports that it left. Private annotations are never sent.
 */
export function usePresence(reading: Reading): void {
  useEffect(() => {
    let last = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const send = () => {
      clearTimeout(timer);
      timer = undefined;
      last = JSON.stringify(stateOf(reading));
      void reading.client.recordPresence(reading.tab, stateOf(reading));
    };
    const changed = () => {
      if (document.visibilityState === "hidden" || timer) return;
      if (JSON.stringify(stateOf(reading)) !== last) timer = setTimeout(send, MIN_INTERVAL_MS);
    };
    const leave = () => {
      clearTimeout(timer);
      timer = undefined;
      last = "";
      reading.client.sayGone(reading.tab);
    };
    const shown = () => (document.visibilityState === "hidden" ? leave() : send());
    const heartbeat = setInterval(() => {
      if (document.visibilityState !== "hidden") send();
    }, HEARTBEAT);
    const stop = reading.store.listen(changed);
    document.addEventListener("visibilitychange", shown);
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", shown);
    window.addEventListener("online", shown);
    shown();
    return () => {
      stop();
      clearInterval(heartbeat);
      document.removeEventListener("visibilitychange", shown);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", shown);
      window.removeEventListener("online", shown);
      leave();
    };
  }, [reading]);
}

function stateOf({ store, me, toCodePoints }: Reading) {
  const { tagging, selected, openId, byId } = store.now();
  const spans = mayAnnotate(me) ? (tagging?.spans ?? null) : selected;
  const open = openId ? byId.get(openId) : undefined;
  return {
    selection: spans && spans.length > 0 ? spans.slice(0, 20).map(toCodePoints) : null,
    annotationId: open?.visibility === "project" ? open.id : null,
  };
}
