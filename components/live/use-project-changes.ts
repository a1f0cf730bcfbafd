import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/api";
import { useToast } from "@/components/ui/toast";
import { nounOf, type Change } from "@/lib/change/change";
import { FeedLink } from "./feed-link";
import { later } from "@/components/later";

/** Several changes often come at once; the page is read again once for all of them. */
const PAUSE = 250;

interface Feed {
  readonly changes: readonly Change[];
  readonly last: number;
}

/**
 * Follow a project's feed after number `after` while the page is open, and read the page again
 * when something happened to what it shows, the nouns of `about`. After a break the feed goes on
 * where it was; who may no longer follow it is told so.
 */
export function useProjectChanges(
  projectId: string,
  after: number,
  about: readonly string[],
): void {
  const router = useRouter();
  const t = useTranslations("Live");
  const say = useToast();
  const matters = useEffectEvent((change: Change) => about.includes(nounOf(change)));
  const refresh = useEffectEvent(() => router.refresh());
  const sayClosed = useEffectEvent(() => say({ text: t("closed"), urgent: true }));
  // A later number arrives with every reading of the page; the feed goes on from where it is.
  const first = useEffectEvent(() => after);
  useEffect(() => {
    let cancel = () => {};
    let heard = first();
    let isClosed = false;
    const hear = (change: Change) => {
      if (change.number <= heard) return;
      heard = change.number;
      if (!matters(change)) return;
      cancel();
      cancel = later(() => refresh(), PAUSE);
    };
    const address = `/projects/${projectId}`;
    const link = new FeedLink({
      open: () => {
        const stream = new EventSource(`/api/v1${address}/events?after=${heard}`);
        stream.addEventListener("change", ({ data }: MessageEvent<string>) => {
          hear(JSON.parse(data) as Change);
        });
        return stream;
      },
      ask: async () => {
        const answer = await api<Feed>(`${address}/changes?after=${heard}&limit=500`);
        if (answer.ok) answer.value.changes.forEach(hear);
        return answer;
      },
      told: (now) => {
        if (now === "closed" && !isClosed) sayClosed();
        if (now !== "away") isClosed = now === "closed";
      },
      later,
    });
    link.connect();
    return () => {
      cancel();
      link.stop();
    };
  }, [projectId]);
}

/** What pages about claims show. */
export const ABOUT_CLAIMS = ["claim", "evidence", "project", "tag"];
