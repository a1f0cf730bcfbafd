import type { Metadata } from "next";
import { requireDocument } from "@/app/require-document";
import { unwrapOrNotFound } from "@/app/require-session";
import { SuggestionsPage } from "@/components/suggestions/suggestions-page";
import { noteReading } from "@/server/audit/readings";
import { readTextsPosition } from "@/server/live/follow";
import { messages } from "@/server/platform/messages";
import { modelName } from "@/server/suggestion/model";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
}

export const metadata: Metadata = { title: messages.Suggestions.name };

/** What scripts and models suggest for a document, to be taken, adjusted or refused. */
export default async function DocumentSuggestionsPage({ params }: Props) {
  const { viewer, project, document, role, assigned } = await requireDocument(
    params,
    "suggestions",
  );
  const texts = unwrapOrNotFound(await readTextsPosition(viewer, project.id));
  noteReading(viewer, { kind: "document", in: "Document", id: document.id });
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
