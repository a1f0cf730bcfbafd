import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer, unwrapOrNotFound, UUID } from "@/app/require-session";
import { PlacesPage } from "@/components/revise/places-page";
import { noteReading } from "@/server/audit/readings";
import { readAboutReading } from "@/server/document/reading-page";
import { readTextsPosition } from "@/server/live/follow";
import { messages } from "@/server/platform/messages";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
}

export const metadata: Metadata = { title: messages.Places.name };

/** The annotations of a document that a revision left without a certain place. */
export default async function UncertainPlacesPage({ params }: Props) {
  const { projectId, documentId } = await params;
  const viewer = await requireViewer(`/projects/${projectId}/documents/${documentId}/places`);
  if (![projectId, documentId].every((id) => UUID.test(id))) notFound();
  const texts = unwrapOrNotFound(await readTextsPosition(viewer, projectId));
  const about = await readAboutReading(viewer, documentId);
  if (!about.ok || about.value.project.id !== projectId) notFound();
  noteReading(viewer, { kind: "document", in: "Document", id: documentId });
  const { project, document, role, assigned } = about.value;
  return (
    <PlacesPage
      viewer={viewer}
      role={role}
      finished={assigned === "finished"}
      project={{ id: project.id, name: project.name }}
      document={document}
      change={project.change}
      texts={texts}
    />
  );
}
