import "server-only";
import type { CodebookOutcome, ReadCodebook } from "@/lib/format/codebook/incoming";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { runTask, type Task } from "@/server/platform/workers";
import { readCodebookFile, type CodebookFile } from "./codebook-readers";

/** Below this many bytes even a file built to be slow takes a few milliseconds. */
const SHORT_FILE = 4_000;

export const READ_CODEBOOK: Task<CodebookFile, CodebookOutcome> = {
  name: "readCodebookFile",
  run: readCodebookFile,
  timeoutMs: 60_000,
  isShort: ({ bytes }) => bytes.length < SHORT_FILE,
};

/**
 * Reads the codes of a file for a project, for those who may change its codebook. Nothing is written:
 * {@link importCodebook} compares and writes what was read.
 */
export async function readCodebook(
  viewer: Viewer,
  projectId: string,
  file: CodebookFile,
  signal?: AbortSignal,
): Promise<Outcome<ReadCodebook>> {
  const refusal = whyNot("codebook.change", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const outcome = await runTask(READ_CODEBOOK, file, signal);
  if (!outcome.ok) return outcome;
  return outcome.value.ok
    ? done(outcome.value.value)
    : refused(outcome.value.problem, outcome.value.why);
}
