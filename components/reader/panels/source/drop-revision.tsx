"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { handOver } from "@/components/documents/handed-file";
import { WindowDrop } from "@/components/ui/window-drop";
import { may } from "@/lib/access/policy";
import { useReaderContext } from "../../context/reader-context";

/** Takes a file that is dropped on the open text to the page that compares it as a new revision. */
export function DropRevision() {
  const t = useTranslations("Reader");
  const router = useRouter();
  const { reading } = useReaderContext();
  const { projectId, documentId } = reading.place;
  if (!may("document.change", { role: reading.me.role })) {
    return <WindowDrop>{t("noDropRevision")}</WindowDrop>;
  }
  return (
    <WindowDrop
      onFiles={([first]) => {
        if (!first) return;
        handOver(first);
        router.push(`/projects/${projectId}/documents/${documentId}/revise`);
      }}
    >
      {t("dropRevision")}
    </WindowDrop>
  );
}
