"use client";
import { useTranslations } from "use-intl";
import { CheckBox } from "@/components/ui/check-box";
import "@/messages/relations";

/** Turns a relation round: it then leads from the other end to this one. */
export function SwapBox({
  swapped,
  onChange,
}: {
  swapped: boolean;
  onChange: (swapped: boolean) => void;
}) {
  const t = useTranslations("Relation");
  return (
    <CheckBox
      label={t("swap")}
      checked={swapped}
      onChange={({ target }) => onChange(target.checked)}
    />
  );
}
