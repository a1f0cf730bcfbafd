"use client";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import { useReading } from "../../context/reader-context";
import styles from "./quick-tag-chip.module.css";
import { useArmed } from "../../context/use-quick-tag";

/** Says above the foot that every selection becomes an annotation, and ends it. */
export function ArmedChip() {
  const t = useTranslations("Armed");
  const { nameOf, disarm } = useArmed();
  const armed = useReading((state) => state.armed);
  if (!armed) return null;
  return (
    <button
      type="button"
      className={styles.chip}
      data-kind={armed.kind}
      data-print="no"
      aria-label={t("end", { what: nameOf(armed) })}
      onClick={disarm}
    >
      <Sign kind={armed.kind} />
      {t("chip", { what: nameOf(armed) })}
      <span className={styles.ends}>
        <kbd>Esc</kbd> {t("escape")}
      </span>
    </button>
  );
}
