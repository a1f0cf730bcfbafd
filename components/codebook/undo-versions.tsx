"use client";
import { useTranslations } from "use-intl";
import "@/messages/codebook";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";

/** Undoes versions of the codebook that stand side by side. */
function useUndoVersions(onUndone?: () => void) {
  const t = useTranslations("Codebook");
  const changed = useChanged();
  const toast = useToast();
  return useSubmit("POST /projects/{projectId}/codebook/undo", {
    onRefused({ detail }) {
      toast({ text: detail, urgent: true });
      changed("tag");
    },
    onDone({ removed, restored }) {
      toast({ text: t("versionsUndone", { removed, restored }) });
      changed("tag");
      onUndone?.();
    },
  });
}

interface UndoVersionsProps {
  readonly projectId: string;
  readonly from: number;
  readonly to: number;
  /** What the button says, where it is not one of a list of versions. */
  readonly label?: string;
  readonly onUndone?: () => void;
}

export function UndoVersions({ projectId, from, to, label, onUndone }: UndoVersionsProps) {
  const t = useTranslations("Codebook");
  const undoing = useUndoVersions(onUndone);
  return (
    <Button
      size="small"
      loading={undoing.busy}
      aria-label={
        label === undefined ? t("undoVersionsNamed", { count: to - from + 1, from, to }) : undefined
      }
      onClick={() => undoing.submit({ params: { projectId }, body: { from, to } })}
    >
      {label ?? t("undoVersions", { count: to - from + 1 })}
    </Button>
  );
}
