import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState, useTransition } from "react";
import { later } from "@/components/later";

/** Several wishes often come at once; the page is read again once for all of them. */
const PAUSE = 250;

/**
 * A wish that the page is read again. It is read once at a time: what is wished for meanwhile
 * makes it read once more afterwards, however often it was wished.
 */
export function usePageAgain(): () => void {
  const router = useRouter();
  const [isWished, setWished] = useState(false);
  const [isReading, begin] = useTransition();
  useEffect(() => {
    if (!isWished || isReading) return;
    return later(() => {
      setWished(false);
      begin(() => router.refresh());
    }, PAUSE);
  }, [isWished, isReading, router]);
  return useCallback(() => setWished(true), []);
}
