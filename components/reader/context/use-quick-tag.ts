import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { asksForMore as tagAsksForMore } from "@/lib/tag/codebook-rules";
import type { Span } from "@/lib/span/span";
import { useReaderContext } from "./reader-context";
import { detailOf } from "../model/details";
import { mayAnnotate } from "../model/rights";
import type { QuickTag } from "../model/reading-state";

/** Starts and stops the quick tag, and applies it to finished selections. */
export function useQuickTag() {
  const t = useTranslations("QuickTag");
  const { reading, codebook, surface, announce } = useReaderContext();
  const { store } = reading;

  const nameOf = useCallback(
    ({ kind, slug }: QuickTag) =>
      [t(`kind.${kind}`), slug && codebook.label(slug, kind)].filter(Boolean).join(", "),
    [t, codebook],
  );

  /** Whether the codebook requires more of a use than its words. */
  const asksForMore = ({ kind, slug }: QuickTag) => {
    const tag = codebook.find(kind, slug);
    return tag ? tagAsksForMore(tag, codebook.rules) : false;
  };

  return {
    nameOf,
    asksForMore,
    startQuickTag(quickTag: QuickTag): void {
      store.setQuickTag(quickTag);
      announce(t("begins", { what: nameOf(quickTag) }));
    },
    stopQuickTag(): void {
      store.setQuickTag(null);
      announce(t("ends"));
    },
    /** Annotates the words with the quick tag. False if none is active: the palette takes over. */
    keep(spans: readonly Span[]): boolean {
      const { quickTag } = store.now();
      if (!quickTag || !mayAnnotate(reading.me)) return false;
      if (asksForMore(quickTag)) return false;
      const { kind, slug } = quickTag;
      const id = reading.annotate(spans, {
        kind,
        ...detailOf({ kind, slug, statement: "", speaker: "" }),
      });
      store.stopTagging();
      store.hover(id);
      surface()?.clearSelection();
      const words = spans.map(({ start, end }) => reading.place.text.slice(start, end));
      announce(t("kept", { what: nameOf(quickTag), words: words.join(" … ").slice(0, 200) }));
      return true;
    },
  };
}
