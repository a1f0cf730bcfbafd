"use client";
import { useTranslations } from "use-intl";
import type { NearMissAnswer } from "@/lib/annotation/annotation";
import { pointsTo } from "@/lib/tag/codebook-change";
import "@/messages/card";
import type { ReadingTag } from "../../model/codebook";
import { useReaderContext } from "../../context/reader-context";
import { withAnswer } from "../../model/rhetoric-use";
import styles from "./rhetoric.module.css";

const ANSWERS = ["yes", "no", "unsure"] as const;
/** People do not answer more questions than these; the codebook has the others. */
const MAX_QUESTIONS = 2;

interface NearMissQuestionsProps {
  readonly tag: ReadingTag;
  readonly answers: readonly NearMissAnswer[];
  readonly onAnswer: (answers: readonly NearMissAnswer[]) => void;
  /** Chooses the other technique instead. */
  readonly onOther: (slug: string) => void;
}

/** Questions that distinguish the chosen technique from those it is mistaken for. */
export function NearMissQuestions(props: NearMissQuestionsProps) {
  const { tag, answers, onAnswer, onOther } = props;
  const t = useTranslations("Rhetoric");
  const { codebook } = useReaderContext();
  const questions = codebook.questions(tag).slice(0, MAX_QUESTIONS);
  const rather = codebook.find("rhetoric", pointsTo(tag.slug, tag.nearMisses, answers));
  if (questions.length === 0) return null;
  const isAsked = questions.some(({ other }) => other.slug === rather?.slug);
  const verdict = rather && (
    <p key={rather.slug} ref={bringIntoView} className={styles.rather} role="status">
      {t("pointsTo", { other: rather.label })}{" "}
      <button type="button" className={styles.take} onClick={() => onOther(rather.slug)}>
        {t("take", { other: rather.label })}
      </button>
    </p>
  );
  return (
    <div
      className={styles.questions}
      role="group"
      aria-label={t("questions", { label: tag.label })}
    >
      {questions.map(({ other, question }) => {
        const present = answers.find(({ slug }) => slug === other.slug)?.answer;
        return (
          <div key={other.slug} className={styles.question}>
            <p id={`asked-${other.slug}`}>
              <b>{t("versus", { one: tag.label, other: other.label })}</b> {question}
            </p>
            <div className={styles.answers} role="group" aria-labelledby={`asked-${other.slug}`}>
              {ANSWERS.map((answer) => (
                <button
                  key={answer}
                  type="button"
                  className={styles.answer}
                  aria-pressed={present === answer}
                  onClick={() =>
                    onAnswer(withAnswer(answers, { slug: other.slug, question, answer }))
                  }
                >
                  {t(`answer.${answer}`)}
                </button>
              ))}
            </div>
            {other.slug === rather?.slug && verdict}
          </div>
        );
      })}
      {!isAsked && verdict}
    </div>
  );
}

/** What an answer comes to is seen below it, in a part that scrolls. */
function bringIntoView(verdict: HTMLElement | null): void {
  verdict?.scrollIntoView({ block: "nearest" });
}
