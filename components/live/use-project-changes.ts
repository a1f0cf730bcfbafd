import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import type { Change } from "@/lib/change/change";

/** Several changes often come at once; the page is read again once for all of them. */
const PAUSE = 250;

/**
 * Follow a project's feed after number `after` while the page is open, and read the page again
 * when something happened that it shows. The browser connects again by itself after a failure.
 */
export function useProjectChanges(
  projectId: string,
  after: number,
  concerns: (change: Change) => boolean = () => true,
): void {
  const router = useRouter();
  const matters = useEffectEvent(concerns);
  const refresh = useEffectEvent(() => router.refresh());
  // A later number arrives with every reading of the page; the stream goes on from where it is.
  const address = useEffectEvent(() => `/api/v1/projects/${projectId}/events?after=${after}`);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stream = new EventSource(address());
    stream.addEventListener("change", ({ data }: MessageEvent<string>) => {
      if (!matters(JSON.parse(data) as Change)) return;
      clearTimeout(timer);
      timer = setTimeout(() => refresh(), PAUSE);
    });
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }, [projectId]);
}

/** What pages about claims show. */
export function isAboutClaims({ kind }: Change): boolean {
  return /^(claim|evidence|project|tag)\./.test(kind);
}
