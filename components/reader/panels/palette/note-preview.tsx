"use client";
import { useTranslations } from "use-intl";
import { Markdown } from "@/components/ui/markdown";
import styles from "./palette.module.css";

interface NotePreviewProps {
  readonly id: string;
  readonly words: string;
}

/** How the words of a note will look; beside the field and as high as it, so that nothing moves. */
export function NotePreview({ id, words }: NotePreviewProps) {
  const t = useTranslations("Ui");
  return (
    <div
      id={id}
      role="region"
      aria-label={t("previewName")}
      className={styles.preview}
      tabIndex={0}
    >
      {words.trim() === "" ? (
        <p className={styles.hint}>{t("previewEmpty")}</p>
      ) : (
        <Markdown>{words}</Markdown>
      )}
    </div>
  );
}
