import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { withQuery, requireViewer, UUID } from "@/app/require-session";
import { handOverText } from "@/components/reader/model/text-handover";
import { lookCookie } from "@/components/reader/model/text-look";
import { Reader } from "@/components/reader/reader";
import { lookFrom } from "@/lib/contract/look-as-word";
import { noteReading } from "@/server/audit/readings";
import { readForReading } from "@/server/document/reading-page";
import { readOpenedAs } from "@/server/document/reading-places";
import { firstOutlines } from "@/server/annotation/outlines";
import { placeCursor } from "@/app/api/handler/cursor";
import { currentViewer } from "@/server/account/session";

/** More than the first screens hold: these annotations are drawn as soon as the page is alive. */
const FIRST_OUTLINES = 200;

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Cached, since the page and its title both read it. */
const readingSeen = cache(readForReading);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await currentViewer();
  const reading =
    viewer && isId(await params) && (await readingSeen(viewer, (await params).documentId));
  return reading && reading.ok ? { title: reading.value.document.title } : {};
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const { projectId, documentId } = await params;
  const query = await searchParams;
  const here = `/projects/${projectId}/documents/${documentId}`;
  const viewer = await requireViewer(withQuery(here, query));
  if (!isId({ projectId, documentId })) notFound();
  const reading = await readingSeen(viewer, documentId);
  if (!reading.ok || reading.value.project.id !== projectId) notFound();
  noteReading(viewer, { kind: "document", in: "Document", id: documentId });
  if (query.view === "print") return <Reader {...reading.value} view="print" />;
  // Read after the document, whose feed is followed from where it stood then.
  const outlines = await firstOutlines(viewer, documentId, FIRST_OUTLINES);
  if (!outlines.ok) notFound();
  const next = placeCursor(outlines.value.next);
  const { text, ...opened } = reading.value;
  const { document, revision } = opened;
  const { look, stop } = await readOpenedAs(viewer, { projectId, documentId });
  // What was chosen in this browser without a connection, until the server has it.
  const unsent = (await cookies()).get(lookCookie(viewer.id))?.value;
  const source = {
    documentId: document.id,
    revision,
    length: text.length,
    key: handOverText(text),
  };
  return (
    <Reader
      {...opened}
      text={source}
      look={unsent ? lookFrom(unsent) : look}
      stop={stop}
      outlines={{ ...outlines.value, next }}
    />
  );
}

/** The database accepts only UUIDs as ids; anything else names nothing. */
function isId({ projectId, documentId }: { projectId: string; documentId: string }): boolean {
  return [projectId, documentId].every((id) => UUID.test(id));
}
