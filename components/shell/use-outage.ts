import { useEffect, useEffectEvent, useState } from "react";

/** How often the server is asked whether its database is there again, in milliseconds. */
const PAUSE = 3_000;

/**
 * Whether a page could not be made since the database does not answer. What happened on the server
 * is not told to a page that failed, so the server is asked; `onBack` is called when it is ready.
 */
export function useOutage(onBack?: () => void): boolean {
  const [away, setAway] = useState(false);
  const back = useEffectEvent(() => onBack?.());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let wasAway = false;
    const asked = new AbortController();
    const ask = async () => {
      const ready = await fetch("/api/ready", { signal: asked.signal }).catch(() => null);
      if (asked.signal.aborted) return;
      if (ready?.ok) return wasAway && back();
      if (ready?.status === 503) setAway((wasAway = true));
      timer = setTimeout(() => void ask(), PAUSE);
    };
    void ask();
    return () => {
      asked.abort();
      clearTimeout(timer);
    };
  }, []);
  return away;
}
