"use client";
import { useTranslations } from "use-intl";
import "@/messages/codebook";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import type { Tag } from "./tag";

/** Undoes a split of a tag: its parts go, and what they name is called by the tag again. */
export function useUndoSplit() {
  const t = useTranslations("Codebook");
  const changed = useChanged();
  const toast = useToast();
  return useSubmit("POST /tags/{tagId}/unsplit", {
    onRefused({ detail }) {
      toast({ text: detail, urgent: true });
      changed("tag");
    },
    onDone({ label }) {
      toast({ text: t("splitUndone", { label }) });
      changed("tag");
    },
  });
}

export function UndoSplit({ tag }: { tag: Tag }) {
  const t = useTranslations("Codebook");
  const undoing = useUndoSplit();
  return (
    <Button
      size="small"
      loading={undoing.busy}
      aria-label={t("undoSplitOf", { label: tag.label })}
      onClick={() => undoing.submit({ params: { tagId: tag.id }, version: tag.version })}
    >
      {t("undoSplit")}
    </Button>
  );
}
