import { checkedCodes, sentCodebook } from "@/app/api/handler/codebook-file";
import { handle } from "@/app/api/handler/handle";
import { importCodebookCall } from "@/lib/contract/codebook-files";
import { CODEBOOK_FORMAT_IDS } from "@/lib/contract/formats";
import { done, refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { importCodebook } from "@/server/import/import-codebook";
import { readCodebook } from "@/server/import/read-codebook";
import { sentenceOf } from "@/server/platform/messages";

export const POST = handle(importCodebookCall, async (viewer, { request, params, query }) => {
  const { projectId } = params;
  const format = CODEBOOK_FORMAT_IDS.find((one) => one === params.format);
  if (!format) {
    const formats = [...CODEBOOK_FORMAT_IDS];
    return refused("not-found", reason("Refusals.import.format", { formats }));
  }
  const sent = await sentCodebook(request);
  if (!sent.ok) return sent;
  const { bytes, decisions } = sent.value;
  const file = await readCodebook(viewer, projectId, { format, bytes }, request.signal);
  if (!file.ok) return file;
  const { codes, unread } = checkedCodes(file.value);
  const imported = await importCodebook(viewer, projectId, codes, {
    dryRun: query.dryRun === "true",
    otherKind: query.kind ?? "claim",
    undecided: query.collisions ?? "ours",
    recheck: query.recheck !== "false",
    version: query.version ?? null,
    decisions,
  });
  if (!imported.ok) return imported;
  const { unread: more, notices, ...rest } = imported.value;
  const inWords = [...unread, ...more]
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, name, why }) => ({ line, name, reason: sentenceOf(why) }));
  return done({
    ...rest,
    unread: inWords,
    notices: [...file.value.notices, ...notices].map(sentenceOf),
  });
});
