import type { Metadata } from "next";
import { requireDocument } from "@/app/require-document";
import { ExportPage } from "@/components/export/export-page";
import { noteReading } from "@/server/audit/readings";
import { messages } from "@/server/platform/messages";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
}

export const metadata: Metadata = { title: messages.ExportFormats.name };

/** What each format of export holds of a document, with its first lines. */
export default async function DocumentExportPage({ params }: Props) {
  const { viewer, project, document } = await requireDocument(params, "export");
  noteReading(viewer, { kind: "document", in: "Document", id: document.id });
  return (
    <ExportPage
      viewer={viewer}
      project={{ id: project.id, name: project.name }}
      document={document}
    />
  );
}
