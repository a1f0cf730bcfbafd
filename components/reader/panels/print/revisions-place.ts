import type { ComparisonPlace } from "@/lib/annotation/compared-revisions";

/** The id of a difference on the page, by its number; what all of them begin with for none. */
export const differenceId = (difference: number | "") => `difference-${difference}`;

/** The page of a document's revisions, with a comparison where one is named; `fragment` is an id on it. */
export function revisionsHref(
  documentPath: string,
  place: Partial<ComparisonPlace> = {},
  fragment = "",
): string {
  const { from, to, view, page = 1, open = [] } = place;
  const query = new URLSearchParams();
  if (from && to) {
    query.set("from", String(from));
    query.set("to", String(to));
    query.set("view", view ?? "inline");
    if (page > 1) query.set("page", String(page));
    if (open.length > 0) query.set("open", open.join("."));
  }
  const search = query.size > 0 ? `?${query}` : "";
  return `${documentPath}/revisions${search}${fragment && `#${fragment}`}`;
}

/** A revision as it stood when it was replaced. */
export function stoodHref(documentPath: string, revision: number): string {
  return `${documentPath}/past?revision=${revision}`;
}
