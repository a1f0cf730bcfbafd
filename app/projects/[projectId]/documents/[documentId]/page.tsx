import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { withQuery, requireViewer, UUID } from "@/app/require-session";
import { Reader } from "@/components/reader/reader";
import { readDocument } from "@/server/document/read";
import { readForReading } from "@/server/document/reading-page";
import { currentViewer } from "@/server/account/session";

interface Asked {
  readonly params: Promise<{ projectId: string; documentId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Asked): Promise<Metadata> {
  const viewer = await currentViewer();
  const document =
    viewer && isId(await params) && (await readDocument(viewer, (await params).documentId));
  return document && document.ok ? { title: document.value.title } : {};
}

export default async function DocumentPage({ params, searchParams }: Asked) {
  const { projectId, documentId } = await params;
  const asked = await searchParams;
  const here = `/projects/${projectId}/documents/${documentId}`;
  const viewer = await requireViewer(withQuery(here, asked));
  if (!isId({ projectId, documentId })) notFound();
  const reading = await readForReading(viewer, documentId);
  if (!reading.ok || reading.value.project.id !== projectId) notFound();
  return <Reader {...reading.value} view={asked.view === "print" ? "print" : undefined} />;
}

/** The database accepts only UUIDs as ids; anything else names nothing. */
function isId({ projectId, documentId }: { projectId: string; documentId: string }): boolean {
  return [projectId, documentId].every((id) => UUID.test(id));
}
