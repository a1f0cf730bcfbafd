import { useFormatter, useTranslations } from "use-intl";
import type { FormatId } from "@/lib/contract/formats";
import { LOSSES, type Part } from "@/lib/format/loss";

/** What a file of a format does not hold, in a sentence or two. */
export function useLoss(): (format: FormatId) => string {
  const t = useTranslations("Loss");
  const { list } = useFormatter();
  const named = (parts: readonly Part[]) =>
    list(
      parts.map((part) => t(`part.${part}`)),
      { type: "unit" },
    );
  return (format) => {
    const { lost, aside } = LOSSES[format];
    const sentences = [
      ...(lost.length > 0 ? [t("lost", { parts: named(lost) })] : []),
      ...(aside.length > 0 ? [t("aside", { parts: named(aside) })] : []),
    ];
    return sentences.length > 0 ? sentences.join(" ") : t("everything");
  };
}
