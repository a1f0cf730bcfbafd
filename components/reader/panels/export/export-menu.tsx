"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/later";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { openPast, openPrintView } from "../../model/print-view";
import styles from "./export-menu.module.css";

const ExportItems = later(async () => (await import("../../later-parts")).ExportItems);

export function ExportMenu({ documentId }: { documentId: string }) {
  const t = useTranslations("Reader");
  return (
    <Menu
      trigger={
        <Button>
          <span className={styles.word}>{t("export")}</span>
          <span aria-hidden="true" className={styles.sign}>
            ↓
          </span>
        </Button>
      }
    >
      <ExportItems
        scope="document"
        hrefOf={(format) => `/api/v1/documents/${documentId}/export/${format}`}
      />
      <MenuLine />
      <MenuItem onSelect={openPrintView}>{t("printView")}</MenuItem>
      <MenuItem onSelect={openPast}>{t("asItStood")}</MenuItem>
    </Menu>
  );
}
