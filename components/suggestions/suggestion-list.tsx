"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Tag } from "../codebook/tag";
import { useApiPages } from "../live/use-api";
import { useQueue } from "../review/use-queue";
import { Button, buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { useKeys } from "../ui/use-keys";
import { useDraftOpener } from "../use-form-draft";
import { AdjustForm } from "./adjust-form";
import type { Adjustment, Decision, Suggestion, SuggestionFilter } from "./suggestion";
import { SuggestionItem } from "./suggestion-item";
import { DECISION_KEYS, suggestionKey } from "./suggestion-keys";
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
  const isHidden = (id: string) => doneIds.includes(id);
  const queue = useQueue({ pages, idOf, doneIds, isHidden });
  const { list, open, at, item, gone } = queue;

  const decide = (one: Suggestion, decision: Decision, annotation?: Adjustment) => {
    acts.decide(one, decision, annotation);
    queue.pass(true);
    setAnnounced(t(`done.${decision}`));
  };
  const takeBack = async () => {
    const id = await acts.undo();
    if (id !== null) queue.comeBack(id, true);
  };
  useKeys((event) => {
    const key = suggestionKey(event);
    if (key === "next" || key === "previous") queue.go(key === "next" ? at + 1 : at - 1);
    else if (key === "undo" && doneIds.length > 0) void takeBack();
    else return;
    event.preventDefault();
  });

  if (problem && !items) {
    return <Problem next={<Button onClick={again}>{t("again")}</Button>}>{problem}</Problem>;
  }
  if (!items) return <Spinner />;
  return (
    <div className={look.list}>
      <div className={look.tools}>
        {open.length > 0 && mayDecide && state === "open" && (
          <p className={look.soft}>{t("keys")}</p>
        )}
        {doneIds.length > 0 && (
          <Button size="small" onClick={() => void takeBack()}>
            {t("undo")} <kbd aria-hidden="true">Z</kbd>
          </Button>
        )}
      </div>
      <div className="visually-hidden" role="status">
        {announced}
      </div>
      {open.length === 0 && !hasMore && <Nothing filter={filter} isDone={doneIds.length > 0} />}
      <ol role="list" ref={list} aria-label={t("list")}>
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
                onDecide={(decision, annotation) => decide(one, decision, annotation)}
              />
            )}
            {one === gone && <p className={look.soft}>{t("gone")}</p>}
          </SuggestionItem>
        ))}
      </ol>
      {problem && <Problem next={<Button onClick={again}>{t("again")}</Button>}>{problem}</Problem>}
      {hasMore && !problem && <p role="status">{t("reading")}</p>}
    </div>
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

interface SuggestionActsProps {
  readonly suggestion: Suggestion;
  readonly tags: readonly Tag[];
  readonly onDecide: (decision: Decision, annotation?: Adjustment) => void;
}

/** What can be done with the current suggestion, by buttons and by keys. */
function SuggestionActs({ suggestion, tags, onDecide }: SuggestionActsProps) {
  const t = useTranslations("Suggestions");
  const [isAdjusting, setAdjusting] = useState(false);
  useDraftOpener(`suggestion/${suggestion.id}`, () => setAdjusting(true));
  const isPossible = (decision: Decision) => decision === "refuse" || !suggestion.orphan;
  const begin = (decision: Decision) => {
    if (!isPossible(decision)) return;
    if (decision === "adjust") setAdjusting(true);
    else onDecide(decision);
  };
  useKeys((event) => {
    const key = isAdjusting ? null : suggestionKey(event);
    if (key !== "take" && key !== "adjust" && key !== "refuse") return;
    begin(key);
    event.preventDefault();
  });
  if (isAdjusting) {
    return (
      <AdjustForm
        suggestion={suggestion}
        tags={tags}
        onSave={(annotation) => onDecide("adjust", annotation)}
        onLeave={() => {
          document.querySelector<HTMLElement>('[aria-current="true"] [data-stop]')?.focus();
          setAdjusting(false);
        }}
      />
    );
  }
  return (
    <div className={look.buttons} role="group" aria-label={t("decide")}>
      {(["take", "adjust", "refuse"] as const).filter(isPossible).map((decision) => (
        <Button key={decision} size="small" onClick={() => begin(decision)}>
          {t(decision)} <kbd aria-hidden="true">{DECISION_KEYS[decision]}</kbd>
        </Button>
      ))}
    </div>
  );
}
