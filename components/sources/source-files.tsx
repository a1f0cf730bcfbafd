"use client";
import { useTranslations } from "use-intl";
import { SOURCE_FORMATS } from "@/lib/contract/formats";
import "@/messages/source-files";
import { Button, buttonClass } from "../ui/button";
import { Link } from "../ui/link";
import { Menu, MenuItem } from "../ui/menu";

interface SourceFilesProps {
  readonly projectId: string;
  readonly mayImport: boolean;
}

/** The formats of an export of the sources, and the way to import some. */
export function SourceFiles({ projectId, mayImport }: SourceFilesProps) {
  const t = useTranslations("SourceFiles");
  return (
    <>
      {mayImport && (
        <Link className={buttonClass()} href={`/projects/${projectId}/sources/import`}>
          {t("import")}
        </Link>
      )}
      <Menu trigger={<Button>{t("export")}</Button>}>
        {SOURCE_FORMATS.map(({ id, label, ending }) => (
          <MenuItem
            key={id}
            href={`/api/v1/projects/${projectId}/sources/export/${id}`}
            download
            aside={ending}
            detail={t(`loss.${id}`)}
          >
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
