"use client";
import { useTranslations } from "use-intl";
import { CODEBOOK_FORMATS } from "@/lib/contract/formats";
import { CODEBOOK_LOSSES, type CodebookPart } from "@/lib/format/codebook/loss";
import "@/messages/codebook-files";
import { useLossSentence } from "../export/use-loss";
import { Button, buttonClass } from "../ui/button";
import { Link } from "../ui/link";
import { Menu, MenuItem } from "../ui/menu";
import styles from "./codebook-files.module.css";

interface CodebookFilesProps {
  readonly projectId: string;
  readonly mayChange: boolean;
}

/** The formats of a codebook's export, each with what its file does not hold, and the way to import. */
export function CodebookFiles({ projectId, mayChange }: CodebookFilesProps) {
  const t = useTranslations("CodebookFiles");
  const sentenceOf = useLossSentence();
  const named = (parts: readonly CodebookPart[]) => parts.map((part) => t(`part.${part}`));
  return (
    <div className={styles.tools}>
      {mayChange && (
        <Link className={buttonClass()} href={`/projects/${projectId}/codebook/import`}>
          {t("import")}
        </Link>
      )}
      <Menu trigger={<Button>{t("export")}</Button>}>
        {CODEBOOK_FORMATS.map(({ id, label, ending }) => (
          <MenuItem
            key={id}
            href={`/api/v1/projects/${projectId}/codebook/export/${id}`}
            download
            aside={ending}
            detail={sentenceOf(named(CODEBOOK_LOSSES[id].lost), named(CODEBOOK_LOSSES[id].aside))}
          >
            {label}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
