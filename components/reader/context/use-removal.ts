import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useToast } from "@/components/ui/toast";
import type { Annotation } from "@/lib/annotation/annotation";
import { useReaderContext } from "./reader-context";

/** Deletes an annotation without asking. Undo restores it with everything attached to it. */
export function useRemoval(): (annotation: Annotation) => void {
  const t = useTranslations("Card");
  const toast = useToast();
  const { reading } = useReaderContext();
  return useCallback(
    (annotation) => {
      const step = reading.remove(annotation);
      const action = step
        ? { label: t("undo"), onPress: () => void reading.undo.back(step) }
        : undefined;
      toast({ text: t("removed"), action });
    },
    [reading, toast, t],
  );
}
