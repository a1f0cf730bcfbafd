"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { LEARNERS, TAG_KINDS } from "@/lib/contract/terms";
import "@/messages/suggestions";
import { Sign } from "../annotation/sign";
import { call } from "../api";
import type { Tag } from "../codebook/tag";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { SelectField } from "../ui/select-field";
import { LearnedWorth } from "./learned-worth";
import styles from "./suggestions.module.css";

type Learner = (typeof LEARNERS)[number];

interface LearnFromProjectProps {
  readonly documentId: string;
  /** The tags of the codebook. */
  readonly tags: readonly Tag[];
}

/** What came of asking so far. */
interface Inquiry {
  readonly done: number;
  readonly of: number;
  readonly suggested: number;
  readonly known: number;
  /** The labels of tags with too few examples. */
  readonly few: readonly string[];
}

/**
 * Has suggestions made for a text from what people marked in the project, tag by tag. What they are
 * worth is seen before; it can be stopped, and keeps what came.
 */
export function LearnFromProject({ documentId, tags }: LearnFromProjectProps) {
  const t = useTranslations("Suggestions.learn");
  const [by, setBy] = useState<Learner>("same-words");
  const [chosenIds, setChosenIds] = useState<readonly string[]>([]);
  const [inquiry, setInquiry] = useState<Inquiry | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const learnable = tags.flatMap((tag) => {
    const kind = TAG_KINDS.find((one) => one === tag.kind);
    return kind && !tag.retiredAt ? [{ id: tag.id, slug: tag.slug, label: tag.label, kind }] : [];
  });
  const chosen = learnable.filter(({ id }) => chosenIds.includes(id));

  async function suggest() {
    const controller = new AbortController();
    setRunning(controller);
    setProblem(null);
    let now: Inquiry = { done: 0, of: chosen.length, suggested: 0, known: 0, few: [] };
    setInquiry(now);
    for (const { kind, slug, label } of chosen) {
      const seen = { known: 0 };
      let left = 1;
      for (let isFirst = true; left > 0; isFirst = false) {
        const answer = await call("POST /documents/{documentId}/suggestions/learned", {
          params: { documentId },
          body: { by, kind, tag: slug },
          signal: controller.signal,
        }).catch(() => null);
        if (!answer?.ok) {
          if (answer) setProblem(answer.detail);
          setRunning(null);
          return;
        }
        const { suggested, known, enough } = answer.value;
        if (isFirst) seen.known = known;
        // What is left and brings nothing new would be asked about without end.
        left = suggested > 0 ? answer.value.left : 0;
        now = {
          ...now,
          suggested: now.suggested + suggested,
          few: enough ? now.few : [...now.few, label],
        };
        setInquiry(now);
      }
      now = { ...now, done: now.done + 1, known: now.known + seen.known };
      setInquiry(now);
    }
    setRunning(null);
  }

  function toggle(id: string, isChosen: boolean) {
    setChosenIds(isChosen ? [...chosenIds, id] : chosenIds.filter((one) => one !== id));
    setInquiry(null);
  }

  return (
    <section className={styles.ask} aria-label={t("name")}>
      <p className={styles.soft}>{t("words")}</p>
      <SelectField
        label={t("by")}
        value={by}
        options={LEARNERS.map((value) => ({ value, label: t(`learners.${value}`) }))}
        onValue={(value) => {
          setBy(LEARNERS.find((one) => one === value) ?? "same-words");
          setInquiry(null);
        }}
      />
      <p className={styles.soft}>{t(`how.${by}`)}</p>
      <fieldset className={styles.tags}>
        <legend>{t("tags")}</legend>
        {learnable.map(({ id, kind, label }) => (
          <CheckBox
            key={id}
            label={
              <>
                <bdi>{label}</bdi> <Sign kind={kind} named />
              </>
            }
            checked={chosenIds.includes(id)}
            disabled={running !== null}
            onChange={({ target }) => toggle(id, target.checked)}
          />
        ))}
      </fieldset>
      {chosen.length > 0 && (
        <ul className={styles.worth} aria-label={t("worth")}>
          {chosen.map(({ id, kind, slug, label }) => (
            <LearnedWorth
              key={`${by}/${id}`}
              documentId={documentId}
              question={{ by, kind, tag: slug }}
              label={label}
            />
          ))}
        </ul>
      )}
      {running ? (
        <Button onClick={() => running.abort()}>{t("stop")}</Button>
      ) : (
        <Button disabled={chosen.length === 0} onClick={() => void suggest()}>
          {t("suggest")}
        </Button>
      )}
      <div role="status">
        {running && inquiry && (
          <Progress
            label={t("learning", { tag: inquiry.done + 1, tags: inquiry.of })}
            value={inquiry.done / inquiry.of}
          />
        )}
        {!running && inquiry && (
          <>
            <p>
              {t("came", { suggested: inquiry.suggested, known: inquiry.known })}
              {inquiry.done < inquiry.of &&
                ` ${t("notAll", { done: inquiry.done, of: inquiry.of })}`}
            </p>
            {inquiry.few.length > 0 && <p>{t("few", { tags: inquiry.few.join(", ") })}</p>}
          </>
        )}
      </div>
      {problem && <Problem>{problem}</Problem>}
    </section>
  );
}
