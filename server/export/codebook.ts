import "server-only";
import { CODEBOOK_FORMAT_IDS, CODEBOOK_FORMATS } from "@/lib/contract/formats";
import { codesOf, type CodebookToWrite } from "@/lib/format/codebook/code";
import { CODEBOOK_WRITERS } from "@/lib/format/codebook/files";
import { fileName } from "@/lib/format/file-name";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { streamOf, type Download } from "@/server/http/download";
import { publicUrl } from "@/server/http/public-url";
import { read } from "@/server/platform/db";
import { tagsWhere } from "@/server/tag/read";

/** The codebook of a project as a file of its own. */
export async function exportCodebook(
  viewer: Viewer,
  projectId: string,
  format: string,
  at = new Date(),
): Promise<Outcome<Download>> {
  const refusal = whyNot("codebook.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const known = CODEBOOK_FORMATS.find(({ id }) => id === format);
  if (!known) {
    const formats = [...CODEBOOK_FORMAT_IDS];
    return refused("not-found", reason("Refusals.missing.exportFormat", { formats }));
  }
  const project = await read.project.findUnique({
    where: { id: projectId },
    select: { name: true, codebookVersion: true },
  });
  const codebook: CodebookToWrite = {
    projectId,
    title: project?.name ?? "",
    version: project?.codebookVersion ?? 0,
    exportedAt: at.toISOString(),
    publicUrl: publicUrl(),
    codes: codesOf(await tagsWhere(read, { projectId })),
  };
  return done({
    stream: streamOf(CODEBOOK_WRITERS[known.id](codebook)),
    fileName: fileName(`${codebook.title} codebook`, known.ending),
    mediaType: known.mediaType,
  });
}
