import { useTranslations } from "use-intl";
import "@/messages/codebook";
import { call } from "../api";
import { useChanged } from "../live/use-changed";
import { useToast } from "../ui/toast";
import type { Tag } from "./tag";

/** Undoes the retirement of a tag, without confirmation, since nothing is lost. */
export function useOfferAgain(): (tag: Pick<Tag, "id" | "label" | "version">) => Promise<void> {
  const t = useTranslations("Codebook");
  const changed = useChanged();
  const toast = useToast();
  return async ({ id, label, version }) => {
    const answer = await call("DELETE /tags/{tagId}/retire", { params: { tagId: id }, version });
    toast({ text: answer.ok ? t("offeredAgain", { label }) : answer.detail });
    changed("tag");
  };
}
