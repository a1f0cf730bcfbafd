import "server-only";
import { SOURCE_FORMAT_IDS, SOURCE_FORMATS } from "@/lib/contract/formats";
import { fileName } from "@/lib/format/file-name";
import type { SourceFormat } from "@/lib/format/references";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { streamOf, type Download } from "@/server/http/download";
import { read } from "@/server/platform/db";
import { listSources } from "@/server/source/sources";
import { SOURCE_WRITERS } from "./source-formats";

/** Sources that are read at once. */
const STEP = 500;

/** The sources of a project that the viewer sees, as a file of references. */
export async function exportSources(
  viewer: Viewer,
  projectId: string,
  format: string,
): Promise<Outcome<Download>> {
  const refusal = whyNot("export.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const known = SOURCE_FORMATS.find(({ id }) => id === format);
  if (!known) {
    const formats = [...SOURCE_FORMAT_IDS];
    return refused("not-found", reason("Refusals.missing.exportFormat", { formats }));
  }
  const project = await read.project.findUnique({
    where: { id: projectId },
    select: { name: true },
  });
  return done({
    stream: streamOf(written(viewer, projectId, SOURCE_WRITERS[known.id])),
    fileName: fileName(`${project?.name ?? ""} sources`, known.ending),
    mediaType: known.mediaType,
  });
}

async function* written(
  viewer: Viewer,
  projectId: string,
  { before, between, after, entry }: SourceFormat,
): AsyncGenerator<string> {
  yield before;
  let isFirst = true;
  let at: string | undefined;
  do {
    const page = await listSources(viewer, projectId, {
      limit: STEP,
      ...(at === undefined ? {} : { after: at }),
    });
    if (!page.ok) throw new Error("The project can not be read any more.");
    for (const source of page.value.items) {
      yield (isFirst ? "" : between) + entry(source);
      isFirst = false;
    }
    at = page.value.next ?? undefined;
  } while (at !== undefined);
  yield after;
}
