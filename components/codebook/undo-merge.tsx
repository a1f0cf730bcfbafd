"use client";
import { useTranslations } from "use-intl";
import "@/messages/codebook";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import type { Tag } from "./tag";

/** Undoes a merge of tags: the tag is restored, and its annotations get it back. */
export function useUndoMerge() {
  const t = useTranslations("Codebook");
  const changed = useChanged();
  const toast = useToast();
  return useSubmit("POST /tags/{tagId}/unmerge", {
    onRefused({ detail }) {
      toast({ text: detail, urgent: true });
      changed("tag");
    },
    onDone({ label }) {
      toast({ text: t("tookApart", { label }) });
      changed("tag");
    },
  });
}

export function UndoMerge({ tag }: { tag: Tag }) {
  const t = useTranslations("Codebook");
  const undoing = useUndoMerge();
  return (
    <Button
      size="small"
      loading={undoing.busy}
      aria-label={t("takeApartNamed", { label: tag.label })}
      onClick={() => undoing.submit({ params: { tagId: tag.id }, version: tag.version })}
    >
      {t("takeApart")}
    </Button>
  );
}
