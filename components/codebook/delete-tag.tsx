"use client";
import { useTranslations } from "use-intl";
import { call } from "../api";
import { useChanged } from "../live/use-changed";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { Tag } from "./tag";

export function DeleteTag({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const t = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const changed = useChanged();

  async function remove() {
    const answer = await call("DELETE /tags/{tagId}", {
      params: { tagId: tag.id },
      version: tag.version,
    });
    changed("tag");
    return answer.ok ? null : answer.detail;
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("deleteTitle", { label: tag.label })}
      action={ui("delete")}
      onConfirm={remove}
    >
      {t("deleteWords")}
    </ConfirmDialog>
  );
}
