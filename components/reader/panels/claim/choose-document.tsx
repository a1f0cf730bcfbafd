"use client";
import { useState, type SyntheticEvent } from "react";
import { useTranslations } from "use-intl";
import type { Document } from "@/components/documents/document";
import type { Waiting } from "@/components/documents/file-line";
import { ImportDialog, type ImportWay } from "@/components/documents/import-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import { Select } from "@/components/ui/select";
import { may } from "@/lib/access/policy";
import "@/messages/evidence";
import { useReaderContext } from "../../context/reader-context";
import { useBeside } from "../../context/panes";
import { useDocuments } from "../../context/use-documents";

/**
 * Chooses another document of the project or imports one. It opens beside this one; if this card
 * belongs to the second document, it replaces the first.
 */
export function ChooseDocument({ onChoose }: { onChoose: (documentId: string) => void }) {
  const t = useTranslations("Evidence");
  const { reading, root } = useReaderContext();
  const beside = useBeside();
  const { documents, problem, refetch } = useDocuments();
  const [importing, setImporting] = useState(false);
  const { projectId, documentId: here } = reading.place;

  const others = documents.filter(({ id }) => id !== here);
  return (
    <>
      {problem && <Problem>{problem}</Problem>}
      <Field label={t("document")}>
        {(control) => (
          <Select
            {...control}
            value={(root ? beside.first.id : beside.documentId) ?? ""}
            options={[
              { value: "", label: t("chooseDocument") },
              ...others.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            onChange={(event) => event.target.value && onChoose(event.target.value)}
          />
        )}
      </Field>
      {may("document.add", { role: reading.me.role }) && (
        <div>
          <Button size="small" onClick={() => setImporting(true)}>
            {t("bringIn")}…
          </Button>
          <ImportHere
            projectId={projectId}
            open={importing}
            onOpenChange={setImporting}
            onIn={([first]) => {
              refetch();
              if (first) onChoose(first.id);
            }}
          />
        </div>
      )}
    </>
  );
}

interface ImportHereProps {
  readonly projectId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onIn: (documents: readonly Document[]) => void;
}

/**
 * The import dialog of the documents page; closing it by mistake loses nothing. Its keys and
 * submissions must not reach the form around it.
 */
function ImportHere({ projectId, ...dialog }: ImportHereProps) {
  const [files, setFiles] = useState<readonly Waiting[]>([]);
  const [tab, setTab] = useState<ImportWay>("files");
  const stay = (event: SyntheticEvent) => event.stopPropagation();
  return (
    <div role="presentation" onKeyDown={stay} onSubmit={stay}>
      <ImportDialog
        projectId={projectId}
        {...dialog}
        files={files}
        onFiles={setFiles}
        tab={tab}
        onTab={setTab}
      />
    </div>
  );
}
