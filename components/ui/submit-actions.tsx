"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { useDraftOfForm } from "./draft-notice";
import { FormActions } from "./field";

interface SubmitActionsProps {
  /** Another action of the form, shown before the two. */
  readonly secondary?: ReactNode;
  readonly onCancel: () => void;
  /** Whether cancelling loses something, which the button then says. */
  readonly isChanged?: boolean;
  /** While a submission is under way the button takes no second press. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly size?: "normal" | "small";
  /** What submitting does; "Save" by default. */
  readonly children?: ReactNode;
}

/**
 * Cancel and submit, below a form. In one that keeps a draft, cancelling discards what was written,
 * which can be undone.
 */
export function SubmitActions({
  secondary,
  onCancel,
  isChanged,
  busy,
  disabled,
  size,
  children,
}: SubmitActionsProps) {
  const t = useTranslations("Ui");
  const draft = useDraftOfForm();
  const cancel = () => {
    draft?.discard();
    onCancel();
  };
  return (
    <FormActions>
      {secondary}
      <Button size={size} onClick={cancel}>
        {t((isChanged ?? draft?.isChanged) ? "discard" : "cancel")}
      </Button>
      <Button size={size} type="submit" variant="primary" loading={busy} disabled={disabled}>
        {children ?? t("save")}
      </Button>
    </FormActions>
  );
}
