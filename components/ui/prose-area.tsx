"use client";
import { useId, useState, type ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { LazyMarkdown } from "./lazy-markdown";
import { SmallButton } from "./small-button";
import { TextArea } from "./text-area";
import styles from "./prose-area.module.css";

/** A field for Markdown, which shows on demand how its words will look while one writes them. */
export function ProseArea(props: ComponentProps<typeof TextArea> & { readonly value: string }) {
  const t = useTranslations("Ui");
  const id = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div className={styles.prose}>
      <TextArea dir="auto" {...props} />
      <div>
        <SmallButton
          aria-expanded={isShown}
          aria-controls={isShown ? id : undefined}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? "hidePreview" : "preview")}
        </SmallButton>
      </div>
      {isShown && (
        <div id={id} role="region" aria-label={t("previewName")} className={styles.preview}>
          {props.value.trim() === "" ? (
            <p className={styles.empty}>{t("previewEmpty")}</p>
          ) : (
            <LazyMarkdown>{props.value}</LazyMarkdown>
          )}
        </div>
      )}
    </div>
  );
}
