import { useFormatter, useTranslations } from "use-intl";
import type { FormatId } from "@/lib/contract/formats";
import { LOSSES, type Part } from "@/lib/format/loss";
import "@/messages/loss";

/** Says what a file does not hold, and what only we read of it, of parts in words. */
export function useLossSentence(): (lost: readonly string[], aside: readonly string[]) => string {
  const t = useTranslations("Loss");
  const { list } = useFormatter();
  const named = (parts: readonly string[]) => list(parts, { type: "unit" });
  return (lost, aside) => {
    const sentences = [
      ...(lost.length > 0 ? [t("lost", { parts: named(lost) })] : []),
      ...(aside.length > 0 ? [t("aside", { parts: named(aside) })] : []),
    ];
    return sentences.length > 0 ? sentences.join(" ") : t("everything");
  };
}

/**
 * What a file of a format does not hold, in a sentence or two that name as many parts of each as they
 * may, and count the rest.
 */
export function useLoss(most = Infinity): (format: FormatId) => string {
  const t = useTranslations("Loss");
  const sentenceOf = useLossSentence();
  const named = (parts: readonly Part[]) => {
    const words = parts.map((part) => t(`part.${part}`));
    // To count one part is no shorter than to name it.
    if (words.length <= most + 1) return words;
    return [...words.slice(0, most), t("more", { count: words.length - most })];
  };
  return (format) => sentenceOf(named(LOSSES[format].lost), named(LOSSES[format].aside));
}
