import "server-only";
import type { ReadFile, ReadOutcome } from "@/lib/format/read/incoming";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { runTask, type Task } from "@/server/platform/workers";
import { aboutText } from "@/server/annotation/about-text";
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
  const about = await aboutText(membership);
  if (!about) return refused("not-found");
  const outcome = await runTask(READ_ANNOTATIONS, { format, bytes, about }, signal);
  if (!outcome.ok) return outcome;
  return outcome.value.ok
    ? done(outcome.value.value)
    : refused(outcome.value.problem, outcome.value.why);
}
