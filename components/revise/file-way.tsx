"use client";
import { useTranslations } from "use-intl";
import "@/messages/documents";
import { ACCEPTED } from "../documents/accepted";
import { ChooseFile } from "../ui/choose-file";
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
  const formats = useTranslations("Import");
  return (
    <div className={styles.way}>
      <ChooseFile files={files} onFiles={onFiles} accept={ACCEPTED}>
        <p className={styles.soft}>{formats("endings")}</p>
      </ChooseFile>
      {error && <Problem>{error}</Problem>}
    </div>
  );
}
