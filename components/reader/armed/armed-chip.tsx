"use client";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import { useReading } from "../frame";
import styles from "./armed-chip.module.css";
import { useArmed } from "./use-armed";

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
