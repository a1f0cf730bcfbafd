import "server-only";
import type { AboutText } from "@/lib/format/read/incoming";
import type { TagKind } from "@/lib/tag/codebook";
import type { DocumentAccess } from "@/server/access/membership";
import { revisionText } from "@/server/document/revision-text";
import { read } from "@/server/platform/db";
import { CODEBOOK_ORDER } from "@/server/project/codebook-order";

/** A document as readers of annotations need it: its present text, what it is called, the codebook. */
export async function aboutText({
  documentId,
  projectId,
  revisionNumber,
}: DocumentAccess): Promise<AboutText | null> {
  const [revision, document, tags] = await Promise.all([
    revisionText(read, documentId, revisionNumber),
    read.document.findUnique({ where: { id: documentId }, select: { title: true, url: true } }),
    read.tag.findMany({
      where: { projectId, deletedAt: null },
      orderBy: [...CODEBOOK_ORDER],
      select: { kind: true, slug: true, label: true },
    }),
  ]);
  if (!revision || !document) return null;
  const codebook = tags.map(({ kind, ...rest }) => ({ kind: kind as TagKind, ...rest }));
  return { documentId, ...document, text: revision.text, codebook };
}
