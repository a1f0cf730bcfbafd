"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { hasMessage } from "@/components/ui/has-message";
import english from "@/messages/en.json";
import { Dialog } from "@/components/ui/dialog";
import { Problem } from "@/components/ui/problem";
import { RelativeTime } from "@/components/ui/relative-time";
import { Spinner } from "@/components/ui/spinner";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Earlier } from "../../model/client";
import { useReaderContext } from "../../context/reader-context";
import { quoteOf } from "@/lib/annotation/quote";
import { DifferenceList } from "./difference-list";
import parts from "@/components/ui/card-parts.module.css";
import styles from "./card.module.css";

interface HistoryDialogProps {
  readonly annotation: Annotation;
  readonly onClose: () => void;
}

/** What was changed in an annotation, newest first: from what to what, by whom, and when. */
export function HistoryDialog({ annotation, onClose }: HistoryDialogProps) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const [earlier, setEarlier] = useState<readonly Earlier[] | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let left = false;
    void reading.client.historyOf(annotation.id).then((answer) => {
      if (left) return;
      if (answer.ok) setEarlier(answer.value);
      else setProblem(answer.detail);
    });
    return () => {
      left = true;
    };
  }, [reading, annotation.id, annotation.version]);
  // Each entry holds the state before it; the next entry holds the state after it.
  const states = earlier
    ?.map((entry, i) => ({ entry, after: earlier[i + 1]?.before ?? annotation }))
    .reverse();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("history")}>
      {problem && <Problem>{problem}</Problem>}
      {!earlier && !problem && <Spinner />}
      {earlier?.length === 0 && <p>{t("neverChanged")}</p>}
      <ol className={styles.body} role="list">
        {states?.map(({ entry, after }) => (
          <li key={entry.version} className={parts.part}>
            <div>
              <b>
                {hasMessage(english.Card.action, entry.action)
                  ? t(`action.${entry.action}`)
                  : entry.action}
              </b>{" "}
              · {entry.by.name} <RelativeTime at={entry.at} />
            </div>
            <DifferenceList before={entry.before} after={after} />
          </li>
        ))}
        {earlier && (
          <li className={parts.part}>
            <div>
              <b>{t("made")}</b> · {annotation.createdBy.name}{" "}
              <RelativeTime at={annotation.createdAt} />
            </div>
            <p className={parts.words} dir="auto">
              {quoteOf(earlier[0]?.before ?? annotation)}
            </p>
          </li>
        )}
      </ol>
    </Dialog>
  );
}
