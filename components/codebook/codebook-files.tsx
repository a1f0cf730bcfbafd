"use client";
import { useFormatter, useTranslations } from "use-intl";
import { CODEBOOK_FORMATS } from "@/lib/contract/formats";
import { CODEBOOK_LOSSES, type CodebookPart } from "@/lib/format/codebook/loss";
import { Button, buttonClass } from "../ui/button";
import { Link } from "../ui/link";
import { Menu, MenuItem } from "../ui/menu";
import { CodebookFilesWords } from "./codebook-files-words";
import styles from "./codebook-files.module.css";

interface CodebookFilesProps {
  readonly projectId: string;
  readonly mayChange: boolean;
}

/** The formats of a codebook's export, each with what its file does not hold, and the way to import. */
export function CodebookFiles(props: CodebookFilesProps) {
  return (
    <CodebookFilesWords>
      <Files {...props} />
    </CodebookFilesWords>
  );
}

function Files({ projectId, mayChange }: CodebookFilesProps) {
  const t = useTranslations("CodebookFiles");
  const { list } = useFormatter();
  const named = (parts: readonly CodebookPart[]) =>
    list(
      parts.map((part) => t(`part.${part}`)),
      { type: "unit" },
    );
  return (
    <div className={styles.tools}>
      {mayChange && (
        <Link className={buttonClass()} href={`/projects/${projectId}/codebook/import`}>
          {t("import")}
        </Link>
      )}
      <Menu trigger={<Button>{t("export")}</Button>}>
        {CODEBOOK_FORMATS.map(({ id, label, ending }) => {
          const { lost, aside } = CODEBOOK_LOSSES[id];
          const sentences = [
            ...(lost.length > 0 ? [t("lost", { parts: named(lost) })] : []),
            ...(aside.length > 0 ? [t("aside", { parts: named(aside) })] : []),
          ];
          return (
            <MenuItem
              key={id}
              href={`/api/v1/projects/${projectId}/codebook/export/${id}`}
              download
              aside={ending}
              detail={sentences.join(" ")}
            >
              {label}
            </MenuItem>
          );
        })}
      </Menu>
    </div>
  );
}
