"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useApiPages } from "../live/use-api";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { ItemActs } from "./item-acts";
import { NothingLeft } from "./nothing-left";
import { isChanged, type ReviewFilter, type ReviewItem } from "./queue-filter";
import { QueueItem } from "./queue-item";
import { queueKey } from "./queue-keys";
import { useReviewActs } from "./use-review-acts";
import styles from "./review.module.css";

interface QueueListProps {
  readonly projectId: string;
  readonly me: string;
  readonly filter: ReviewFilter;
  readonly onFilter: (some: ReviewFilter) => void;
  readonly labelOf: (slug: string) => string;
}

const PAGE = 25;
/** How many are still to come when the next page is fetched. */
const AHEAD = 10;

/** The annotations of the queue, one of them current: what is done with it is done by one key. */
export function QueueList({ projectId, me, filter, onFilter, labelOf }: QueueListProps) {
  const t = useTranslations("Review");
  const { items, hasMore, more, again, isFetching, problem } = useApiPages(
    "GET /projects/{projectId}/review-queue",
    { params: { projectId }, query: { ...filter, limit: PAGE } },
  );
  const { doneIds, ...acts } = useReviewActs(me, again);
  const [current, setCurrent] = useState<{ readonly id: string | null; readonly at: number }>({
    id: null,
    at: 0,
  });
  const [known, setKnown] = useState<ReadonlyMap<string, ReviewItem>>(new Map());
  const [restored, setRestored] = useState<Readonly<Record<string, string>>>({});
  const [announced, setAnnounced] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef(false);

  const fresh = items?.filter(({ annotationId }) => !known.has(annotationId)) ?? [];
  if (fresh.length > 0) {
    setKnown(new Map([...known, ...fresh.map((item) => [item.annotationId, item] as const)]));
  }
  const listed = items?.filter(({ annotationId }) => !doneIds.includes(annotationId)) ?? [];
  const held = heldItem(current.id, listed, doneIds, known);
  const open = held ? listed.toSpliced(current.at, 0, held) : listed;
  const found = open.findIndex(({ annotationId }) => annotationId === current.id);
  const at = found === -1 ? Math.min(current.at, Math.max(0, open.length - 1)) : found;
  const item = open[at];

  const isShort = open.length - at < AHEAD;
  useEffect(() => {
    if (isShort && hasMore && !isFetching && !problem) more();
  }, [isShort, hasMore, isFetching, problem, more]);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    list.current?.querySelector<HTMLElement>('[aria-current="true"] [data-stop]')?.focus();
  });

  const go = (index: number) => {
    const next = open[Math.min(Math.max(index, 0), open.length - 1)];
    moved.current = true;
    if (next) setCurrent({ id: next.annotationId, at: open.indexOf(next) });
  };
  /** What follows takes the place of what was done. */
  const pass = (sentence: string) => {
    const next = open[at + 1];
    moved.current = true;
    setCurrent({ id: next?.annotationId ?? null, at });
    setAnnounced(sentence);
  };
  const takeBack = async () => {
    const undone = await acts.undo();
    if (!undone) return;
    const { annotationId, comment } = undone;
    if (comment) setRestored((before) => ({ ...before, [annotationId]: comment }));
    moved.current = true;
    setCurrent({ id: annotationId, at });
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const key = queueKey(event);
    if (key === "next" || key === "previous") go(key === "next" ? at + 1 : at - 1);
    else if (key === "undo" && doneIds.length > 0) void takeBack();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  const noticeOf = (one: ReviewItem) => {
    if (one === held) return t("gone");
    const before = known.get(one.annotationId);
    return before && isChanged(before, one, me) ? t("changed") : null;
  };

  if (problem && !items) return <Problem next={<Again onPress={again} />}>{problem}</Problem>;
  if (!items) return <Spinner />;
  return (
    <div className={styles.queue}>
      <div className={styles.tools}>
        <p className={styles.soft}>{t(item?.mayJudge ? "keysJudge" : "keys")}</p>
        {doneIds.length > 0 && (
          <Button size="small" onClick={() => void takeBack()}>
            {t("undo")} <kbd aria-hidden="true">Z</kbd>
          </Button>
        )}
      </div>
      <div className="visually-hidden" role="status">
        {announced}
      </div>
      {open.length === 0 && !hasMore && (
        <NothingLeft
          projectId={projectId}
          filter={filter}
          isDone={doneIds.length > 0}
          onFilter={onFilter}
        />
      )}
      <ol role="list" ref={list} aria-label={t("list")}>
        {open.map((one, index) => (
          <QueueItem
            key={one.annotationId}
            projectId={projectId}
            item={one}
            me={me}
            labelOf={labelOf}
            here={one === item}
            onHere={() => one !== item && setCurrent({ id: one.annotationId, at: index })}
            onAuthor={(author) => onFilter({ ...filter, author })}
            notice={noticeOf(one)}
          >
            {one === item && one !== held && (
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
      </ol>
      {problem && <Problem next={<Again onPress={again} />}>{problem}</Problem>}
      {hasMore && !problem && <p role="status">{t("reading")}</p>}
    </div>
  );
}

function Again({ onPress }: { readonly onPress: () => void }) {
  const t = useTranslations("Review");
  return <Button onClick={onPress}>{t("readOn")}</Button>;
}

/** The current item where it left the list without the viewer's doing: it stays until they move on. */
function heldItem(
  id: string | null,
  listed: readonly ReviewItem[],
  doneIds: readonly string[],
  known: ReadonlyMap<string, ReviewItem>,
): ReviewItem | null {
  if (id === null || doneIds.includes(id)) return null;
  if (listed.some(({ annotationId }) => annotationId === id)) return null;
  return known.get(id) ?? null;
}
