"use client";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/review";
import { reasonDraft } from "../annotation/reason-draft";
import { Button } from "../ui/button";
import { DiscardDraft } from "../ui/discard-draft";
import { Form } from "../ui/field";
import { later } from "../ui/later";
import { ProseArea } from "../ui/prose-area";
import { SmallButton } from "../ui/small-button";
import { useKeys } from "../ui/use-keys";
import { useDraftOpener, useFormDraft } from "../use-form-draft";
import type { ReviewItem } from "./queue-filter";
import { queueKey } from "./queue-keys";
import type { Decision, Verdict } from "./use-review-acts";
import look from "./queue.module.css";
import styles from "./review.module.css";

const ReasonForm = later(async () => (await import("../annotation/reason-form")).ReasonForm);

interface ItemActsProps {
  readonly projectId: string;
  readonly item: ReviewItem;
  readonly me: string;
  /** A comment that was taken back with its verdict. */
  readonly comment: string | undefined;
  readonly onVerdict: (verdict: Verdict, comment: string) => void;
  readonly onJudge: (decision: Decision, reason: string) => void;
}

/** The longest comment that the API accepts, in UTF-16 code units. */
const MAX_COMMENT_LENGTH = 5_000;
const VERDICTS = { agree: "Y", disagree: "D", unsure: "U" } as const;
const DECISIONS = { accepted: "V", rejected: "X" } as const;

/**
 * What can be done with the current annotation, by buttons and by keys, with a comment whose draft
 * outlives the page.
 */
export function ItemActs(props: ItemActsProps) {
  const { projectId, item, me, comment: restored, onVerdict, onJudge } = props;
  const t = useTranslations("Review");
  const id = useId();
  const mine = item.reviews.find(({ by }) => by.id === me);
  const [{ comment }, change, draft] = useFormDraft(`review/${item.annotationId}`, () => ({
    comment: mine?.comment ?? "",
  }));
  const [isAdding, setAdding] = useState(false);
  const [isRejecting, setRejecting] = useState(false);
  useDraftOpener(reasonDraft(item.annotationId), () => item.mayJudge && setRejecting(true));
  const group = useRef<HTMLDivElement>(null);
  const isShown = isAdding || comment !== "";
  const restore = useEffectEvent(() => {
    if (restored) change({ comment: restored });
  });
  useEffect(() => restore(), [restored]);

  const say = (verdict: Verdict) => {
    if (!item.mayReview) return;
    draft.finish();
    onVerdict(verdict, comment.trim());
  };
  const judge = (decision: Decision) => {
    if (!item.mayJudge) return;
    if (decision === "rejected") setRejecting(true);
    else onJudge(decision, "");
  };
  useKeys((event) => {
    if (isRejecting) return;
    const key = queueKey(event);
    if (key === "agree" || key === "disagree" || key === "unsure") say(key);
    else if (key === "accepted" || key === "rejected") judge(key);
    else if (key === "comment" && item.mayReview) setAdding(true);
    else return;
    event.preventDefault();
    if (key === "comment") group.current?.querySelector("textarea")?.focus();
  });

  const backToItem = () =>
    group.current?.closest("li")?.querySelector<HTMLElement>("[data-stop]")?.focus();
  if (isRejecting) {
    return (
      <div ref={group} className={styles.acts}>
        <ReasonForm
          projectId={projectId}
          annotationId={item.annotationId}
          action={t("rejecting")}
          leave={t("cancel")}
          autoFocus
          onSave={(reason) => onJudge("rejected", reason)}
          onLeave={() => {
            backToItem();
            setRejecting(false);
          }}
        />
      </div>
    );
  }
  if (!item.mayReview && !item.mayJudge) {
    const isOwn = item.createdBy.id === me;
    return <p className={look.soft}>{t(isOwn ? "ownNotJudged" : "mayNot")}</p>;
  }
  return (
    <div ref={group} className={styles.acts}>
      {item.mayReview && isShown && (
        <Form draft={draft} className={styles.comment}>
          <label className={look.label} htmlFor={id}>
            {t("comment")}
          </label>
          <ProseArea
            id={id}
            rows={3}
            autoFocus={isAdding}
            maxLength={MAX_COMMENT_LENGTH}
            value={comment}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => change({ comment: target.value })}
            onKeyDown={(event) => {
              if (event.key !== "Escape") return;
              setAdding(false);
              backToItem();
            }}
          />
          <p id={`${id}-hint`} className={look.soft}>
            {t("commentHint")}
          </p>
          <div>
            <DiscardDraft />
          </div>
        </Form>
      )}
      <div className={look.buttons}>
        {item.mayReview && (
          <div role="group" className={look.buttons} aria-label={t("verdicts")}>
            {(["agree", "disagree", "unsure"] as const).map((verdict) => (
              <Button
                key={verdict}
                aria-pressed={mine?.verdict === verdict}
                onClick={() => say(verdict)}
              >
                {t(`verdict.${verdict}`)} <kbd aria-hidden="true">{VERDICTS[verdict]}</kbd>
              </Button>
            ))}
          </div>
        )}
        {item.mayJudge && (
          <div role="group" className={look.buttons} aria-label={t("decision")}>
            {(["accepted", "rejected"] as const).map((decision) => (
              <Button
                key={decision}
                aria-pressed={item.status === decision && !item.statusOutdated}
                onClick={() => judge(decision)}
              >
                {t(`judge.${decision}`)} <kbd aria-hidden="true">{DECISIONS[decision]}</kbd>
              </Button>
            ))}
          </div>
        )}
        {item.mayReview && !isShown && (
          <SmallButton onClick={() => setAdding(true)}>
            {t("addComment")} <kbd aria-hidden="true">C</kbd>
          </SmallButton>
        )}
      </div>
    </div>
  );
}
