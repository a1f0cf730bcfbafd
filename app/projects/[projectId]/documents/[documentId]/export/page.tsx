import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer, UUID } from "@/app/require-session";
import { ExportPage } from "@/components/export/export-page";
import { noteReading } from "@/server/audit/readings";
import { readAboutReading } from "@/server/document/reading-page";
import { messages } from "@/server/platform/messages";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
}

export const metadata: Metadata = { title: messages.ExportFormats.name };

/** What each format of export holds of a document, with its first lines. */
export default async function DocumentExportPage({ params }: Props) {
  const { projectId, documentId } = await params;
  const viewer = await requireViewer(`/projects/${projectId}/documents/${documentId}/export`);
  if (![projectId, documentId].every((id) => UUID.test(id))) notFound();
  const about = await readAboutReading(viewer, documentId);
  if (!about.ok || about.value.project.id !== projectId) notFound();
  noteReading(viewer, { kind: "document", in: "Document", id: documentId });
  const { project, document } = about.value;
  return (
    <ExportPage
      viewer={viewer}
      project={{ id: project.id, name: project.name }}
      document={document}
    />
  );
}
