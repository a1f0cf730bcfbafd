import { z } from "zod";
import { givenId, queryNumber } from "@/lib/contract/operation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { MAX_TEXT_LENGTH } from "@/lib/text/document-text";
import type { FileDraft } from "@/server/document/import/read-draft";
import { formWithFile } from "./form";
import { fieldProblems, PARSING, requestReason } from "./validation";

/** UTF-8 needs at most three bytes for a UTF-16 code unit; the rest is the form around the text. */
const MAX_FILE_BYTES = 3 * MAX_TEXT_LENGTH + 100_000;

/** What a form may say of its file besides its title. */
const FORM_FIELDS = z.object({ id: givenId, after: queryNumber(1, 1_000_000).optional() });

/** Of a title, in UTF-16 code units. */
const MAX_TITLE = 500;

/** A draft from an uploaded file; what the file is, its bytes say. */
export async function fileDraft(
  request: Request,
  chosen: Pick<FileDraft["file"], "encoding" | "part"> = {},
): Promise<Outcome<FileDraft & { readonly after?: number }>> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_FILE_BYTES) return tooLarge();
  const sent = await formWithFile(request);
  if (!sent.ok) return sent;
  const { form, file } = sent.value;
  const title = form.get("title");
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
  const [id, after] = ["id", "after"].map((name) => form.get(name) ?? undefined);
  const identified = FORM_FIELDS.safeParse({ id, after }, PARSING);
  if (!identified.success) {
    const errors = fieldProblems(identified.error);
    return refused("not-understood", requestReason(errors), { errors });
  }
  const named = typeof title === "string" && title.trim() !== "" ? title.trim() : undefined;
  return done({
    ...identified.data,
    ...(named ? { title: named } : {}),
    file: {
      ...chosen,
      bytes: new Uint8Array(await file.arrayBuffer()),
      name: file.name,
      declaredEncoding: /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(file.type)?.[1],
    },
  });
}

function tooLarge() {
  return refused("too-large", reason("Validation.file.tooLarge"));
}
