"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/later";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { may } from "@/lib/access/policy";
import { useReaderContext } from "../../context/reader-context";
import {
  openImport,
  openPast,
  openPrintView,
  openRevisions,
  openRevise,
} from "../../model/print-view";
import styles from "./export-menu.module.css";

const ExportItems = later(async () => (await import("../../later-parts")).ExportItems);

export function ExportMenu({ documentId }: { documentId: string }) {
  const t = useTranslations("Reader");
  const { reading } = useReaderContext();
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
      {may("document.change", { role: reading.me.role }) && (
        <MenuItem onSelect={openRevise}>{t("revise")}</MenuItem>
      )}
      {may("annotation.import", reading.me) && (
        <MenuItem onSelect={openImport}>{t("importAnnotations")}</MenuItem>
      )}
      <MenuItem onSelect={openRevisions}>{t("revisions")}</MenuItem>
    </Menu>
  );
}
