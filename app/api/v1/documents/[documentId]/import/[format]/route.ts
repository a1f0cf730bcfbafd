import { bytesOf } from "@/app/api/handler/body";
import { handle } from "@/app/api/handler/handle";
import { jsonLines } from "@/app/api/handler/json-lines";
import { IMPORT_FORMATS, importAnnotationsCall, MAX_IMPORT_BYTES } from "@/lib/contract/imports";
import { done, refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { importLines } from "@/server/annotation/import-lines";
import { sentenceOf } from "@/server/platform/messages";

/** Every line is checked and looked up; more are another file's. */
const MAX_LINES = 100_000;

export const POST = handle(importAnnotationsCall, async (viewer, { request, params, query }) => {
  if (!IMPORT_FORMATS.some((format) => format === params.format)) {
    return refused("not-found", reason("Refusals.import.format", { formats: [...IMPORT_FORMATS] }));
  }
  const bytes = await bytesOf(request, MAX_IMPORT_BYTES);
  if (!bytes.ok) return bytes;
  const text = decoded(bytes.value);
  if (text === null) return refused("not-understood", reason("Refusals.import.notUtf8"));
  if (hasMoreLines(text, MAX_LINES)) {
    return refused("too-large", reason("Refusals.import.tooManyLines", { lines: MAX_LINES }));
  }
  const lines = jsonLines(text);
  const imported = await importLines(viewer, params.documentId, lines, query.dryRun === "true");
  if (!imported.ok) return imported;
  const { unplaced, ...rest } = imported.value;
  const inWords = unplaced.map(({ why, ...each }) => ({ ...each, reason: sentenceOf(why) }));
  return done({ ...rest, unplaced: inWords });
});

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function hasMoreLines(text: string, most: number): boolean {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    if (++lines > most) return true;
  }
  return false;
}
