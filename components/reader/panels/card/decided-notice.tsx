"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Annotation } from "@/lib/annotation/annotation";
import { useReaderContext } from "../../context/reader-context";
import { mayOn } from "../../model/rights";
import { HistoryDialog } from "./history-dialog";
import styles from "./card.module.css";
import parts from "@/components/ui/card-parts.module.css";

/** Says that the status was decided on an earlier wording, and lets a curator decide again. */
export function DecidedNotice({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const [comparing, setComparing] = useState(false);
  const { status, statusOutdated } = annotation;
  if (!statusOutdated || status === "open") return null;
  return (
    <div className={styles.notice}>
      <p>{t("decidedEarlier", { status })}</p>
      <div className={parts.row}>
        <Button size="small" onClick={() => setComparing(true)}>
          {t("whatChanged")}
        </Button>
        {mayOn(reading.me, annotation, "annotation.judge") && (
          <>
            <Button size="small" onClick={() => reading.judge(annotation, status)}>
              {t("decideAgain", { status })}
            </Button>
            <Button size="small" onClick={() => reading.judge(annotation, "open")}>
              {t("openAgain")}
            </Button>
          </>
        )}
      </div>
      {comparing && <HistoryDialog annotation={annotation} onClose={() => setComparing(false)} />}
    </div>
  );
}
