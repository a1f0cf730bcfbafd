import { addDocumentCall } from "@/lib/contract/documents";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { TextFormat } from "@/lib/text/document-text";
import { MAX_TEXT_LENGTH } from "@/lib/text/document-text";
import { decode } from "@/server/document/import/decode";
import type { DocumentDraft } from "@/server/document/write";
import { fieldProblems, PARSING, requestReason } from "./validation";

const FORMAT_OF: Readonly<Record<string, TextFormat>> = {
  txt: "plain",
  text: "plain",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
};

/** UTF-8 needs at most three bytes for a UTF-16 code unit; the rest is the form around the text. */
const MAX_FILE_BYTES = 3 * MAX_TEXT_LENGTH + 100_000;

const givenId = addDocumentCall.body.pick({ id: true });

/** Of a title, in UTF-16 code units. */
const MAX_TITLE = 500;

/**
 * A draft from an uploaded file: the name decides the format, the first bytes show that it is text.
 */
export async function fileDraft(request: Request): Promise<Outcome<DocumentDraft>> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_FILE_BYTES) return tooLarge();
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    return refused("not-understood", reason("Validation.file.notRead"));
  }
  const file = form.get("file");
  const title = form.get("title");
  if (!(file instanceof File)) {
    return refused("not-understood", reason("Validation.file.missing"), {
      errors: [{ path: "file", reason: reason("Validation.missing") }],
    });
  }
  if (file.size > MAX_FILE_BYTES) return tooLarge();
  if (typeof title === "string" && title.length > MAX_TITLE) {
    return refused(
      "not-understood",
      reason("Validation.file.titleTooLong", { number: MAX_TITLE }),
      {
        errors: [
          { path: "title", reason: reason("Validation.characters.most", { number: MAX_TITLE }) },
        ],
      },
    );
  }
  const identified = givenId.safeParse({ id: form.get("id") ?? undefined }, PARSING);
  if (!identified.success) {
    const errors = fieldProblems(identified.error);
    return refused("not-understood", requestReason(errors), { errors });
  }
  const ending = /\.([A-Za-z0-9]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const format = FORMAT_OF[ending];
  if (!format) {
    return refused("not-this-type", reason("Validation.file.notThisType"));
  }
  const decoded = decode(new Uint8Array(await file.arrayBuffer()), format);
  if (!decoded.ok) return refused("text-not-usable", decoded.reason);
  const named = typeof title === "string" && title.trim() !== "" ? title.trim() : undefined;
  return done({
    ...identified.data,
    content: decoded.value,
    format,
    ...(named ? { title: named } : {}),
    fallbackTitle: file.name.replace(/\.[A-Za-z0-9]+$/, "").slice(0, 300),
  });
}

function tooLarge() {
  return refused("too-large", reason("Validation.file.tooLarge"));
}
