"use client";
import { useTranslations } from "use-intl";
import "@/messages/documents";
import { Dialog } from "../ui/dialog";
import { Tabs } from "../ui/tabs";
import { useFormDraft } from "../use-form-draft";
import { NO_METADATA, type Document } from "./document";
import type { Waiting } from "./file-line";
import { ImportAddress, NO_ADDRESS } from "./import-address";
import { ImportFiles } from "./import-files";
import { ImportPaste, NOTHING_PASTED } from "./import-paste";

const WAYS = ["paste", "files", "address"] as const;

export type ImportWay = (typeof WAYS)[number];

export interface ImportDialogProps {
  readonly projectId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly files: readonly Waiting[];
  readonly onFiles: (change: (files: readonly Waiting[]) => readonly Waiting[]) => void;
  readonly tab: ImportWay;
  readonly onTab: (tab: ImportWay) => void;
  /** Called with the imported documents; without it, the page of a single one is opened. */
  readonly onIn?: (documents: readonly Document[]) => void;
}

/** The name under which what is written is kept. */
export const importFilesDraft = (projectId: string) => `import-files/${projectId}`;
export const importAddressDraft = (projectId: string) => `import-address/${projectId}`;
export const importDraft = (projectId: string) => `import/${projectId}`;

/** Imports texts. What was pasted is kept until it is imported; files wait as long as the page is open. */
export function ImportDialog(props: ImportDialogProps) {
  const { open, onOpenChange } = props;
  const t = useTranslations("Import");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("description")}
      wide
      guarded
    >
      <Ways {...props} />
    </Dialog>
  );
}

function Ways(props: ImportDialogProps) {
  const { projectId, onOpenChange, files, onFiles, tab, onTab, onIn } = props;
  const t = useTranslations("Import");
  const pasting = useFormDraft(importDraft(projectId), () => NOTHING_PASTED);
  const describing = useFormDraft(importFilesDraft(projectId), () => NO_METADATA);
  const typing = useFormDraft(importAddressDraft(projectId), () => NO_ADDRESS);
  const onSingle =
    onIn &&
    ((document: Document) => {
      onOpenChange(false);
      onIn([document]);
    });
  return (
    <Tabs
      label={t("ways")}
      value={tab}
      onChange={(value) => onTab(WAYS.find((way) => way === value) ?? "paste")}
      tabs={[
        {
          value: "paste",
          label: t("paste"),
          content: <ImportPaste projectId={projectId} pasting={pasting} onIn={onSingle} />,
        },
        {
          value: "files",
          label: t("files"),
          content: (
            <ImportFiles
              projectId={projectId}
              files={files}
              onFiles={onFiles}
              describing={describing}
              onDone={() => onOpenChange(false)}
              onIn={onIn}
            />
          ),
        },
        {
          value: "address",
          label: t("fromAddress"),
          content: <ImportAddress projectId={projectId} typing={typing} onIn={onSingle} />,
        },
      ]}
    />
  );
}
