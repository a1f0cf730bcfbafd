import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer, UUID } from "@/app/require-session";
import { ImportPage } from "@/components/annotation-import/import-page";
import { may } from "@/lib/access/policy";
import { readAboutReading } from "@/server/document/reading-page";
import { messages } from "@/server/platform/messages";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
}

export const metadata: Metadata = { title: messages.AnnotationImport.name };

/** Imports annotations into a document. */
export default async function ImportAnnotationsPage({ params }: Props) {
  const { projectId, documentId } = await params;
  const viewer = await requireViewer(`/projects/${projectId}/documents/${documentId}/import`);
  if (![projectId, documentId].every((id) => UUID.test(id))) notFound();
  const about = await readAboutReading(viewer, documentId);
  if (!about.ok || about.value.project.id !== projectId) notFound();
  const { project, document, role, assigned } = about.value;
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
