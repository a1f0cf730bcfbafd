"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { SubmissionState } from "../use-submission";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { FormActions } from "./field";
import { Problem } from "./problem";
import styles from "./field.module.css";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly children: ReactNode;
  /** The label of the action: "Delete", "Remove". */
  readonly action: string;
  /** The submission of the action; what it does when it succeeds closes the dialog. */
  readonly submission: SubmissionState;
  /** Submits the action. */
  readonly onConfirm: () => void;
}

/** Asks before something irreversible. The cancel button has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, action, submission, onConfirm } = props;
  const t = useTranslations("Ui");
  const { busy, detail } = submission;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <div className={styles.form}>
        <div>{children}</div>
        {detail !== null && <Problem>{detail}</Problem>}
        <FormActions>
          <Button data-first-focus onClick={() => onOpenChange(false)}>
            {t("cancel")}
          </Button>
          <Button variant="danger" loading={busy} onClick={onConfirm}>
            {action}
          </Button>
        </FormActions>
      </div>
    </Dialog>
  );
}
