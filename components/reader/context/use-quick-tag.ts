import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";
import { useFrame } from "./reader-context";
import { detailOf } from "../model/details";
import { mayAnnotate } from "../model/rights";
import type { Armed } from "../model/reading-state";

/** What an annotation says it is, to be kept ready for the next words. */
export function readyFrom({ kind, claim, quotation, rhetoric }: Annotation): Armed {
  const slug = { claim: claim?.type, quotation: quotation?.form, rhetoric: rhetoric?.technique };
  return { kind, slug: slug[kind] ?? "" };
}

/** Arms a kind and a tag, says so; the answer to a selection that is meant. */
export function useArmed() {
  const t = useTranslations("Armed");
  const { reading, codebook, surface, announce } = useFrame();
  const { store } = reading;

  const nameOf = useCallback(
    ({ kind, slug }: Armed) =>
      [t(`kind.${kind}`), slug && codebook.label(slug, kind)].filter(Boolean).join(", "),
    [t, codebook],
  );

  return {
    nameOf,
    arm(armed: Armed): void {
      store.set({ armed });
      announce(t("begins", { what: nameOf(armed) }));
    },
    disarm(): void {
      store.set({ armed: null });
      announce(t("ends"));
    },
    /** With a tag ready the words become an annotation; false leaves them to the palette. */
    keep(spans: readonly Span[]): boolean {
      const { armed } = store.now();
      if (!armed || !mayAnnotate(reading.me)) return false;
      const { kind, slug } = armed;
      const id = reading.annotate(spans, {
        kind,
        ...detailOf({ kind, slug, statement: "", speaker: "" }),
      });
      store.set({ tagging: null, hoveredId: id });
      surface()?.clearSelection();
      const words = spans.map(({ start, end }) => reading.place.text.slice(start, end));
      announce(t("kept", { what: nameOf(armed), words: words.join(" … ").slice(0, 200) }));
      return true;
    },
  };
}
