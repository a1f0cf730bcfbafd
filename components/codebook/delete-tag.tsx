"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { api } from "../api";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { Tag } from "./tag";

export function DeleteTag({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const t = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const router = useRouter();

  async function remove() {
    const answer = await api(`/tags/${tag.id}`, { method: "DELETE", version: tag.version });
    router.refresh();
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
