import { done, refused, type Outcome } from "@/lib/outcome";
import type { TextFormat } from "@/lib/text/document-text";
import { LONGEST_TEXT } from "@/lib/text/document-text";
import { decode } from "@/server/import/decode";
import type { DocumentDraft } from "@/server/documents/write";

const FORMAT_OF: Readonly<Record<string, TextFormat>> = {
  txt: "plain",
  text: "plain",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
};

/** UTF-8 needs at most three bytes for a UTF-16 code unit; the rest is the form around it. */
const LARGEST_FILE = 3 * LONGEST_TEXT + 100_000;

/** A text that came as a file: its name says the format, its first bytes that it is a text. */
export async function fileDraft(request: Request): Promise<Outcome<DocumentDraft>> {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_FILE) return tooLarge();
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    return refused("not-understood", "The form could not be read.");
  }
  const file = form.get("file");
  const title = form.get("title");
  if (!(file instanceof File)) {
    return refused("not-understood", "Send the text as the field “file”.", {
      errors: [{ path: "file", message: "is missing" }],
    });
  }
  if (file.size > LARGEST_FILE) return tooLarge();
  if (typeof title === "string" && title.length > 500) {
    return refused("not-understood", "The title is too long.", {
      errors: [{ path: "title", message: "at most 500 characters" }],
    });
  }
  const ending = /\.([A-Za-z0-9]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const format = FORMAT_OF[ending];
  if (!format) {
    return refused(
      "not-this-type",
      "Obelus reads .txt, .md and .html files. Save the text as one of these, or paste it.",
    );
  }
  const decoded = decode(new Uint8Array(await file.arrayBuffer()), format);
  if (!decoded.ok) return refused("text-not-usable", decoded.detail);
  const named = typeof title === "string" && title.trim() !== "" ? title.trim() : undefined;
  return done({
    content: decoded.value,
    format,
    ...(named ? { title: named } : {}),
    fallbackTitle: file.name.replace(/\.[A-Za-z0-9]+$/, "").slice(0, 300),
  });
}

function tooLarge() {
  return refused("too-large", "A text may have at most ten million characters.");
}
