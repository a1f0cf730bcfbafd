"use client";
import { useTranslations } from "use-intl";
import { useReaderContext } from "../../context/reader-context";
import styles from "./palette.module.css";

const WHOLES = [
  { command: "wholeSentence", name: "sentence", key: "S" },
  { command: "wholeParagraph", name: "paragraph", key: "P" },
] as const;

/** Extends the selected words to whole sentences or paragraphs. */
export function Widen() {
  const t = useTranslations("Palette");
  const { commands } = useReaderContext();
  return (
    <div role="group" aria-label={t("widen")} className={styles.widen}>
      {WHOLES.map(({ command, name, key }) => (
        <button
          key={command}
          type="button"
          className={styles.plain}
          onClick={() => commands.run(command)}
        >
          {t(`whole.${name}`)} <kbd aria-hidden="true">{key}</kbd>
        </button>
      ))}
    </div>
  );
}
