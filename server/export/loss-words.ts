import "server-only";
import type { FormatId } from "@/lib/contract/formats";
import { LOSSES, type Part } from "@/lib/format/loss";
import { translator } from "@/server/platform/messages";

const t = translator("Loss");
const LIST = new Intl.ListFormat("en", { type: "unit" });

/** What a format does not carry, as sentences. */
export function lossInWords(id: FormatId): string {
  const { lost, aside } = LOSSES[id];
  const list = (parts: readonly Part[]) => LIST.format(parts.map((part) => t(`part.${part}`)));
  if (lost.length === 0 && aside.length === 0) return t("everything");
  return [
    ...(lost.length > 0 ? [t("lost", { parts: list(lost) })] : []),
    ...(aside.length > 0 ? [t("aside", { parts: list(aside) })] : []),
  ].join(" ");
}
