"use client";
import { useState, type SyntheticEvent } from "react";
import { useTranslations } from "use-intl";
import type { Document } from "@/components/documents/document";
import type { Waiting } from "@/components/documents/file-line";
import { ImportDialog } from "@/components/documents/import-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import { Select } from "@/components/ui/select";
import { may } from "@/lib/access/policy";
import { useReaderContext } from "../../context/reader-context";
import { useBeside } from "../../context/panes";
import { useDocuments } from "../../context/use-documents";

/**
 * The other documents of the project, and a way to bring one in on the spot. What is chosen opens
 * beside this one; from the second document's card, in the place of the first.
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
 * The import of the documents page, in which nothing is lost when it is closed by mistake. What
 * is typed and pressed in it stays in it: it stands in the middle of a form of its own.
 */
function ImportHere({ projectId, ...dialog }: ImportHereProps) {
  const [files, setFiles] = useState<readonly Waiting[]>([]);
  const [tab, setTab] = useState<"paste" | "files">("files");
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
