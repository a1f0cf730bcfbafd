"use client";
import { useTranslations } from "use-intl";
import type { ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Progress } from "../ui/progress";
import type { Document } from "./document";
import styles from "./import-files.module.css";

/** A file that is being imported. */
export interface Waiting {
  readonly key: string;
  /** The document's id: what is sent again after an answer was lost is there once. */
  readonly id: string;
  readonly file: File;
  readonly state:
    | { readonly is: "waiting" }
    | { readonly is: "sending"; readonly sent: number | null }
    | { readonly is: "there"; readonly document: Document; readonly refused?: ApiRefusal }
    | { readonly is: "refused"; readonly why: string };
}

export interface FileLineProps {
  readonly waiting: Waiting;
  readonly onLeaveOut: () => void;
}

export function FileLine({ waiting: { file, state }, onLeaveOut }: FileLineProps) {
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
