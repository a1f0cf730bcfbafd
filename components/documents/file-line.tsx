"use client";
import { useTranslations } from "use-intl";
import "@/messages/documents";
import type { ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Progress } from "../ui/progress";
import type { Document } from "./document";
import type { Chosen } from "./upload";
import styles from "./import-files.module.css";

/** A file that is being imported. */
export interface Waiting {
  readonly key: string;
  /** The document's id: what is sent again after an answer was lost is there once. */
  readonly id: string;
  readonly file: File;
  /** What a person chose in the preview. */
  readonly chosen: Chosen;
  readonly state:
    | { readonly is: "waiting" }
    | { readonly is: "sending"; readonly sent: number | null }
    | { readonly is: "there"; readonly document: Document; readonly refused?: ApiRefusal }
    | { readonly is: "refused"; readonly why: string };
}

export interface FileLineProps {
  readonly waiting: Waiting;
  readonly onLeaveOut: () => void;
  /** Shows or hides what the file would be kept as; without it, that cannot be changed. */
  readonly onPreview?: () => void;
  readonly isPreviewed: boolean;
}

export function FileLine(props: FileLineProps) {
  const { onLeaveOut, onPreview, isPreviewed } = props;
  const { file, state } = props.waiting;
  const t = useTranslations("Import");
  const wrong =
    state.is === "refused"
      ? state.why
      : state.is === "there" && state.refused && t("undescribed", { why: state.refused.detail });
  return (
    <li className={styles.file}>
      <span className={styles.name}>
        <bdi>{file.name}</bdi>{" "}
        <small>{t("kilobytes", { size: Math.max(0.1, file.size / 1_000) })}</small>
      </span>
      {state.is === "there" ? (
        <span className={styles.good}>✓ {t("there")}</span>
      ) : (
        <span className={styles.actions}>
          {onPreview && (
            <Button
              variant="quiet"
              size="small"
              aria-expanded={isPreviewed}
              aria-label={t("preview.of", { name: file.name })}
              onClick={onPreview}
            >
              {t("preview.label")}
            </Button>
          )}
          <Button
            variant="quiet"
            size="small"
            icon
            disabled={state.is === "sending"}
            aria-label={t("leaveOut", { name: file.name })}
            onClick={onLeaveOut}
          >
            ✕
          </Button>
        </span>
      )}
      {state.is === "sending" && (
        <div className={styles.wide} role="status">
          <Progress label={state.sent === null ? t("reading") : t("sending")} value={state.sent} />
        </div>
      )}
      {wrong && (
        <p className={`${styles.wide} ${styles.bad}`} role="alert">
          {wrong}
        </p>
      )}
    </li>
  );
}
