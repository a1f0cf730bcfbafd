"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/review";
import { useApiPages } from "../live/use-api";
import { Spinner } from "../ui/spinner";
import { useKeys } from "../ui/use-keys";
import { ItemActs } from "./item-acts";
import { NothingLeft } from "./nothing-left";
import { isChanged, type ReviewFilter, type ReviewItem } from "./queue-filter";
import { QueueFrame, QueueProblem } from "./queue-frame";
import { QueueItem } from "./queue-item";
import { queueKey } from "./queue-keys";
import { useQueue } from "./use-queue";
import { useReviewActs } from "./use-review-acts";

interface QueueListProps {
  readonly projectId: string;
  readonly me: string;
  readonly filter: ReviewFilter;
  readonly onFilter: (some: ReviewFilter) => void;
  readonly labelOf: (slug: string) => string;
}

const PAGE = 25;
const idOf = ({ annotationId }: ReviewItem) => annotationId;

/** The annotations of the queue, one of them current: what is done with it is done by one key. */
export function QueueList({ projectId, me, filter, onFilter, labelOf }: QueueListProps) {
  const t = useTranslations("Review");
  const pages = useApiPages("GET /projects/{projectId}/review-queue", {
    params: { projectId },
    query: { ...filter, limit: PAGE },
  });
  const { items, hasMore, again, problem } = pages;
  const { doneIds, ...acts } = useReviewActs(me, again);
  const [restored, setRestored] = useState<Readonly<Record<string, string>>>({});
  const [announced, setAnnounced] = useState("");
  const isHidden = (id: string) => doneIds.includes(id);
  const queue = useQueue({ pages, idOf, doneIds, isHidden });
  const { list, open, at, item, gone } = queue;

  /** What follows takes the place of what was done. */
  const pass = (sentence: string) => {
    queue.pass(true);
    setAnnounced(sentence);
  };
  const takeBack = async () => {
    const undone = await acts.undo();
    if (!undone) return;
    const { annotationId, comment } = undone;
    if (comment) setRestored((before) => ({ ...before, [annotationId]: comment }));
    queue.goTo(annotationId, true);
  };
  useKeys((event) => {
    const key = queueKey(event);
    if (key === "next" || key === "previous") queue.go(key === "next" ? at + 1 : at - 1);
    else if (key === "undo" && doneIds.length > 0) void takeBack();
    else return;
    event.preventDefault();
  });
  const noticeOf = (one: ReviewItem) => {
    if (one === gone) return t("gone");
    const before = queue.firstSeen(one.annotationId);
    return before && isChanged(before, one, me) ? t("changed") : null;
  };

  if (problem && !items) return <QueueProblem pages={pages} />;
  if (!items) return <Spinner />;
  return (
    <QueueFrame
      pages={pages}
      name={t("list")}
      list={list}
      keys={t(item?.mayJudge ? "keysJudge" : "keys")}
      onUndo={doneIds.length > 0 ? () => void takeBack() : null}
      announced={announced}
      above={
        open.length === 0 &&
        !hasMore && (
          <NothingLeft
            projectId={projectId}
            filter={filter}
            isDone={doneIds.length > 0}
            onFilter={onFilter}
          />
        )
      }
    >
      {open.map((one, index) => (
        <QueueItem
          key={one.annotationId}
          projectId={projectId}
          item={one}
          me={me}
          labelOf={labelOf}
          here={one === item}
          onHere={() => one !== item && queue.stay(index)}
          onAuthor={(author) => onFilter({ ...filter, author })}
          notice={noticeOf(one)}
        >
          {one === item && one !== gone && (
            <ItemActs
              item={one}
              me={me}
              comment={restored[one.annotationId]}
              onVerdict={(verdict, comment) => {
                acts.review(one, verdict, comment);
                pass(t(`given.${verdict}`));
              }}
              projectId={projectId}
              onJudge={(decision, reason) => {
                acts.judge(one, decision, reason);
                pass(t(`judged.${decision}`));
              }}
            />
          )}
        </QueueItem>
      ))}
    </QueueFrame>
  );
}
