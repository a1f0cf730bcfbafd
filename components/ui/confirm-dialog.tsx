"use client";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
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
  /** Runs the action; resolves with a sentence when it was refused, with null when it is done. */
  readonly onConfirm: () => Promise<string | null>;
}

/** Asks before something irreversible. The cancel button has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, action, onConfirm } = props;
  const t = useTranslations("Ui");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm() {
    setBusy(true);
    const refused = await onConfirm();
    setBusy(false);
    setProblem(refused);
    if (refused === null) onOpenChange(false);
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <div className={styles.form}>
        <div>{children}</div>
        {problem && <Problem>{problem}</Problem>}
        <FormActions>
          <Button onClick={() => onOpenChange(false)}>{t("cancel")}</Button>
          <Button variant="danger" loading={busy} onClick={() => void confirm()}>
            {action}
          </Button>
        </FormActions>
      </div>
    </Dialog>
  );
}
