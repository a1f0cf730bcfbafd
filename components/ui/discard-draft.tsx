"use client";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { useDraftOfForm } from "./draft-notice";

/**
 * Empties the form around, which can be undone, as soon as something is written in it. For forms
 * whose other buttons do more than save and cancel.
 */
export function DiscardDraft() {
  const t = useTranslations("Draft");
  const draft = useDraftOfForm();
  if (!draft?.isChanged) return null;
  return (
    <Button size="small" variant="quiet" onClick={draft.discard}>
      {t("discard")}
    </Button>
  );
}
