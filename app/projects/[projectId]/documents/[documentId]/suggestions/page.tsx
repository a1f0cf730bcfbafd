import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer, unwrapOrNotFound, UUID } from "@/app/require-session";
import { SuggestionsPage } from "@/components/suggestions/suggestions-page";
import { noteReading } from "@/server/audit/readings";
import { readAboutReading } from "@/server/document/reading-page";
import { readTextsPosition } from "@/server/live/follow";
import { messages } from "@/server/platform/messages";
import { modelName } from "@/server/suggestion/model";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
}

export const metadata: Metadata = { title: messages.Suggestions.name };

/** What scripts and models suggest for a document, to be taken, adjusted or refused. */
export default async function DocumentSuggestionsPage({ params }: Props) {
  const { projectId, documentId } = await params;
  const viewer = await requireViewer(`/projects/${projectId}/documents/${documentId}/suggestions`);
  if (![projectId, documentId].every((id) => UUID.test(id))) notFound();
  const texts = unwrapOrNotFound(await readTextsPosition(viewer, projectId));
  const about = await readAboutReading(viewer, documentId);
  if (!about.ok || about.value.project.id !== projectId) notFound();
  noteReading(viewer, { kind: "document", in: "Document", id: documentId });
  const { project, document, role, assigned } = about.value;
  return (
    <SuggestionsPage
      viewer={viewer}
      role={role}
      finished={assigned === "finished"}
      project={{ id: project.id, name: project.name }}
      document={document}
      change={project.change}
      texts={texts}
      model={modelName()}
    />
  );
}
