import type { CodebookFormatId } from "@/lib/contract/formats";
import { CODEBOOK_READERS } from "@/lib/format/codebook/files";
import type { CodebookOutcome } from "@/lib/format/codebook/incoming";
import { readQdpxCodebook } from "@/lib/format/codebook/qdc";
import { reason } from "@/lib/reason";
import { binaryKind, readZip, textIn } from "./import-readers";

export interface CodebookFile {
  readonly format: CodebookFormatId;
  readonly bytes: Uint8Array;
}

/** The longest codebook that is not in an archive, in UTF-16 code units. */
const MAX_LENGTH = 20_000_000;

/** Reads the codes of a file. Runs in a thread of its own: what is sent may be anything. */
export function readCodebookFile({ format, bytes }: CodebookFile): CodebookOutcome {
  if (format === "qdc" && binaryKind(bytes) === "zip") return readZip(bytes, readQdpxCodebook);
  const text = textIn(bytes);
  if (!text.ok) return text;
  const { value: content } = text;
  if (content.length > MAX_LENGTH) {
    const why = reason("Refusals.codebookFile.tooLong", { millions: MAX_LENGTH / 1e6 });
    return { ok: false, problem: "too-large", why };
  }
  return CODEBOOK_READERS[format](content);
}
