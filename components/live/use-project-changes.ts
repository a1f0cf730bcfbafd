import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useTranslations } from "use-intl";
import { call } from "@/components/api";
import { useToast } from "@/components/ui/toast";
import { nounOf, type Change } from "@/lib/change/change";
import { invalidate } from "./api-cache";
import { FeedConnection } from "./feed-connection";
import { callLater } from "@/components/call-later";
import { useRefreshPage } from "./use-page-again";

/** Milliseconds. Several changes often come at once; the cache is invalidated once for all. */
const PAUSE_MS = 250;

/**
 * Follows a project's feed after number `after` while the page is open. Cached answers about what
 * changed are read again, and the page is refreshed when a change concerns the nouns in `about`.
 * After a break the feed continues where it was; a person who may no longer follow it gets a
 * message.
 *
 * A page that counts annotations in the project's texts passes their position, `texts`, and is
 * refreshed when they have advanced.
 */
export function useProjectChanges(
  projectId: string,
  after: number,
  about: readonly string[],
  texts?: number,
): void {
  const t = useTranslations("Live");
  const toast = useToast();
  const client = useQueryClient();
  const take = useEffectEvent((nouns: ReadonlySet<string>) => invalidate(client, nouns));
  const matters = useEffectEvent((noun: string) => about.includes(noun));
  const refresh = useEffectEvent(useRefreshPage());
  const moved = useEffectEvent((last: number) => texts !== undefined && last > texts);
  const withTexts = texts !== undefined;
  const toastClosed = useEffectEvent(() => toast({ text: t("closed"), urgent: true }));
  // Every refresh of the page brings a later number; the feed continues from its own.
  const first = useEffectEvent(() => after);
  useEffect(() => {
    let lastNumber = first();
    let isClosed = false;
    const changed = new Set<string>();
    let cancel: (() => void) | null = null;
    const invalidateLater = (noun: string) => {
      changed.add(noun);
      cancel ??= callLater(() => {
        cancel = null;
        take(new Set(changed));
        changed.clear();
      }, PAUSE_MS);
    };
    const hear = (change: Change) => {
      if (change.number <= lastNumber) return;
      lastNumber = change.number;
      const noun = nounOf(change);
      invalidateLater(noun);
      if (matters(noun)) refresh();
    };
    const hearTexts = (last: number) => {
      if (!moved(last)) return;
      invalidateLater("text");
      refresh();
    };
    const link = new FeedConnection({
      open: () => {
        const stream = new EventSource(
          `/api/v1/projects/${projectId}/events?after=${lastNumber}${withTexts ? "&texts=true" : ""}`,
        );
        stream.addEventListener("change", ({ data }: MessageEvent<string>) => {
          hear(JSON.parse(data) as Change);
        });
        stream.addEventListener("texts", ({ data }: MessageEvent<string>) => {
          hearTexts((JSON.parse(data) as { last: number }).last);
        });
        return stream;
      },
      ask: async () => {
        const answer = await call("GET /projects/{projectId}/changes", {
          params: { projectId },
          query: { after: lastNumber, limit: 500, ...(withTexts ? { texts: "true" } : {}) },
        });
        if (answer.ok) {
          answer.value.changes.forEach(hear);
          hearTexts(answer.value.texts ?? 0);
        }
        return answer;
      },
      stateChanged: (now) => {
        if (now === "closed" && !isClosed) toastClosed();
        if (now !== "disconnected") isClosed = now === "closed";
      },
      later: callLater,
    });
    link.connect();
    return () => {
      link.stop();
      cancel?.();
    };
  }, [projectId, withTexts]);
}

/** What pages about claims show. */
export const ABOUT_CLAIMS = ["claim", "evidence", "project", "tag"];
