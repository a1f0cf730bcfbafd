import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";

interface SentForm {
  readonly form: FormData;
  /** Its field `file`. */
  readonly file: File;
}

/** A form with a file, of a request or of a body that was read already. */
export async function formWithFile(body: Pick<Body, "formData">): Promise<Outcome<SentForm>> {
  let form: FormData;
  try {
    form = await body.formData();
  } catch {
    return refused("not-understood", reason("Validation.file.notRead"));
  }
  const file = form.get("file");
  if (file instanceof File) return done({ form, file });
  return refused("not-understood", reason("Validation.file.missing"), {
    errors: [{ path: "file", reason: reason("Validation.missing") }],
  });
}
