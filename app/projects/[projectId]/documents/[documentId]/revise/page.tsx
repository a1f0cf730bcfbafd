import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer, UUID } from "@/app/require-session";
import { RevisePage } from "@/components/revise/revise-page";
import { may } from "@/lib/access/policy";
import { readAboutReading } from "@/server/document/reading-page";
import { messages } from "@/server/platform/messages";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
}

export const metadata: Metadata = { title: messages.Revise.name };

/** Adds a revision to a document. */
export default async function ReviseDocumentPage({ params }: Props) {
  const { projectId, documentId } = await params;
  const viewer = await requireViewer(`/projects/${projectId}/documents/${documentId}/revise`);
  if (![projectId, documentId].every((id) => UUID.test(id))) notFound();
  const about = await readAboutReading(viewer, documentId);
  if (!about.ok || about.value.project.id !== projectId) notFound();
  const { project, document, role } = about.value;
  return (
    <RevisePage
      viewer={viewer}
      project={{ id: project.id, name: project.name }}
      document={document}
      mayRevise={may("document.change", { role })}
    />
  );
}
