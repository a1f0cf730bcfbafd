import { handle } from "@/app/api/handler/handle";
import { sentWithDecisions } from "@/app/api/handler/file-with-decisions";
import { SOURCE_FORMAT_IDS } from "@/lib/contract/formats";
import { importSourcesCall, sourceDecisions } from "@/lib/contract/source-files";
import { MAX_SOURCE_FILE_BYTES } from "@/lib/contract/source-terms";
import { done, refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { importSources, readSources } from "@/server/import/import-sources";
import { sentenceOf } from "@/server/platform/messages";

export const POST = handle(importSourcesCall, async (viewer, { request, params, query }) => {
  const { projectId } = params;
  const format = SOURCE_FORMAT_IDS.find((one) => one === params.format) ?? null;
  if (format === null && params.format !== "auto") {
    const formats = ["auto", ...SOURCE_FORMAT_IDS];
    return refused("not-found", reason("Refusals.import.format", { formats }));
  }
  const sent = await sentWithDecisions(request, {
    largest: MAX_SOURCE_FILE_BYTES,
    shape: sourceDecisions,
    notUnderstood: reason("Refusals.sourceFile.decisions"),
  });
  if (!sent.ok) return sent;
  const { bytes, decisions } = sent.value;
  const file = await readSources(viewer, projectId, { format, bytes }, request.signal);
  if (!file.ok) return file;
  const { unread, notices, sources } = file.value;
  const imported = await importSources(viewer, projectId, sources, {
    dryRun: query.dryRun === "true",
    undecided: query.differing ?? "ours",
    decisions,
  });
  if (!imported.ok) return imported;
  return done({
    format: file.value.format,
    ...imported.value,
    unread: unread.map(({ line, name, why }) => ({ line, name, reason: sentenceOf(why) })),
    notices: notices.map(sentenceOf),
  });
});
