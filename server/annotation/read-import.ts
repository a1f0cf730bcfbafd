import "server-only";
import type { ReadFile, ReadOutcome } from "@/lib/format/read/incoming";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { TagKind } from "@/lib/tag/codebook";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { revisionText } from "@/server/document/revision-text";
import { read } from "@/server/platform/db";
import { runTask, type Task } from "@/server/platform/workers";
import { CODEBOOK_ORDER } from "@/server/project/codebook-order";
import { readAnnotations, type ReadInput, type WholeFormat } from "./import-readers";

/** Below this many bytes even a file built to be slow takes a few milliseconds. */
const SHORT_FILE = 4_000;
/** Of the text of the document, which is read and compared, in UTF-16 code units. */
const SHORT_TEXT = 20_000;

export const READ_ANNOTATIONS: Task<ReadInput, ReadOutcome> = {
  name: "readAnnotations",
  run: readAnnotations,
  timeoutMs: 60_000,
  isShort: ({ bytes, about }) => bytes.length < SHORT_FILE && about.text.length < SHORT_TEXT,
};

/**
 * Reads a file's annotations for a document, for those who may import them. Nothing is written:
 * {@link importLines} checks, places and writes what was read.
 */
export async function readImport(
  viewer: Viewer,
  documentId: string,
  format: WholeFormat,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Outcome<ReadFile>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("annotation.import", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const [revision, document, tags] = await Promise.all([
    revisionText(read, documentId, membership.revisionNumber),
    read.document.findUnique({ where: { id: documentId }, select: { title: true, url: true } }),
    read.tag.findMany({
      where: { projectId: membership.projectId, deletedAt: null },
      orderBy: [...CODEBOOK_ORDER],
      select: { kind: true, slug: true, label: true },
    }),
  ]);
  if (!revision || !document) return refused("not-found");
  const codebook = tags.map(({ kind, ...rest }) => ({ kind: kind as TagKind, ...rest }));
  const about = { documentId, ...document, text: revision.text, codebook };
  const outcome = await runTask(READ_ANNOTATIONS, { format, bytes, about }, signal);
  if (!outcome.ok) return outcome;
  return outcome.value.ok
    ? done(outcome.value.value)
    : refused(outcome.value.problem, outcome.value.why);
}
