import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState, useTransition } from "react";
import { callLater } from "@/components/call-later";

/**
 * Milliseconds. Several requests often come at once; the page is refreshed once for all of them.
 */
const PAUSE = 250;

/**
 * Requests a refresh of the page. Only one runs at a time; any number of requests in the meantime
 * lead to one more afterwards.
 */
export function useRefreshPage(): () => void {
  const router = useRouter();
  const [isWished, setWished] = useState(false);
  const [isReading, begin] = useTransition();
  useEffect(() => {
    if (!isWished || isReading) return;
    return callLater(() => {
      setWished(false);
      begin(() => router.refresh());
    }, PAUSE);
  }, [isWished, isReading, router]);
  return useCallback(() => setWished(true), []);
}
