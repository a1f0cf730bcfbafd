import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findDocumentAccess, whyNot, type DocumentAccess } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { fetchDraft, type AddressDraft } from "./import/fetched-draft";
import { readDraft, type DocumentDraft, type ReadDraft } from "./import/read-draft";

/** A text that is to follow the one a document has: its characters, a file, or an address. */
export type RevisionDraft = (DocumentDraft | AddressDraft) & {
  /** The revision that it was compared with; the document must not have a newer one. */
  readonly after?: number;
};

interface Reading {
  /** Whether offsets of the structure count code points, else UTF-16 code units. */
  readonly inCodePoints?: boolean;
  readonly isTrial: boolean;
  readonly signal?: AbortSignal;
}

/** What was read, and where whoever sent it stands on the document. */
interface ReadRevision {
  readonly text: ReadDraft;
  readonly access: DocumentAccess;
}

/** Reads what somebody wants as the new text of a document, who has to be allowed to revise it. */
export async function readRevision(
  viewer: Viewer,
  documentId: string,
  draft: RevisionDraft,
  asking: Reading,
): Promise<Outcome<ReadRevision>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const why = whyNot("document.change", access);
  if (why || !access) return why ?? refused("not-found");
  const text = await readEither(viewer, documentId, draft, asking);
  return text.ok ? done({ text: text.value, access }) : text;
}

async function readEither(
  viewer: Viewer,
  documentId: string,
  draft: RevisionDraft,
  { inCodePoints, ...asking }: Reading,
): Promise<Outcome<ReadDraft>> {
  if ("url" in draft) {
    const fetched = await fetchDraft(viewer, draft, asking);
    return fetched.ok ? readDraft(fetched.value, { inCodePoints }) : fetched;
  }
  // Relative links are read against the address that the document came from.
  const document = await read.document.findUnique({
    where: { id: documentId },
    select: { url: true },
  });
  const source = document?.url ? { url: document.url } : undefined;
  return readDraft({ ...draft, source }, { inCodePoints });
}
