import { useTranslations } from "use-intl";
import type { Hit } from "@/lib/text/find";
import { detailOf } from "../../model/details";
import { useReaderContext } from "../../context/reader-context";

/** The actions on the hits. */
export function useFindActions() {
  const t = useTranslations("Find");
  const { reading, surface, announce } = useReaderContext();
  const { store } = reading;

  return {
    /** Selects the hit, so that it can be tagged like any other selection. */
    annotate(): void {
      const { found } = store.now();
      const hit = found?.hits[found.at];
      if (hit) surface()?.select(hit);
    },
    /** Annotates each of the hits with the quick tag; one undo removes them all. */
    annotateAll(hits: readonly Hit[]): void {
      const { quickTag } = store.now();
      if (!quickTag) return;
      const { kind, slug } = quickTag;
      const draft = { kind, ...detailOf({ kind, slug, statement: "", speaker: "" }) };
      reading.undo.together(() => {
        for (const hit of hits) reading.annotate([hit], draft);
      });
      announce(t("annotated", { count: hits.length }));
    },
  };
}
