import "server-only";
import type { keepPlaceCall, readPlaceCall } from "@/lib/contract/reading-places";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { AnswerOf, BodyOf } from "@/lib/contract/operation";
import { lookFrom } from "@/lib/contract/look-as-word";
import type { TextLook } from "@/lib/contract/text-look";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { act } from "@/server/act/act";
import { read } from "@/server/platform/db";
import { revisionText } from "./revision-text";

/** Where the viewer stopped reading a document. Offsets count UTF-16 code units here. */
export async function readPlace(
  viewer: Viewer,
  documentId: string,
): Promise<Outcome<InUtf16<AnswerOf<typeof readPlaceCall>>>> {
  const refusal = whyNot("document.read", await findDocumentAccess(read, viewer, documentId));
  if (refusal) return refusal;
  const row = await read.readingPlace.findUnique({
    where: { userId_documentId: { userId: viewer.id, documentId } },
    select: { revision: true, offset: true, updatedAt: true },
  });
  if (!row) return done({ place: null });
  return done({ place: { ...row, updatedAt: row.updatedAt.toISOString() } });
}

/**
 * Keeps where the viewer stops. Written beside the work: nobody else sees it, so it takes no lock and
 * no number. The later of two writes stays.
 */
export function keepPlace(
  viewer: Viewer,
  documentId: string,
  { revision, offset }: InUtf16<BodyOf<typeof keepPlaceCall>>,
  now = new Date(),
): Promise<Outcome<{ updatedAt: string }>> {
  return act(async (tx) => {
    const membership = await findDocumentAccess(tx, viewer, documentId);
    const refusal = whyNot("document.read", membership);
    if (refusal || !membership) return refusal ?? refused("not-found");
    const text = await revisionText(tx, documentId, revision);
    if (!text) return refused("not-found");
    if (offset !== null && offset > text.text.length) return refused("span-outside-text");
    const { projectId } = membership;
    const place = { projectId, revision, offset, updatedAt: now };
    await tx.readingPlace.upsert({
      where: { userId_documentId: { userId: viewer.id, documentId } },
      create: { userId: viewer.id, documentId, ...place },
      update: place,
    });
    return done({ updatedAt: now.toISOString() });
  });
}

interface OpenedRow {
  readonly textLook: string;
  readonly revision: number | null;
  readonly offset: number | null;
  readonly updatedAt: Date | null;
}

/** How the reading page is opened for somebody: as they like texts set, and where they stopped. */
export interface OpenedAs {
  readonly look: TextLook;
  /** Null where nothing is known. */
  readonly stop: InUtf16<AnswerOf<typeof readPlaceCall>>["place"];
}

/** Both in one statement. The caller has shown that the viewer may read the document. */
export async function readOpenedAs(
  viewer: Viewer,
  { projectId, documentId }: { readonly projectId: string; readonly documentId: string },
): Promise<OpenedAs> {
  const [row] = await read.$queryRaw<OpenedRow[]>`
    SELECT u."textLook", p.revision, p."offset", p."updatedAt" FROM "User" u
    LEFT JOIN "ReadingPlace" p ON p."userId" = u.id AND p."documentId" = ${documentId}::uuid
      AND p."projectId" = ${projectId}::uuid
    WHERE u.id = ${viewer.id}::uuid`;
  const { revision = null, offset = null, updatedAt = null } = row ?? {};
  const isKnown = revision !== null && updatedAt !== null;
  return {
    look: lookFrom(row?.textLook),
    stop: isKnown ? { revision, offset, updatedAt: updatedAt.toISOString() } : null,
  };
}
