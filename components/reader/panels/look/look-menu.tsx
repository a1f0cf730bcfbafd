"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuLine } from "@/components/ui/menu";
import { useReaderContext } from "../../context/reader-context";
import { useTextLook } from "../../context/text-look";
import { TEXT_SIZES, TEXT_WIDTHS } from "@/lib/contract/terms";
import type { TextLook } from "@/lib/contract/text-look";

/** How large the text is and how long its lines: the words being read stay in view. */
export function LookMenu() {
  const t = useTranslations("Look");
  const { surface } = useReaderContext();
  const { look, setLook } = useTextLook();
  const change = (next: TextLook) => {
    const seen = surface()?.firstInView() ?? 0;
    setLook(next);
    if (window.scrollY === 0) return;
    requestAnimationFrame(() => surface()?.reveal([{ start: seen, end: seen + 1 }]));
  };
  return (
    <Menu
      trigger={
        <Button variant="quiet" icon aria-label={t("name")}>
          <span aria-hidden="true">{t("letters")}</span>
        </Button>
      }
    >
      <MenuChoice
        label={t("size")}
        value={look.size}
        options={TEXT_SIZES.map((value) => ({ value, label: t(`sizes.${value}`) }))}
        onChange={(size) => change({ ...look, size })}
      />
      <MenuLine />
      <MenuChoice
        label={t("width")}
        value={look.width}
        options={TEXT_WIDTHS.map((value) => ({ value, label: t(`widths.${value}`) }))}
        onChange={(width) => change({ ...look, width })}
      />
    </Menu>
  );
}
