"use client";
import { useTranslations } from "use-intl";
import { ExportItems } from "@/components/export/export-items";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { openPrintView } from "../../model/print-view";

export function ExportMenu({ documentId }: { documentId: string }) {
  const t = useTranslations("Reader");
  return (
    <Menu trigger={<Button>{t("export")}</Button>}>
      <ExportItems
        scope="document"
        hrefOf={(format) => `/api/v1/documents/${documentId}/export/${format}`}
      />
      <MenuLine />
      <MenuItem onSelect={openPrintView}>{t("printView")}</MenuItem>
    </Menu>
  );
}
