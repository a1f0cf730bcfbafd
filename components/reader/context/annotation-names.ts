import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { Annotation } from "@/lib/annotation/annotation";
import { quoteOf } from "@/lib/annotation/quote";
import { CONFIDENCES, hedgesOf } from "@/lib/annotation/certainty";
import type { Codebook } from "../model/codebook";
import { useReaderContext } from "./reader-context";

/** The first line of a card: what it is, and the detail that distinguishes it from others. */
export function headOf(annotation: Annotation, codebook: Codebook, kindName: string) {
  const { claim, quotation, rhetoric } = annotation;
  switch (annotation.kind) {
    case "claim":
      return {
        title: kindName,
        detail: claim?.type ? codebook.label(claim.type, "claim").toLowerCase() : "",
      };
    case "quotation":
      return {
        title: quotation?.form ? codebook.label(quotation.form, "quotation") : kindName,
        detail: quotation?.speaker ?? "",
      };
    case "rhetoric":
      return {
        title: rhetoric?.technique ? codebook.label(rhetoric.technique, "rhetoric") : kindName,
        detail: "",
      };
    case "note":
      return { title: kindName, detail: "" };
  }
}

/**
 * The accessible name of an annotation: "claim by Mira: Harbour traffic doubled". It includes
 * the annotator's confidence and the speaker's commitment where they are recorded.
 */
export function useAnnotationName(): (annotation: Annotation) => string {
  const t = useTranslations("Card");
  const occurrenceWords = useTranslations("Occurrence");
  const nameOf = useConfidenceName();
  const turnedWords = useTurnedWords();
  const { codebook } = useReaderContext();
  return useCallback(
    (annotation) => {
      const kind = t(`kind.${annotation.kind}`);
      const { title, detail } = headOf(annotation, codebook, kind);
      const own = annotation.claim?.statement || quoteOf(annotation);
      const what =
        annotation.kind === "claim" || annotation.kind === "note"
          ? kind
          : `${kind}, ${[title, detail].filter(Boolean).join(", ")}`;
      const how = hedgesOf(annotation).map((hedge) => occurrenceWords(`commitment.${hedge}`));
      const { confidence, createdBy } = annotation;
      const turned = turnedWords(annotation);
      const hedged = how.length > 0 ? t("told", { what, how: how.join(", ") }) : what;
      const parts = {
        what: [hedged, ...turned].join(", "),
        who: createdBy.name,
        words: shorten(own),
      };
      return confidence === null
        ? t("name", parts)
        : t("nameSure", { ...parts, step: nameOf(confidence) });
    },
    [t, occurrenceWords, nameOf, turnedWords, codebook],
  );
}

function shorten(words: string): string {
  return words.length <= 120 ? words : `${words.slice(0, 120).replace(/\s+\S*$/u, "")} …`;
}

/** What the sources of a quotation's checks do to its words: "denied in the source". */
export function useTurnedWords(): (annotation: Annotation) => string[] {
  const t = useTranslations("Card");
  return useCallback(
    ({ checks }) => {
      const kinds = checks.flatMap(({ warnings }) => warnings.map(({ kind }) => kind));
      return [...new Set(kinds)].map((kind) => t(`turned.${kind}`));
    },
    [t],
  );
}

/** An annotator's own confidence in words. */
export function useConfidenceName(): (confidence: number) => string {
  const t = useTranslations("Occurrence");
  return useCallback(
    (confidence) => {
      const step = CONFIDENCES.find((one) => one === confidence);
      return step === undefined ? String(confidence) : t(`confidence.${step}`);
    },
    [t],
  );
}
