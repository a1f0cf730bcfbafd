import type {
  AboutText,
  IncomingAnnotation,
  ReadFile,
  TextReader,
} from "@/lib/format/read/incoming";

/** A text with a character beyond the Basic Multilingual Plane, and words that stand twice. */
export const QUAY =
  "🌉 The pier is shut.\n\nThe quay is open, says the mayor. The quay is closed, says Bo.";

export const aboutQuay: AboutText = {
  documentId: "01920000-0000-7000-8000-0000000000d1",
  title: "The quay",
  url: "https://harbour.test/quay",
  text: QUAY,
  codebook: [
    { kind: "claim", slug: "factual", label: "Factual" },
    { kind: "rhetoric", slug: "doubt", label: "Doubt" },
    { kind: "rhetoric", slug: "loaded-language", label: "Loaded language" },
    { kind: "quotation", slug: "indirect", label: "Indirect" },
  ],
};

/** What a reader makes of a file. @throws where nothing of it can be read. */
export function readAll(reader: TextReader, content: unknown, about = aboutQuay): ReadFile {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const read = reader(text, about);
  if (!read.ok) throw new Error(JSON.stringify(read.why));
  return read.value;
}

/** The annotations of what was read, in order. */
export function valuesOf({ items }: ReadFile): IncomingAnnotation[] {
  return items.flatMap(({ value }) => (value === null ? [] : [value]));
}

/** The refused things of what was read: their line and the key of the reason. */
export function refusalsOf({ items }: ReadFile): [number, string][] {
  return items.flatMap((item) => (item.value === null ? [[item.line, item.why.key]] : []));
}

/** Which notices there are, without their figures. */
export function noticesOf({ notices }: ReadFile): string[] {
  return notices.map(({ key }) => key.replace("Refusals.import.notices.", ""));
}
