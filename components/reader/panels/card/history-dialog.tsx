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
import { headOf } from "../../context/annotation-names";
import parts from "@/components/ui/card-parts.module.css";
import styles from "./card.module.css";

interface HistoryDialogProps {
  readonly annotation: Annotation;
  readonly onClose: () => void;
}

/** Earlier versions of an annotation, newest first: who changed it, and when. */
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
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("history")}>
      {problem && <Problem>{problem}</Problem>}
      {!earlier && !problem && <Spinner />}
      {earlier?.length === 0 && <p>{t("neverChanged")}</p>}
      <ol className={styles.body} role="list">
        {[...(earlier ?? [])].reverse().map((state) => (
          <li key={state.version} className={parts.part}>
            <div>
              <b>
                {hasMessage(english.Card.action, state.action)
                  ? t(`action.${state.action}`)
                  : state.action}
              </b>{" "}
              · {state.by.name} <RelativeTime at={state.at} />
            </div>
            <Before before={state.before as unknown as Annotation} />
          </li>
        ))}
        <li className={parts.part}>
          <div>
            <b>{t("made")}</b> · {annotation.createdBy.name}{" "}
            <RelativeTime at={annotation.createdAt} />
          </div>
        </li>
      </ol>
    </Dialog>
  );
}

function Before({ before }: { before: Annotation }) {
  const t = useTranslations("Card");
  const { codebook } = useReaderContext();
  const { title, detail } = headOf(before, codebook, t(`kind.${before.kind}`));
  return (
    <div className={parts.muted}>
      <div>
        {t("was")} {[title, detail, t(`status.${before.status}`)].filter(Boolean).join(" · ")}
      </div>
      {before.claim?.statement && <p dir="auto">{before.claim.statement}</p>}
      {before.body && <p dir="auto">{before.body}</p>}
      <p className={parts.words} dir="auto">
        {before.target.map(({ exact }) => exact).join(" … ")}
      </p>
    </div>
  );
}
