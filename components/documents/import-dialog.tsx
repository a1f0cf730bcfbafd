"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "../ui/dialog";
import { Tabs } from "../ui/tabs";
import { NO_METADATA, type Document } from "./document";
import type { Waiting } from "./file-line";
import { ImportFiles } from "./import-files";
import { ImportPaste, NOTHING_PASTED } from "./import-paste";

export interface ImportDialogProps {
  readonly projectId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly files: readonly Waiting[];
  readonly onFiles: (change: (files: readonly Waiting[]) => readonly Waiting[]) => void;
  readonly tab: "paste" | "files";
  readonly onTab: (tab: "paste" | "files") => void;
  /** Called with the imported documents; without it, the page of a single one is opened. */
  readonly onIn?: (documents: readonly Document[]) => void;
}

/**
 * Imports texts. The drafts are state of this component and not of the dialog's content, so that
 * closing the dialog loses nothing.
 */
export function ImportDialog(props: ImportDialogProps) {
  const { projectId, open, onOpenChange, files, onFiles, tab, onTab, onIn } = props;
  const t = useTranslations("Import");
  const [pasted, setPasted] = useState(NOTHING_PASTED);
  const [fileSource, setFileSource] = useState(NO_METADATA);
  const onPasted =
    onIn &&
    ((document: Document) => {
      onOpenChange(false);
      onIn([document]);
    });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("description")}
      wide
      guarded
    >
      <Tabs
        label={t("ways")}
        value={tab}
        onChange={(value) => onTab(value === "files" ? "files" : "paste")}
        tabs={[
          {
            value: "paste",
            label: t("paste"),
            content: (
              <ImportPaste
                projectId={projectId}
                draft={pasted}
                onChange={setPasted}
                onIn={onPasted}
              />
            ),
          },
          {
            value: "files",
            label: t("files"),
            content: (
              <ImportFiles
                projectId={projectId}
                files={files}
                onFiles={onFiles}
                source={fileSource}
                onSource={setFileSource}
                onDone={() => onOpenChange(false)}
                onIn={onIn}
              />
            ),
          },
        ]}
      />
    </Dialog>
  );
}
