import type { ImportFormat } from "@/lib/contract/imports";
import type { ArchiveFiles, ArchiveReader } from "@/lib/format/read/archive";
import { readBrat, readBratArchive } from "@/lib/format/read/brat";
import { readCsv } from "@/lib/format/read/csv";
import { readDoccano } from "@/lib/format/read/doccano";
import { readHypothesis } from "@/lib/format/read/hypothesis";
import type { AboutText, ReadOutcome, TextReader } from "@/lib/format/read/incoming";
import { readLabelStudio } from "@/lib/format/read/label-studio";
import { readQde, readQdpxArchive } from "@/lib/format/read/qdpx";
import { readSemeval } from "@/lib/format/read/semeval";
import { readW3c } from "@/lib/format/read/w3c";
import { readWebanno } from "@/lib/format/read/webanno";
import { reason, type Reason } from "@/lib/reason";
import { Zip, ZipRefusal } from "@/server/document/import/zip";

/** The formats that are read as a whole; `jsonl` is read line by line while it is written. */
export type WholeFormat = Exclude<ImportFormat, "jsonl">;

const READERS: Readonly<Record<WholeFormat, TextReader>> = {
  w3c: readW3c,
  hypothesis: readHypothesis,
  doccano: readDoccano,
  "label-studio": readLabelStudio,
  semeval: readSemeval,
  csv: readCsv,
  brat: readBrat,
  webanno: readWebanno,
  qdpx: readQde,
};

/** The formats that also, or usually, come as a zip archive. */
const ARCHIVE_READERS: Readonly<Partial<Record<WholeFormat, ArchiveReader>>> = {
  brat: readBratArchive,
  qdpx: readQdpxArchive,
};

export interface ReadInput {
  readonly format: WholeFormat;
  readonly bytes: Uint8Array;
  readonly about: AboutText;
}

/** Reads the annotations of a file. Runs in a thread of its own: what is sent may be anything. */
export function readAnnotations({ format, bytes, about }: ReadInput): ReadOutcome {
  const what = binaryKind(bytes);
  const readArchive = what === "zip" ? ARCHIVE_READERS[format] : undefined;
  if (readArchive) return readZip(bytes, (files) => readArchive(files, about));
  const content = textIn(bytes);
  return content.ok ? READERS[format](content.value, about) : content;
}

/** A file that is not read at all. */
interface RefusedFile {
  readonly ok: false;
  readonly problem: "not-understood" | "not-this-type";
  readonly why: Reason;
}

/** The characters of a file that is text in UTF-8, or why it is none. */
export function textIn(
  bytes: Uint8Array,
): { readonly ok: true; readonly value: string } | RefusedFile {
  const what = binaryKind(bytes);
  if (what !== null) {
    const why = reason(`Refusals.import.notText.${what}`);
    return { ok: false, problem: "not-this-type", why };
  }
  const value = decodedText(bytes);
  if (value !== null) return { ok: true, value };
  return { ok: false, problem: "not-understood", why: reason("Refusals.import.notUtf8") };
}

/** Reads the texts of a zip, or says why it can not be opened. */
export function readZip<T>(bytes: Uint8Array, reader: (files: ArchiveFiles) => T): T | RefusedFile {
  try {
    const zip = new Zip(bytes);
    const text = (name: string) => {
      const file = zip.read(name);
      return file ? decodedText(file) : null;
    };
    return reader({ names: zip.entries.map(({ name }) => name), text });
  } catch (error) {
    if (error instanceof ZipRefusal) {
      return { ok: false, problem: "not-understood", why: error.reason };
    }
    throw error;
  }
}

const SIGNATURES = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
  ["gzip", [0x1f, 0x8b]],
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
] as const;

/** What a file that is not text is, by its first bytes. */
export function binaryKind(bytes: Uint8Array) {
  const [kind] = SIGNATURES.find(([, first]) => first.every((byte, at) => bytes[at] === byte)) ?? [
    null,
  ];
  return kind;
}

/** Text in UTF-8, or in UTF-16 with its mark; without the mark. Null for anything else. */
export function decodedText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const label = isUtf16 ? (first === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
