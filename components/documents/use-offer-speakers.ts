import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import "@/messages/documents";
import { call } from "../api";
import { useToast } from "../ui/toast";
import type { Document } from "./document";

/** More texts that were imported at once are not asked for one by one. */
const MAX_ASKED = 20;

/**
 * After an import: where somebody speaks in turn whom no record is called, it is offered to link
 * the labels to speakers. What can not be asked is not offered; the page of speakers does it later.
 */
export function useOfferSpeakers(projectId: string) {
  const t = useTranslations("Speakers");
  const toast = useToast();
  const router = useRouter();
  return useCallback(
    async (documents: readonly Pick<Document, "id" | "title">[]) => {
      for (const { id, title } of documents.slice(0, MAX_ASKED)) {
        const answer = await call("GET /documents/{documentId}/speakers", {
          params: { documentId: id },
        });
        if (!answer.ok) return;
        const open = answer.value.items.filter(
          ({ turns, speakerId }) => turns > 0 && speakerId === null,
        );
        if (open.length === 0) continue;
        const onPress = () => router.push(`/projects/${projectId}/speakers?document=${id}`);
        toast({
          text: t("labels.offer", { count: open.length, title }),
          action: { label: t("labels.link"), onPress },
        });
      }
    },
    [projectId, router, toast, t],
  );
}
