import { useEffect, useEffectEvent, useState } from "react";

/** Milliseconds between checks whether the database is back. */
const PAUSE = 3_000;

/**
 * Whether a page failed because of a database outage. The error of a failed page does not say so,
 * hence the server is asked; `onBack` is called when it is ready again.
 */
export function useOutage(onBack?: () => void): boolean {
  const [isOutage, setIsOutage] = useState(false);
  const back = useEffectEvent(() => onBack?.());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let wasAway = false;
    const abort = new AbortController();
    const ask = async () => {
      const ready = await fetch("/api/ready", { signal: abort.signal }).catch(() => null);
      if (abort.signal.aborted) return;
      if (ready?.ok) return wasAway && back();
      if (ready?.status === 503) setIsOutage((wasAway = true));
      timer = setTimeout(() => void ask(), PAUSE);
    };
    void ask();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, []);
  return isOutage;
}
