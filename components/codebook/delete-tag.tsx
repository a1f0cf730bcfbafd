"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { call } from "../api";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { Tag } from "./tag";

export function DeleteTag({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const t = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const router = useRouter();

  async function remove() {
    const answer = await call("DELETE /tags/{tagId}", {
      params: { tagId: tag.id },
      version: tag.version,
    });
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
