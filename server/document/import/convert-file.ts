import { refused, type Refusal } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Part } from "@/lib/text/document-text";
import type { Notice } from "@/lib/text/incoming";
import { convertText, type ConvertedText, type WrittenFormat } from "./convert-text";
import { decode } from "./decode";
import { binaryKind, writtenKind, type FileKind } from "./file-kind";
import { Zip, ZipRefusal } from "./zip";

/** A file as it came, with what a person chose for it. */
export interface FileToConvert {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Declared by whoever sent the file: a label of the WHATWG Encoding standard. */
  readonly declaredEncoding?: string;
  /** Chosen by a person; comes before what the file says. */
  readonly encoding?: string;
  readonly part?: Part;
  /** As in {@link TextToConvert}. */
  readonly inCodePoints?: boolean;
}

/** What a file was, as a frozen text; `format` is what its revision calls it. */
export interface ConvertedFile extends ConvertedText {
  readonly format: string;
}

export type FileOutcome =
  { readonly ok: true; readonly value: ConvertedFile } | ({ readonly ok: false } & Refusal);

const BY_ENDING: Readonly<Record<string, FileKind>> = {
  txt: "plain",
  text: "plain",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "xhtml",
  xht: "xhtml",
};

/** The readers of written kinds; the others are refused by name. */
const READ_AS: Partial<Readonly<Record<FileKind, WrittenFormat>>> = {
  plain: "plain",
  markdown: "markdown",
  html: "html",
  xhtml: "xhtml",
};

/**
 * A file as a frozen text, or why it can not be one. What it is is told by its bytes; its name
 * decides only between plain text, Markdown and pages, which may begin alike. A file whose name
 * says something else is read as what it is, and a notice says so.
 */
export function convertFile(file: FileToConvert): FileOutcome {
  try {
    return convert(file);
  } catch (error) {
    if (error instanceof ZipRefusal) return refused("text-not-usable", error.reason);
    throw error;
  }
}

function convert(file: FileToConvert): FileOutcome {
  const { bytes, name } = file;
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const named = BY_ENDING[ending];
  const binary = binaryKind(bytes);
  if (binary === "zip") return packed(file);
  if (binary) return notRead(binary);
  const decoded = decode(bytes, {
    markup: named === "html" || named === "xhtml" || beginsAsMarkup(bytes),
    chosen: file.encoding,
    declared: file.declaredEncoding,
  });
  if (!decoded.ok) return refused("text-not-usable", decoded.reason);
  const content = decoded.value;
  const kind = kindOf(content, named);
  const format = READ_AS[kind];
  if (!format) return notRead(kind);
  const converted = convertText({
    content,
    format,
    part: file.part,
    inCodePoints: file.inCodePoints,
  });
  if (!converted.ok) {
    const { problem, reason: why } = converted;
    return refused(problem === "too-long" ? "too-large" : "text-not-usable", why);
  }
  const notices: Notice[] = [...misnamed(ending, named, kind), ...decoded.notices];
  const value = { ...converted.value, format };
  return { ok: true, value: { ...value, notices: [...notices, ...value.notices] } };
}

/** An archive that holds one file is that file; in one that holds several, one must be chosen. */
function packed(file: FileToConvert): FileOutcome {
  const zip = new Zip(file.bytes);
  const names = zip.entries.map(({ name }) => name).filter((name) => !isLitter(name));
  const [only] = names;
  const bytes = only === undefined ? undefined : zip.read(only);
  if (only === undefined || !bytes || names.length > 1) {
    return refused("not-this-type", reason("Refusals.file.zip", { count: names.length }));
  }
  if (binaryKind(bytes) === "zip") return notRead("zip");
  return convert({ ...file, bytes, name: only.replace(/^.*\//, "") });
}

/** Files that programs add to archives for themselves. */
function isLitter(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/.test(name);
}

/** A page called .md or .txt is a page; one that is called .xhtml is read as its name says. */
function kindOf(content: string, named: FileKind | undefined): FileKind {
  const written = writtenKind(content);
  if (written === "html" && named === "xhtml") return "xhtml";
  return written ?? named ?? "plain";
}

function misnamed(ending: string, named: FileKind | undefined, kind: FileKind): Notice[] {
  if (ending === "" || named === kind || (named && named in PAGES && kind in PAGES)) return [];
  return [{ kind: "other-kind-of-file", params: { ending: `.${ending}`, kind } }];
}

const PAGES = { html: true, xhtml: true };

function beginsAsMarkup(bytes: Uint8Array): boolean {
  return /^(?:\xEF\xBB\xBF)?\s*<[!?a-z]/i.test(
    Buffer.from(bytes.subarray(0, 200)).toString("latin1"),
  );
}

function notRead(kind: FileKind) {
  return refused(
    "not-this-type",
    reason("Refusals.file.notRead", { kind: kind.replaceAll("-", "_") }),
  );
}
