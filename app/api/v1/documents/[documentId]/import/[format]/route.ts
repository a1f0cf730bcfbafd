import { bytesOf } from "@/app/api/handler/body";
import { handle } from "@/app/api/handler/handle";
import { importedItems, jsonLines } from "@/app/api/handler/json-lines";
import {
  IMPORT_FORMATS,
  importAnnotationsCall,
  MAX_IMPORT_BYTES,
  type ImportFormat,
} from "@/lib/contract/imports";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason, type Reason } from "@/lib/reason";
import type { Viewer } from "@/server/access/viewer";
import { importLines, type ReadLine } from "@/server/import/import-lines";
import { decodedText } from "@/server/import/import-readers";
import { readImport } from "@/server/import/read-import";
import { sentenceOf } from "@/server/platform/messages";

/** Every line is checked and looked up; more are another file's. */
const MAX_LINES = 100_000;

export const POST = handle(importAnnotationsCall, async (viewer, { request, params, query }) => {
  const { documentId } = params;
  const format = IMPORT_FORMATS.find((one) => one === params.format);
  if (!format) {
    return refused("not-found", reason("Refusals.import.format", { formats: [...IMPORT_FORMATS] }));
  }
  const bytes = await bytesOf(request, MAX_IMPORT_BYTES);
  if (!bytes.ok) return bytes;
  const file = await readFile(viewer, documentId, format, bytes.value, request.signal);
  if (!file.ok) return file;
  const { lines, notices } = file.value;
  const imported = await importLines(viewer, documentId, lines, query.dryRun === "true");
  if (!imported.ok) return imported;
  const { unplaced, notices: more, ...rest } = imported.value;
  const inWords = unplaced.map(({ why, ...each }) => ({ ...each, reason: sentenceOf(why) }));
  return done({ ...rest, unplaced: inWords, notices: [...notices, ...more].map(sentenceOf) });
});

interface Lines {
  readonly lines: Iterable<ReadLine>;
  readonly notices: readonly Reason[];
}

async function readFile(
  viewer: Viewer,
  documentId: string,
  format: ImportFormat,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Outcome<Lines>> {
  if (format !== "jsonl") {
    const read = await readImport(viewer, documentId, format, bytes, signal);
    if (!read.ok) return read;
    const { items, notices } = read.value;
    return done({ lines: importedItems(items), notices });
  }
  const text = decodedText(bytes);
  if (text === null) return refused("not-understood", reason("Refusals.import.notUtf8"));
  if (hasMoreLines(text, MAX_LINES)) {
    return refused("too-large", reason("Refusals.import.tooManyLines", { lines: MAX_LINES }));
  }
  return done({ lines: jsonLines(text), notices: [] });
}

function hasMoreLines(text: string, most: number): boolean {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    if (++lines > most) return true;
  }
  return false;
}
