"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Annotation } from "@/lib/annotation/annotation";
import { useReaderContext, useReading } from "../../context/reader-context";
import parts from "@/components/ui/card-parts.module.css";
import styles from "./card.module.css";

interface AnchorNoticeProps {
  readonly annotation: Annotation;
  readonly mayEdit: boolean;
}

/** Warns when the position of an annotation is uncertain, and offers to correct it. */
export function AnchorNotice({ annotation, mayEdit }: AnchorNoticeProps) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const tagging = useReading((state) => state.tagging);
  const { anchor, target } = annotation;
  const certain = anchor === "exact" || anchor === "moved";
  const spans = tagging?.spans;
  if (certain && !(spans && mayEdit)) return null;
  return (
    <div className={certain ? parts.row : styles.notice}>
      {!certain && <p>{t(`anchor.${anchor}`)}</p>}
      {annotation.was && (
        <p dir="auto">
          {t.rich("was", { words: annotation.was, del: (words) => <del>{words}</del> })}
        </p>
      )}
      {mayEdit && !certain && !spans && <p className={parts.muted}>{t("selectToMove")}</p>}
      {mayEdit && (
        <div className={parts.row}>
          {!certain && anchor !== "lost" && (
            <Button size="small" onClick={() => reading.move(annotation, target)}>
              {t("itFits")}
            </Button>
          )}
          {spans && (
            <Button
              size="small"
              onClick={() => {
                reading.move(annotation, spans);
                reading.store.stopTagging();
              }}
            >
              {t("moveHere")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
