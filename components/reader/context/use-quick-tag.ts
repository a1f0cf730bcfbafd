import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";
import { useReaderContext } from "./reader-context";
import { detailOf } from "../model/details";
import { mayAnnotate } from "../model/rights";
import type { QuickTag } from "../model/reading-state";

/** What an annotation says it is, to be kept ready for the next words. */
export function quickTagFrom({ kind, claim, quotation, rhetoric }: Annotation): QuickTag {
  const slug = { claim: claim?.type, quotation: quotation?.form, rhetoric: rhetoric?.technique };
  return { kind, slug: slug[kind] ?? "" };
}

/** Arms a kind and a tag, says so; the answer to a selection that is meant. */
export function useQuickTag() {
  const t = useTranslations("QuickTag");
  const { reading, codebook, surface, announce } = useReaderContext();
  const { store } = reading;

  const nameOf = useCallback(
    ({ kind, slug }: QuickTag) =>
      [t(`kind.${kind}`), slug && codebook.label(slug, kind)].filter(Boolean).join(", "),
    [t, codebook],
  );

  return {
    nameOf,
    startQuickTag(quickTag: QuickTag): void {
      store.set({ quickTag });
      announce(t("begins", { what: nameOf(quickTag) }));
    },
    stopQuickTag(): void {
      store.set({ quickTag: null });
      announce(t("ends"));
    },
    /** With a tag ready the words become an annotation; false leaves them to the palette. */
    keep(spans: readonly Span[]): boolean {
      const { quickTag } = store.now();
      if (!quickTag || !mayAnnotate(reading.me)) return false;
      const { kind, slug } = quickTag;
      const id = reading.annotate(spans, {
        kind,
        ...detailOf({ kind, slug, statement: "", speaker: "" }),
      });
      store.set({ tagging: null, hoveredId: id });
      surface()?.clearSelection();
      const words = spans.map(({ start, end }) => reading.place.text.slice(start, end));
      announce(t("kept", { what: nameOf(quickTag), words: words.join(" … ").slice(0, 200) }));
      return true;
    },
  };
}
