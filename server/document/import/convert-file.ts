import { refused, type Refusal } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Notice, TextOutcome } from "@/lib/text/incoming";
import {
  asStored,
  convertText,
  type ConvertedText,
  type Page,
  type WrittenFormat,
} from "./convert-text";
import { decode } from "./decode";
import { binaryKind, writtenKind, type FileKind } from "./file-kind";
import { fromDocx } from "./docx";
import { fromEpub } from "./epub";
import { fromMail, fromSavedPage } from "./mail";
import { fromOdt } from "./odt";
import { fromPdf } from "./pdf";
import { fromRtf } from "./rtf";
import { Zip, ZipRefusal } from "./zip";

/** A file as it came, with what a person chose for it. */
export interface FileToConvert extends Page {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Declared by whoever sent the file: a label of the WHATWG Encoding standard. */
  readonly declaredEncoding?: string;
  /** Chosen by a person; comes before what the file says. */
  readonly encoding?: string;
  /** As in {@link TextToConvert}. */
  readonly address?: string;
  /** As in {@link TextToConvert}. */
  readonly inCodePoints?: boolean;
}

/** What a file was, as a frozen text; `format` is what its revision calls it. */
export interface ConvertedFile extends ConvertedText {
  readonly format: string;
}

export type FileOutcome =
  { readonly ok: true; readonly value: ConvertedFile } | ({ readonly ok: false } & Refusal);

const BY_ENDING: ReadonlyMap<string, FileKind> = new Map(
  Object.entries({
    txt: "plain",
    text: "plain",
    md: "markdown",
    markdown: "markdown",
    html: "html",
    htm: "html",
    xhtml: "xhtml",
    xht: "xhtml",
    docx: "docx",
    docm: "docx",
    dotx: "docx",
    odt: "odt",
    ott: "odt",
    pdf: "pdf",
    epub: "epub",
    rtf: "rtf",
    tei: "tei",
    srt: "srt",
    vtt: "vtt",
    eml: "mail",
    mht: "mhtml",
    mhtml: "mhtml",
  }),
);

/** Endings that several kinds have. */
const OF_MANY = new Set(["xml", "zip"]);

type Read = (file: FileToConvert) => TextOutcome | Promise<TextOutcome>;

/** The readers of kinds that are told by their bytes, before these are read as characters. */
const FROM_BYTES: Partial<Readonly<Record<FileKind, Read>>> = {
  docx: ({ bytes }) => fromDocx(new Zip(bytes)),
  odt: ({ bytes }) => fromOdt(new Zip(bytes)),
  epub: ({ bytes }) => fromEpub(new Zip(bytes)),
  pdf: ({ bytes }) => fromPdf(bytes),
  rtf: ({ bytes }) => fromRtf(bytes),
  mail: ({ bytes }) => fromMail(bytes),
  mhtml: ({ bytes, part }) => fromSavedPage(bytes, part),
};

/** The readers of characters. */
const FROM_CHARACTERS: Partial<Readonly<Record<FileKind, WrittenFormat>>> = {
  plain: "plain",
  markdown: "markdown",
  html: "html",
  xhtml: "xhtml",
  tei: "tei",
  "akoma-ntoso": "akoma-ntoso",
  srt: "subtitles",
  vtt: "subtitles",
};

/**
 * A file as a frozen text, or why it can not be one. What it is is told by its bytes; its name
 * decides only between plain text, Markdown and pages, which may begin alike. A file whose name
 * says something else is read as what it is, and a notice says so.
 */
export async function convertFile(file: FileToConvert): Promise<FileOutcome> {
  try {
    return await convert(file);
  } catch (error) {
    if (error instanceof ZipRefusal) return refused("text-not-usable", error.reason);
    throw error;
  }
}

async function convert(file: FileToConvert): Promise<FileOutcome> {
  const { bytes, name } = file;
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const binary = binaryKind(bytes);
  if (binary === "zip") return packed(file);
  if (binary) return fromBytes(binary, file, ending);
  const named = BY_ENDING.get(ending);
  const decoded = decode(bytes, {
    markup: named === "html" || named === "xhtml" || beginsAsMarkup(bytes),
    chosen: file.encoding,
    declared: file.declaredEncoding,
  });
  if (!decoded.ok) return refused("text-not-usable", decoded.reason);
  const kind = kindOf(decoded.value, named);
  if (FROM_BYTES[kind]) return fromBytes(kind, file, ending);
  const format = FROM_CHARACTERS[kind];
  if (!format) return notRead(kind);
  const { part, address, inCodePoints } = file;
  const converted = convertText({ content: decoded.value, format, part, address, inCodePoints });
  const before = [...misnamed(ending, kind), ...decoded.notices];
  return outcomeOf(converted, kind, before);
}

async function fromBytes(
  kind: FileKind,
  file: FileToConvert,
  ending: string,
): Promise<FileOutcome> {
  const readBytes = FROM_BYTES[kind];
  if (!readBytes) return notRead(kind);
  const text = await readBytes(file);
  const converted = text.ok
    ? { ok: true as const, value: asStored(text.value, file.inCodePoints) }
    : text;
  return outcomeOf(converted, kind, misnamed(ending, kind));
}

function outcomeOf(
  converted: ReturnType<typeof convertText>,
  format: FileKind,
  notices: readonly Notice[],
): FileOutcome {
  if (converted.ok) {
    const { value } = converted;
    return { ok: true, value: { ...value, format, notices: [...notices, ...value.notices] } };
  }
  const { problem, reason: why } = converted;
  return refused(problem === "too-long" ? "too-large" : "text-not-usable", why);
}

/** An archive that holds one file is that file; in one that holds several, one must be chosen. */
function packed(file: FileToConvert): Promise<FileOutcome> | FileOutcome {
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

/** Kinds that go by the same endings. */
const FAMILY: Partial<Readonly<Record<FileKind, string>>> = { xhtml: "html", vtt: "srt" };

function misnamed(ending: string, kind: FileKind): Notice[] {
  const named = BY_ENDING.get(ending);
  const family = (one: FileKind) => FAMILY[one] ?? one;
  if (ending === "" || OF_MANY.has(ending) || (named && family(named) === family(kind))) return [];
  const params = { ending: `.${ending}`, kind: kind.replaceAll("-", "_") };
  return [{ kind: "other-kind-of-file", params }];
}

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
