import { notFound } from "next/navigation";
import type { Viewer } from "@/server/access/viewer";
import { readAboutReading, type AboutReading } from "@/server/document/reading-page";
import { requireViewer, unwrapOrNotFound, UUID, withQuery } from "./require-session";

interface DocumentIds {
  readonly projectId: string;
  readonly documentId: string;
}

/**
 * The viewer of one of a document's pages, and the ids of its address. `place` is the part of the
 * address after the document: "revise".
 */
export async function requireDocumentAddress(
  params: Promise<DocumentIds>,
  place: string,
  query: Parameters<typeof withQuery>[1] = {},
): Promise<DocumentIds & { readonly viewer: Viewer }> {
  const { projectId, documentId } = await params;
  const here = `/projects/${projectId}/documents/${documentId}/${place}`;
  const viewer = await requireViewer(withQuery(here, query));
  if (![projectId, documentId].every((id) => UUID.test(id))) notFound();
  return { viewer, projectId, documentId };
}

/** The same with what is to be known of the document, which has to stand in the project. */
export async function requireDocument(
  params: Promise<DocumentIds>,
  place: string,
): Promise<Omit<AboutReading, "viewer"> & { readonly viewer: Viewer }> {
  const { viewer, projectId, documentId } = await requireDocumentAddress(params, place);
  const about = unwrapOrNotFound(await readAboutReading(viewer, documentId));
  if (about.project.id !== projectId) notFound();
  return { ...about, viewer };
}
