import "server-only";
import type { addDocumentCall } from "@/lib/contract/documents";
import type { BodyOf } from "@/lib/contract/operation";
import { done, type Outcome } from "@/lib/outcome";
import type { SourceMetadata, TextFormat } from "@/lib/text/document-text";
import { storable } from "@/lib/text/incoming";
import type { Fetched } from "@/server/fetch/fetch-address";
import { convert, readFile } from "./convert";
import type { ConvertedFile, FileToConvert } from "./convert-file";
import type { TextToConvert } from "./convert-text";

type Body = BodyOf<typeof addDocumentCall>;

/** A text as somebody sent it: its characters, or a file. */
export type DocumentDraft = WrittenDraft | FileDraft;

type Known = Pick<Body, "id" | "title" | "source">;

interface WrittenDraft extends Known, Pick<TextToConvert, "part"> {
  readonly content: string;
  readonly format: TextFormat;
}

export interface FileDraft extends Known {
  readonly file: FileToConvert;
  /** The answer that the file is, where it was fetched. */
  readonly fetched?: Fetched;
}

/** What was sent, as the text that would be kept. */
export interface ReadDraft extends Omit<ConvertedFile, "title" | "metadata"> {
  readonly title: string;
  readonly source: SourceMetadata;
  /** What came in, where it is not the text itself and not kept as an archived copy. */
  readonly original: string | Uint8Array | null;
  readonly fetched?: Fetched;
}

const NOTHING_KNOWN: SourceMetadata = {
  author: "",
  speaker: "",
  publisher: "",
  date: "",
  url: "",
  language: "",
  rights: "",
};

/**
 * Reads a draft. What the text itself says of its title, author or date is taken where the draft
 * says nothing; a file's name is the last title but the first words. What was fetched has the
 * address that it names itself (its canonical one), else the one where it was found.
 */
export async function readDraft(
  draft: DocumentDraft,
  { inCodePoints = false } = {},
): Promise<Outcome<ReadDraft>> {
  const read = await readEither(draft, inCodePoints);
  if (!read.ok) return read;
  const { metadata, title, original, ...converted } = read.value;
  return done({
    ...converted,
    title: storable(draft.title || title || firstWords(converted.text)),
    source: { ...NOTHING_KNOWN, ...fromWhere(draft), ...storableFacts(metadata), ...draft.source },
    original,
    ...("fetched" in draft ? { fetched: draft.fetched } : {}),
  });
}

function fromWhere(draft: DocumentDraft): Partial<SourceMetadata> {
  return "fetched" in draft && draft.fetched ? { url: draft.fetched.finalUrl } : {};
}

function storableFacts(facts: Partial<SourceMetadata>): Partial<SourceMetadata> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, storable(fact)]));
}

async function readEither(draft: DocumentDraft, inCodePoints: boolean) {
  const address = draft.source?.url || undefined;
  if (!("file" in draft)) {
    const { content, format, part } = draft;
    const text = await convert({ content, format, part, address, inCodePoints });
    if (!text.ok) return text;
    return done({ ...text.value, format, original: content === text.value.text ? null : content });
  }
  const { bytes, name } = draft.file;
  // Where a file was fetched counts before what somebody says of it.
  const read = await readFile({ address, ...draft.file, inCodePoints });
  if (!read.ok) return read;
  const { text, title } = read.value;
  if (draft.fetched) {
    // The name of the file is made of the address and the type: nobody has given it.
    const notices = read.value.notices.filter(({ kind }) => kind !== "other-kind-of-file");
    return done({ ...read.value, notices, title: title ?? named(name), original: null });
  }
  const isSame = Buffer.from(text, "utf8").equals(bytes);
  return done({ ...read.value, title: title ?? named(name), original: isSame ? null : bytes });
}

/** A title for a file that has none in it: its name without the ending. */
function named(name: string): string {
  return name.replace(/\.[A-Za-z0-9]+$/, "").slice(0, 300);
}

/** A title for a text that came without one: its first words. */
function firstWords(text: string): string {
  const line = text.trimStart().split("\n", 1)[0] ?? "";
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/u, "")} …`;
}
