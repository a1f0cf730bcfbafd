import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { readAddress } from "@/server/fetch/web-address";
import { read } from "@/server/platform/db";
import { beganWithAddress } from "./archive";
import { fetchDraft, type AddressDraft } from "./import/fetched-draft";
import { previewDocument } from "./preview";
import { documentSeenBy } from "./read";
import { addDocument, type AddedDocument } from "./write";

/** What the text at an address would be kept as; nothing is stored. */
export async function previewFetched(
  viewer: Viewer,
  projectId: string,
  draft: AddressDraft,
  signal?: AbortSignal,
) {
  const why = whyNot("document.add", await findMembership(read, viewer, projectId));
  if (why) return why;
  const fetched = await fetchDraft(viewer, draft, { isTrial: true, signal });
  return fetched.ok ? previewDocument(viewer, projectId, fetched.value) : fetched;
}

/**
 * Brings in the text at an address, with what the address answered as an archived copy. Sent again
 * with its id, it answers what is there and fetches nothing.
 */
export async function addFetched(
  viewer: Viewer,
  projectId: string,
  draft: AddressDraft,
  signal?: AbortSignal,
): Promise<Outcome<AddedDocument>> {
  const before = await addedBefore(viewer, projectId, draft);
  if (before) return done(before);
  const why = whyNot("document.add", await findMembership(read, viewer, projectId));
  if (why) return why;
  const fetched = await fetchDraft(viewer, draft, { isTrial: false, signal });
  return fetched.ok ? addDocument(viewer, projectId, fetched.value) : fetched;
}

async function addedBefore(
  viewer: Viewer,
  projectId: string,
  { id: documentId, url: typed }: AddressDraft,
): Promise<AddedDocument | null> {
  const address = readAddress(typed);
  if (documentId === undefined || !address.ok) return null;
  const url = address.value.href;
  if (!(await beganWithAddress(viewer, { projectId, documentId, url }))) return null;
  const document = await documentSeenBy(read, viewer, documentId, projectId);
  return document && { ...document, notices: [] };
}
