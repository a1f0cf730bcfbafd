import "server-only";
import type { documentPreview } from "@/lib/contract/documents";
import type { ShapeOf } from "@/lib/contract/offsets";
import { done, type Outcome } from "@/lib/outcome";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { fetchedFromOf } from "./archive";
import { noticesOf } from "./import/notices";
import { readDraft, type DocumentDraft, type ReadDraft } from "./import/read-draft";

type Preview = ShapeOf<typeof documentPreview>;

/** What a text would be kept as; nothing is stored. Offsets of the structure count code points. */
export async function previewDocument(
  viewer: Viewer,
  projectId: string,
  draft: DocumentDraft,
): Promise<Outcome<Preview>> {
  const why = whyNot("document.add", await findMembership(read, viewer, projectId));
  if (why) return why;
  const draftRead = await readDraft(draft, { inCodePoints: true });
  if (!draftRead.ok) return draftRead;
  return done(await previewOf(viewer, projectId, draftRead.value, draft.id));
}

/** A text that was read with the offsets of its structure in code points; `id` is its document's. */
export async function previewOf(
  viewer: Viewer,
  projectId: string,
  draftRead: ReadDraft,
  id?: string,
): Promise<Preview> {
  const { title, source, format, text, structure, fetched } = draftRead;
  return {
    title,
    source,
    format,
    text,
    structure: JSON.parse(structure) as Preview["structure"],
    notices: await noticesOf(viewer, projectId, draftRead, id),
    ...(fetched ? { fetched: fetchedFromOf(fetched) } : {}),
  };
}
