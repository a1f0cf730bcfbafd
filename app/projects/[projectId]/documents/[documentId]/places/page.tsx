import type { Metadata } from "next";
import { requireDocument } from "@/app/require-document";
import { unwrapOrNotFound } from "@/app/require-session";
import { PlacesPage } from "@/components/revise/places-page";
import { noteReading } from "@/server/audit/readings";
import { readTextsPosition } from "@/server/live/follow";
import { messages } from "@/server/platform/messages";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
}

export const metadata: Metadata = { title: messages.Places.name };

/** The annotations of a document that a revision left without a certain place. */
export default async function UncertainPlacesPage({ params }: Props) {
  const { viewer, project, document, role, assigned } = await requireDocument(params, "places");
  const texts = unwrapOrNotFound(await readTextsPosition(viewer, project.id));
  noteReading(viewer, { kind: "document", in: "Document", id: document.id });
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
