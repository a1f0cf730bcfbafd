import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState, useTransition } from "react";
import { callLater } from "@/components/call-later";

/** Several wishes often come at once; the page is read again once for all of them. */
const PAUSE = 250;

/**
 * A wish that the page is read again. It is read once at a time: what is wished for meanwhile
 * makes it read once more afterwards, however often it was wished.
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
