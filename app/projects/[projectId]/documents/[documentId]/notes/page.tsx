import type { Metadata } from "next";
import { requireDocument } from "@/app/require-document";
import { unwrapOrNotFound } from "@/app/require-session";
import { noteFilterFrom } from "@/components/notes/note-filter";
import { NotesPage } from "@/components/notes/notes-page";
import { noteReading } from "@/server/audit/readings";
import { readSeenAt } from "@/server/document/news";
import { readTextsPosition } from "@/server/live/follow";
import { messages } from "@/server/platform/messages";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export const metadata: Metadata = { title: messages.Notes.name };

/** Everything that is noted on the annotations of a document. */
export default async function DocumentNotesPage({ params, searchParams }: Props) {
  const { viewer, project, document, role } = await requireDocument(params, "notes");
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    if (typeof value === "string") query.set(name, value);
  }
  const texts = unwrapOrNotFound(await readTextsPosition(viewer, project.id));
  const seenAt = await readSeenAt(viewer, { projectId: project.id, documentId: document.id });
  noteReading(viewer, { kind: "document", in: "Document", id: document.id });
  return (
    <NotesPage
      viewer={viewer}
      role={role}
      project={{ id: project.id, name: project.name }}
      document={document}
      filter={noteFilterFrom(query)}
      seenAt={seenAt?.toISOString() ?? null}
      change={project.change}
      texts={texts}
    />
  );
}
