import { useRouter } from "next/navigation";
import { useCallback, useRef } from "react";
import { useTranslations } from "use-intl";
import { useToast } from "@/components/ui/toast";
import { useReaderContext } from "./reader-context";

/** Tells a reader, once on a page, why nothing follows when words are selected, and whom to ask. */
export function useReadsOnly(): () => void {
  const t = useTranslations("Reader");
  const toast = useToast();
  const router = useRouter();
  const { reading } = useReaderContext();
  const { projectId } = reading.place;
  const isTold = useRef(false);
  return useCallback(() => {
    if (isTold.current) return;
    isTold.current = true;
    const onPress = () => router.push(`/projects/${projectId}/members`);
    toast({ text: t("readsOnly"), action: { label: t("seeOwners"), onPress } });
  }, [t, toast, router, projectId]);
}
