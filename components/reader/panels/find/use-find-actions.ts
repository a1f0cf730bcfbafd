import { useTranslations } from "use-intl";
import { detailOf } from "../../model/details";
import { useReaderContext } from "../../context/reader-context";

/** What can be done with what was found. */
export function useFindActions() {
  const t = useTranslations("Find");
  const { reading, surface, announce } = useReaderContext();
  const { store } = reading;

  return {
    /** Makes the hit the selection: it is tagged like any other. */
    annotate(): void {
      const { found } = store.now();
      const hit = found?.hits[found.at];
      if (hit) surface()?.select(hit);
    },
    /** With a tag kept ready: each hit becomes an annotation of its own, and one undo takes all back. */
    annotateAll(): void {
      const { found, quickTag } = store.now();
      if (!found || !quickTag) return;
      const { kind, slug } = quickTag;
      const draft = { kind, ...detailOf({ kind, slug, statement: "", speaker: "" }) };
      reading.undo.together(() => {
        for (const hit of found.hits) reading.annotate([hit], draft);
      });
      announce(t("annotated", { count: found.hits.length }));
    },
  };
}
