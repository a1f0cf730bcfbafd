import type { Metadata } from "next";
import { requireDocument } from "@/app/require-document";
import { ImportPage } from "@/components/annotation-import/import-page";
import { may } from "@/lib/access/policy";
import { messages } from "@/server/platform/messages";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
}

export const metadata: Metadata = { title: messages.AnnotationImport.name };

/** Imports annotations into a document. */
export default async function ImportAnnotationsPage({ params }: Props) {
  const { viewer, project, document, role, assigned } = await requireDocument(params, "import");
  const finished = assigned === "finished";
  return (
    <ImportPage
      viewer={viewer}
      project={{ id: project.id, name: project.name }}
      document={document}
      mayImport={may("annotation.import", { role, finished })}
      isFinished={finished && may("annotation.import", { role })}
    />
  );
}
