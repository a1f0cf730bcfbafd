import { jsonOf } from "@/app/api/handler/body";
import { requestReason } from "@/app/api/handler/validation";
import type { Members } from "@/lib/format/read/json";
import { wrongInAnnotation } from "@/lib/format/read/w3c-valid";
import { done, refused, type Outcome } from "@/lib/outcome";

/** What one annotation may hold in all, in bytes: it is kept as it was sent. */
const MAX_ANNOTATION_BYTES = 200_000;

/** The annotation in a request's body, which is valid; or why it is none. */
export async function sentAnnotation(request: Request): Promise<Outcome<Members>> {
  const json = await jsonOf(request, MAX_ANNOTATION_BYTES);
  if (!json.ok) return json;
  const errors = wrongInAnnotation(json.value);
  return errors.length === 0
    ? done(json.value as Members)
    : refused("not-understood", requestReason(errors), { errors });
}
