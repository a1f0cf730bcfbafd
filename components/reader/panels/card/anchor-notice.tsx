"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { hasPlace, type Annotation } from "@/lib/annotation/annotation";
import { useReaderContext, useReading } from "../../context/reader-context";
import { CandidateList, useCandidates } from "./candidates";
import parts from "@/components/ui/card-parts.module.css";
import styles from "./card.module.css";

interface AnchorNoticeProps {
  readonly annotation: Annotation;
  readonly mayEdit: boolean;
}

/** Says when the position of an annotation is uncertain, and offers to correct it. */
export function AnchorNotice({ annotation, mayEdit }: AnchorNoticeProps) {
  return hasPlace(annotation) ? (
    <PlacedNotice annotation={annotation} mayEdit={mayEdit} />
  ) : (
    <UnplacedNotice annotation={annotation} mayEdit={mayEdit} />
  );
}

/** The words are where they were found, or others stand there that a person has to compare. */
function PlacedNotice({ annotation, mayEdit }: AnchorNoticeProps) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const isSelecting = useReading((state) => (state.tagging?.spans.length ?? 0) > 0);
  const { target, was } = annotation;
  const isChanged = annotation.anchor === "changed";
  if (!isChanged && !(isSelecting && mayEdit)) return null;
  return (
    <div className={isChanged ? styles.notice : parts.row}>
      {isChanged && <p>{t("anchor.changed")}</p>}
      {was && (
        <p dir="auto">{t.rich("wasWords", { words: was, del: (words) => <del>{words}</del> })}</p>
      )}
      {mayEdit && isChanged && !isSelecting && <p className={parts.muted}>{t("selectToMove")}</p>}
      {mayEdit && (
        <div className={parts.row}>
          {isChanged && (
            <Button size="small" onClick={() => reading.move(annotation, target)}>
              {t("itFits")}
            </Button>
          )}
          <MoveHere annotation={annotation} />
        </div>
      )}
    </div>
  );
}

/** It has no place: its old offsets mean other words now, so that nothing there can be confirmed. */
function UnplacedNotice({ annotation, mayEdit }: AnchorNoticeProps) {
  const t = useTranslations("Card");
  const candidates = useCandidates(annotation);
  const isLost = annotation.anchor === "lost";
  const stands = isLost && candidates.offered.some(({ isSame }) => isSame);
  const why = stands ? "standing" : isLost ? "lost" : "ambiguous";
  return (
    <div className={styles.notice}>
      <p>{t(`anchor.${why}`)}</p>
      {candidates.offered.length > 0 && (
        <CandidateList annotation={annotation} candidates={candidates} mayEdit={mayEdit} />
      )}
      {mayEdit && <p className={parts.muted}>{t("selectToMove")}</p>}
      {mayEdit && <MoveHere annotation={annotation} />}
    </div>
  );
}

function MoveHere({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const spans = useReading((state) => state.tagging?.spans);
  if (!spans) return null;
  return (
    <Button
      size="small"
      onClick={() => {
        reading.move(annotation, spans);
        reading.store.stopTagging();
      }}
    >
      {t("moveHere")}
    </Button>
  );
}
