"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { AnswerAt } from "@/lib/contract/endpoint";
import { INBOX_GROUPS } from "@/lib/contract/terms";
import "@/messages/review";
import { call } from "../api";
import { useApi, useApiPages } from "../live/use-api";
import { useProjectChanges } from "../live/use-project-changes";
import { replaceUrl } from "../replace-url";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { InboxEntry } from "./inbox-entry";
import look from "./queue.module.css";
import styles from "./review.module.css";

type Group = (typeof INBOX_GROUPS)[number];
type Summary = AnswerAt<"GET /projects/{projectId}/inbox/summary">;

interface InboxPageProps {
  readonly projectId: string;
  readonly group: Group | null;
  /** The last number of the project's feed when the page was read. */
  readonly change: number;
  /** How far the project's texts had come. */
  readonly texts: number;
}

const PAGE = 50;

/** What became of the viewer's annotations: counts, reasons, and each with its place and a reply. */
export function InboxPage({ projectId, group: first, change, texts }: InboxPageProps) {
  const t = useTranslations("Inbox");
  const [group, setGroup] = useState(first);
  useProjectChanges(projectId, change, [], texts);
  const params = { projectId };
  const { data: summary } = useApi("GET /projects/{projectId}/inbox/summary", { params });
  const { items, hasMore, more, again, isFetching, problem } = useApiPages(
    "GET /projects/{projectId}/inbox",
    { params, query: { limit: PAGE, ...(group ? { group } : {}) } },
  );
  // What was new when it was first seen stays marked until the page is left.
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const unmarked =
    items?.filter(({ isNew, annotationId }) => isNew && !fresh.has(annotationId)) ?? [];
  if (unmarked.length > 0) {
    setFresh(new Set([...fresh, ...unmarked.map(({ annotationId }) => annotationId)]));
  }
  const seenUpTo = group === null && items?.[0]?.isNew ? items[0].at : null;
  useEffect(() => {
    if (seenUpTo === null) return;
    const body = { at: seenUpTo };
    void call("PUT /projects/{projectId}/inbox/seen", { params: { projectId }, body });
  }, [projectId, seenUpTo]);

  const choose = (next: Group | null) => {
    setGroup(next);
    replaceUrl(next ? `?group=${next}` : "?");
  };
  if (problem && !items) {
    return <Problem next={<Button onClick={again}>{t("again")}</Button>}>{problem}</Problem>;
  }
  return (
    <div className={styles.page}>
      {summary && <Counts summary={summary} group={group} onGroup={choose} />}
      {!items && <Spinner />}
      {items?.length === 0 && (
        <EmptyState
          title={t("empty")}
          action={group && <Button onClick={() => choose(null)}>{t("all")}</Button>}
        >
          {t(group ? "emptyGroup" : "emptyWords")}
        </EmptyState>
      )}
      <ol role="list" aria-label={t("list")}>
        {items?.map((item) => (
          <InboxEntry
            key={item.annotationId}
            projectId={projectId}
            item={item}
            isNew={fresh.has(item.annotationId)}
          />
        ))}
      </ol>
      {problem && items && <Problem>{problem}</Problem>}
      {hasMore && (
        <Button loading={isFetching} onClick={more}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}

interface CountsProps {
  readonly summary: Summary;
  readonly group: Group | null;
  readonly onGroup: (group: Group | null) => void;
}

/** "Accepted 31", "Rejected 4 (3 × opinion)": each narrows the list to what it counts. */
function Counts({ summary, group, onGroup }: CountsProps) {
  const t = useTranslations("Inbox");
  return (
    <div className={styles.counts}>
      <div role="group" className={look.buttons} aria-label={t("groups")}>
        <Button aria-pressed={group === null} onClick={() => onGroup(null)}>
          {t("all")}
        </Button>
        {INBOX_GROUPS.map((one) => (
          <Button key={one} aria-pressed={group === one} onClick={() => onGroup(one)}>
            {t(`counts.${one}`, { count: summary[one] })}
          </Button>
        ))}
      </div>
      {summary.reasons.length > 0 && (
        <ul role="list" className={styles.reasons} aria-label={t("reasons")}>
          {summary.reasons.map(({ reason, count }) => (
            <li key={reason}>{t("reasonOf", { count, reason })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
