"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useReaderContext, useReading } from "../../context/reader-context";
import styles from "./undo-buttons.module.css";

/**
 * Undo and redo for people without a keyboard at hand; each names what it would take back or do again.
 * They stand in the bar at the top, and on a phone, where that belongs to the title, at the foot.
 */
export function UndoButtons({ at }: { at: "top" | "foot" }) {
  const t = useTranslations("Undo");
  const { commands } = useReaderContext();
  const undoable = useReading((state) => state.undoable);
  const redoable = useReading((state) => state.redoable);
  const undo = undoable ? t("undoWhat", { what: t(`did.${undoable}`) }) : t("nothingToUndo");
  const redo = redoable ? t("redoWhat", { what: t(`did.${redoable}`) }) : t("nothingToRedo");
  return (
    <div className={styles.pair} data-at={at} role="group" aria-label={t("both")}>
      <Button
        variant="quiet"
        icon
        aria-label={undo}
        title={undo}
        disabled={!undoable}
        onClick={() => commands.run("undo")}
      >
        <Arrow />
      </Button>
      <Button
        variant="quiet"
        icon
        className={styles.turned}
        aria-label={redo}
        title={redo}
        disabled={!redoable}
        onClick={() => commands.run("redo")}
      >
        <Arrow />
      </Button>
    </div>
  );
}

function Arrow() {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" fill="none" aria-hidden="true">
      <path
        d="M7.5 4.5 4 8l3.5 3.5M4.5 8h7a4 4 0 0 1 0 8H9"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
