"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useReaderContext } from "../../context/reader-context";
import type { ReadingTag } from "../../model/codebook";
import styles from "./palette.module.css";

interface QuestionProps {
  readonly tag: ReadingTag;
  readonly onOther: (slug: string) => void;
}

/** The question that separates the chosen tag from the one it is most often confused with. */
export function Question({ tag, onOther }: QuestionProps) {
  const t = useTranslations("Palette");
  const { codebook } = useReaderContext();
  const [at, setAt] = useState(0);
  const questions = codebook.questions(tag);
  const question = questions[at % Math.max(1, questions.length)];
  if (!question) return null;
  const { other } = question;
  return (
    <div className={styles.question}>
      <p>
        <b>{t("versus", { one: tag.label, other: other.label })}</b> {question.question}
      </p>
      <div className={styles.row}>
        <button type="button" className={styles.plain} onClick={() => onOther(other.slug)}>
          {t("rather", { other: other.label })}
        </button>
        {questions.length > 1 && (
          <button type="button" className={styles.plain} onClick={() => setAt(at + 1)}>
            {t("nextQuestion", { at: (at % questions.length) + 1, of: questions.length })}
          </button>
        )}
      </div>
    </div>
  );
}
