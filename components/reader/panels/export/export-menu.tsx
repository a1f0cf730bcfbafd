"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/later";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { useReaderContext } from "../../context/reader-context";
import { documentPagesFor, openDocumentPage } from "../../model/document-pages";
import { openPrintView } from "../../model/print-view";
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
      {/* Above the formats, each of which says what it leaves out, and which arrive a little later. */}
      <MenuItem onSelect={openPrintView}>{t("printView")}</MenuItem>
      <MenuLine />
      <ExportItems
        scope="document"
        hrefOf={(format) => `/api/v1/documents/${documentId}/export/${format}`}
      />
      <MenuLine />
      {documentPagesFor(reading.me).map(({ path, label }) => (
        <MenuItem key={path} onSelect={() => openDocumentPage(path)}>
          {t(label)}
        </MenuItem>
      ))}
    </Menu>
  );
}
