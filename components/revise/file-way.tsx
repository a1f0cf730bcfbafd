"use client";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { ACCEPTED } from "../documents/accepted";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import styles from "./revise.module.css";

interface FileWayProps {
  /** The first is the new text. */
  readonly files: readonly File[];
  readonly onFiles: (files: Iterable<File>) => void;
  readonly error: string | undefined;
}

/** The new text as a file. */
export function FileWay({ files, onFiles, error }: FileWayProps) {
  const t = useTranslations("Revise");
  const formats = useTranslations("Import");
  const input = useRef<HTMLInputElement>(null);
  const [file] = files;
  return (
    <div className={styles.way}>
      <p>
        {t("drop")} <Button onClick={() => input.current?.click()}>{t("choose")}</Button>
      </p>
      <p className={styles.soft}>{formats("endings")}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={t("choose")}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {file && (
        <p>
          <bdi>{t("chosen", { name: file.name, size: Math.max(0.1, file.size / 1_000) })}</bdi>
        </p>
      )}
      {file && files.length > 1 && <p role="status">{t("onlyFirst", { name: file.name })}</p>}
      {error && <Problem>{error}</Problem>}
    </div>
  );
}
