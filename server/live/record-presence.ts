import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { SHARED } from "@/server/access/visible-annotations";
import { read } from "@/server/platform/db";
import { isFollowing } from "./registry";
import { addPage, removePage, type Presence } from "./presence";

/**
 * A page says that it is open, and what is selected in it; `null` says that it closes. Nothing of
 * it is stored: the instances keep it in memory and send it to each other.
 *
 * Which annotation is open is reported only when everybody may see that annotation. The database is
 * not asked for the access of somebody who follows the document here: that is known.
 */
export async function recordPresence(
  viewer: Viewer,
  documentId: string,
  tab: string,
  here: Omit<Presence, "tab"> | null,
): Promise<Outcome<null>> {
  if (!isFollowing(viewer.id, documentId)) {
    const membership = await findDocumentAccess(read, viewer, documentId);
    const refusal = whyNot("document.read", membership);
    if (refusal) return refusal;
  }
  const key = `${viewer.id}/${tab}`;
  if (here === null) {
    removePage(documentId, key);
    return done(null);
  }
  const annotationId = (await isShared(documentId, here.annotationId)) ? here.annotationId : null;
  const { revision, selection } = here;
  const { id, name } = viewer;
  addPage(key, { documentId, tab, id, name, revision, selection, annotationId });
  return done(null);
}

async function isShared(documentId: string, annotationId: string | null): Promise<boolean> {
  if (annotationId === null) return false;
  const shared = await read.annotation.findFirst({
    where: { id: annotationId, documentId, ...SHARED },
    select: { id: true },
  });
  return shared !== null;
}
