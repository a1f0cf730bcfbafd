"use client";
import { useTranslations } from "use-intl";
import { useReaderContext } from "../../context/reader-context";
import styles from "./palette.module.css";

/** Whether what is kept is for oneself alone. */
export function HiddenChoice({ hidden }: { hidden: boolean }) {
  const t = useTranslations("Palette");
  const { reading } = useReaderContext();
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={hidden}
        onChange={(event) => reading.store.setTaggingHidden(event.target.checked)}
      />
      {t("private")}
    </label>
  );
}
