"use client";
import { useTranslations } from "use-intl";
import { FORMATS, type FormatId } from "@/lib/contract/formats";
import { LOSSES, PARTS, type Part } from "@/lib/format/loss";
import "@/messages/export";
import "@/messages/loss";
import { Table } from "../ui/table";

/** Whether a file of a format holds a part, holds it aside, or lacks it. */
function heldIn(format: FormatId, part: Part): "held" | "aside" | "lost" {
  const { lost, aside } = LOSSES[format];
  if (lost.includes(part)) return "lost";
  return aside.includes(part) ? "aside" : "held";
}

const SHADES = { held: 0.6, aside: 0.25, lost: 0 } as const;

/** What each format carries of annotations: parts by formats. */
export function LossTable() {
  const t = useTranslations("ExportFormats");
  const parts = useTranslations("Loss");
  return (
    <Table
      layout="grid"
      caption={t("compared")}
      rows={PARTS.map((part) => ({ part }))}
      rowKey={({ part }) => part}
      columns={[
        { key: "part", label: t("part"), cell: ({ part }) => parts(`part.${part}`) },
        ...FORMATS.map(({ id, label }) => ({
          key: id,
          label,
          cell: ({ part }: { part: Part }) => t(`held.${heldIn(id, part)}`),
          shade: ({ part }: { part: Part }) => SHADES[heldIn(id, part)],
        })),
      ]}
    />
  );
}
