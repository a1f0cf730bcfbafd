import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { useToast } from "@/components/ui/toast";
import type { Segment } from "@/lib/annotation/annotation";
import { annotationIdOf } from "../model/operations/operation";
import type { Operation } from "../model/operations/registry";
import type { Step } from "../model/undo";
import { useReaderContext } from "./reader-context";

/** Changes of the words alone; what other operations change is seen in the card. */
const IN_TEXT: ReadonlySet<Operation["kind"]> = new Set([
  "annotate",
  "remove-annotation",
  "restore-annotation",
]);

/**
 * Takes back what was done last, or does it again. Both say what it was, offer the opposite, and
 * show the place: its words come into view and light up, and its card opens where that is what
 * changed.
 */
export function useUndo(): { readonly undo: () => void; readonly redo: () => void } {
  const t = useTranslations("Undo");
  const toast = useToast();
  const { reading, surface } = useReaderContext();
  const { undo: history, store } = reading;

  const show = useCallback(
    ({ operation, stood }: Step) => {
      const id = annotationIdOf(operation);
      // Once the overlay is drawn.
      requestAnimationFrame(() => {
        const { byId } = store.now();
        const annotation = byId.get(id);
        if (!annotation) {
          const gone = "annotation" in operation ? operation.annotation : stood;
          return surface()?.reveal(spansOf(gone?.target ?? []));
        }
        if (!IN_TEXT.has(operation.kind)) store.openAnnotation(id);
        store.highlightCreated(id);
        surface()?.scrollTo(id);
      });
    },
    [store, surface],
  );

  return useMemo(() => {
    const redo = () => {
      const step = history.next;
      if (!step || !history.again()) return;
      const action = { label: t("undo"), onPress: undo };
      const text = t("redone", { what: t(`did.${step.operation.kind}`) });
      toast({ text, action, about: "undo" });
      show(step);
    };
    const undo = () => {
      const step = history.last;
      if (!step || !history.back()) return;
      const action = { label: t("redo"), onPress: redo };
      const text = t("undone", { what: t(`did.${step.operation.kind}`) });
      toast({ text, action, about: "undo" });
      show(step);
    };
    return { undo, redo };
  }, [history, toast, t, show]);
}

function spansOf(target: readonly Segment[]) {
  return target.map(({ start, end }) => ({ start, end }));
}
