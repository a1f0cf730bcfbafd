"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { FORMATS } from "@/lib/contract/formats";
import { openPrintView } from "../../model/print-view";

export function ExportMenu({ documentId }: { documentId: string }) {
  const t = useTranslations("Reader");
  return (
    <Menu trigger={<Button>{t("export")}</Button>}>
      {FORMATS.filter(({ scopes }) => scopes.some((scope) => scope === "document")).map(
        ({ id, label, ending }) => (
          <MenuItem
            key={id}
            href={`/api/v1/documents/${documentId}/export/${id}`}
            download
            aside={ending}
          >
            {label}
          </MenuItem>
        ),
      )}
      <MenuLine />
      <MenuItem onSelect={openPrintView}>{t("printView")}</MenuItem>
    </Menu>
  );
}
