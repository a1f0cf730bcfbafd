"use client";
import { useRef, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";

interface ChooseFileProps {
  /** What was taken; only the first is used. */
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
  /** As the `accept` of an input. */
  readonly accept?: string;
  /** Which files can be read, below the button. */
  readonly children?: ReactNode;
}

/** Takes one file, and says which; dropping is for the page that it stands on. */
export function ChooseFile({ files, onFiles, accept, children }: ChooseFileProps) {
  const t = useTranslations("ChooseFile");
  const input = useRef<HTMLInputElement>(null);
  const [file] = files;
  return (
    <>
      <p>
        {t("drop")} <Button onClick={() => input.current?.click()}>{t("choose")}</Button>
      </p>
      {children}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
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
    </>
  );
}
