import type { AgreementPlace } from "@/lib/agreement/agreement-page";

/** What the ids of disputed passages begin with. */
export const DISPUTED = "disputed-";

/** The page of agreement on a document's text; `fragment` is an id on it. */
export function agreedHref(documentPath: string, place: AgreementPlace, fragment = ""): string {
  const query = choiceOf(place);
  if (place.layer !== "both") query.set("layer", place.layer);
  if (place.numbers) query.set("numbers", "shown");
  if (place.page > 1) query.set("page", String(place.page));
  const search = query.size > 0 ? `?${query}` : "";
  return `${documentPath}/agreement${search}${fragment && `#${fragment}`}`;
}

/** What of a choice says which spans are compared. */
export function choiceOf({ kind, tag, coders }: AgreementPlace): URLSearchParams {
  const query = new URLSearchParams();
  if (kind) query.set("kind", kind);
  if (tag) query.set("tag", tag);
  if (coders) query.set("coders", coders);
  return query;
}
