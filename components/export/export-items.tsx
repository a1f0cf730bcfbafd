"use client";
import { useFormatter, useTranslations } from "use-intl";
import { fileKindOf, FORMATS, type ExportScope } from "@/lib/contract/formats";
import { LOSSES, type Part } from "@/lib/format/loss";
import { MenuItem } from "../ui/menu";

interface ExportItemsProps {
  readonly scope: ExportScope;
  /** Where the file of a format is. */
  readonly hrefOf: (format: string) => string;
}

/** The formats of exports, each with what its file does not hold, before one downloads it. */
export function ExportItems({ scope, hrefOf }: ExportItemsProps) {
  const t = useTranslations("Loss");
  const { list } = useFormatter();
  const named = (parts: readonly Part[]) =>
    list(
      parts.map((part) => t(`part.${part}`)),
      { type: "unit" },
    );
  return FORMATS.filter(({ scopes }) => scopes.some((one) => one === scope)).map((format) => {
    const { lost, aside } = LOSSES[format.id];
    const sentences = [
      ...(lost.length > 0 ? [t("lost", { parts: named(lost) })] : []),
      ...(aside.length > 0 ? [t("aside", { parts: named(aside) })] : []),
    ];
    return (
      <MenuItem
        key={format.id}
        href={hrefOf(format.id)}
        download
        aside={fileKindOf(format, scope).ending}
        detail={sentences.length > 0 ? sentences.join(" ") : t("everything")}
      >
        {format.label}
      </MenuItem>
    );
  });
}
