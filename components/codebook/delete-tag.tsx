"use client";
import { useTranslations } from "use-intl";
import "@/messages/codebook";
import { useChanged } from "../live/use-changed";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useSubmit } from "../use-submit";
import type { Tag } from "./tag";

export function DeleteTag({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const t = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const changed = useChanged();

  const removal = useSubmit("DELETE /tags/{tagId}", {
    onRefused: () => changed("tag"),
    onDone() {
      changed("tag");
      onClose();
    },
  });

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("deleteTitle", { label: tag.label })}
      action={ui("delete")}
      submission={removal}
      onConfirm={() => removal.submit({ params: { tagId: tag.id }, version: tag.version })}
    >
      {t("deleteWords")}
    </ConfirmDialog>
  );
}
