"use client";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import { useReading } from "../../context/reader-context";
import styles from "./quick-tag-chip.module.css";
import { useQuickTag } from "../../context/use-quick-tag";

/** Shows that a quick tag is active, and stops it. */
export function QuickTagChip() {
  const t = useTranslations("QuickTag");
  const { nameOf, stopQuickTag } = useQuickTag();
  const quickTag = useReading((state) => state.quickTag);
  if (!quickTag) return null;
  return (
    <button
      type="button"
      className={styles.chip}
      data-kind={quickTag.kind}
      data-print="no"
      aria-label={t("end", { what: nameOf(quickTag) })}
      onClick={stopQuickTag}
    >
      <Sign kind={quickTag.kind} />
      {t("chip", { what: nameOf(quickTag) })}
      <span className={styles.ends}>
        <kbd>Esc</kbd> {t("escape")}
      </span>
    </button>
  );
}
