"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/suggestions";
import type { Tag } from "../codebook/tag";
import { useApiPages } from "../live/use-api";
import { QueueFrame, QueueProblem } from "../review/queue-frame";
import { useQueue } from "../review/use-queue";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";
import { Spinner } from "../ui/spinner";
import { useKeys } from "../ui/use-keys";
import { useDraftOpener } from "../use-form-draft";
import { adjustDrafts } from "./adjust-form";
import { SuggestionActs } from "./suggestion-acts";
import type { Adjustment, Decision, Suggestion, SuggestionFilter } from "./suggestion";
import { SuggestionItem } from "./suggestion-item";
import { suggestionKey } from "./suggestion-keys";
import { useSuggestionActs } from "./use-suggestion-acts";
import look from "../review/queue.module.css";

interface SuggestionListProps {
  readonly documentId: string;
  /** The address of the text. */
  readonly path: string;
  readonly filter: SuggestionFilter;
  /** Whether the viewer may decide. */
  readonly mayDecide: boolean;
  readonly tags: readonly Tag[];
  readonly labelOf: (slug: string) => string;
}

const PAGE = 50;
const idOf = ({ id }: Suggestion) => id;

/** The suggestions for a text, one of them current: what is decided about it is decided by one key. */
export function SuggestionList(props: SuggestionListProps) {
  const { documentId, path, filter, mayDecide, tags, labelOf } = props;
  const t = useTranslations("Suggestions");
  const { state, origin } = filter;
  const pages = useApiPages(
    "GET /documents/{documentId}/suggestions",
    {
      params: { documentId },
      query: { state, limit: PAGE, ...(origin === "" ? {} : { origin }) },
    },
    { keepPrevious: false },
  );
  const { items, hasMore, again, problem } = pages;
  const { doneIds, ...acts } = useSuggestionActs(again);
  const [announced, setAnnounced] = useState("");
  const [adjusting, setAdjusting] = useState<string | null>(null);
  const isHidden = (id: string) => doneIds.includes(id);
  const queue = useQueue({ pages, idOf, doneIds, isHidden });
  const { list, open, at, item, gone } = queue;

  const drafts = adjustDrafts(documentId);
  useDraftOpener(drafts, (name) => {
    const id = name.slice(drafts.length);
    setAdjusting(id);
    queue.goTo(id, false);
  });
  const decide = (one: Suggestion, decision: Decision, annotation?: Adjustment) => {
    acts.decide(one, decision, annotation);
    setAdjusting(null);
    queue.pass(true);
    setAnnounced(t(`done.${decision}`));
  };
  const takeBack = async () => {
    const id = await acts.undo();
    if (id !== null) queue.goTo(id, true);
  };
  useKeys((event) => {
    const key = suggestionKey(event);
    if (key === "next" || key === "previous") queue.go(key === "next" ? at + 1 : at - 1);
    else if (key === "undo" && doneIds.length > 0) void takeBack();
    else return;
    event.preventDefault();
  });

  if (problem && !items) return <QueueProblem pages={pages} />;
  if (!items) return <Spinner />;
  return (
    <QueueFrame
      pages={pages}
      name={t("list")}
      list={list}
      keys={open.length > 0 && mayDecide && state === "open" && t("keys")}
      onUndo={doneIds.length > 0 ? () => void takeBack() : null}
      announced={announced}
      above={
        open.length === 0 && !hasMore && <Nothing filter={filter} isDone={doneIds.length > 0} />
      }
    >
      {open.map((one, index) => (
        <SuggestionItem
          key={one.id}
          suggestion={one}
          path={path}
          labelOf={labelOf}
          here={one === item}
          onHere={() => one !== item && queue.stay(index)}
        >
          {one === item && one !== gone && one.state === "open" && mayDecide && (
            <SuggestionActs
              suggestion={one}
              tags={tags}
              isAdjusting={adjusting === one.id}
              onAdjusting={(isAdjusting) => setAdjusting(isAdjusting ? one.id : null)}
              onDecide={(decision, annotation) => decide(one, decision, annotation)}
            />
          )}
          {one === gone && <p className={look.soft}>{t("gone")}</p>}
        </SuggestionItem>
      ))}
    </QueueFrame>
  );
}

function Nothing({ filter, isDone }: { filter: SuggestionFilter; isDone: boolean }) {
  const t = useTranslations("Suggestions");
  if (isDone) return <EmptyState title={t("all")}>{t("allWords")}</EmptyState>;
  if (filter.state !== "open" || filter.origin !== "") {
    return <EmptyState title={t("noneSuch")}>{t("noneSuchWords")}</EmptyState>;
  }
  const action = (
    <Link className={buttonClass()} href="/api-reference#addSuggestion">
      {t("toApi")}
    </Link>
  );
  return (
    <EmptyState title={t("none")} action={action}>
      {t("noneWords")}
    </EmptyState>
  );
}
