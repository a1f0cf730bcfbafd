import type { AnswerAt } from "@/lib/contract/endpoint";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { found } from "@/lib/contract/search";
import type { SearchFacet } from "@/lib/contract/terms";

export const FOUND_TYPES = [
  "document",
  "annotation",
  "note",
  "reference",
  "claim",
  "speaker",
] as const;

/** A hit as /api/v1 carries it; `matches` count code points of the snippet. */
export type Found = ShapeOf<typeof found>;

/** What a search is narrowed down to, by the API's parameter names. */
export type SearchFilter = Readonly<Partial<Record<ReturnType<typeof parameterOf>, string>>>;

/** The distribution of the hits, as /api/v1 answers it. */
export type SearchFacets = AnswerAt<"GET /search/facets">;

/** The parameter of the search for a facet's values. */
export function parameterOf(facet: SearchFacet) {
  return facet === "document" ? "documentId" : facet;
}

/** The address of a hit: in the text, at its annotation, or in the register. */
export function addressOf({ type, id, projectId, documentId, annotationId }: Found): string {
  const project = `/projects/${projectId}`;
  if (type === "speaker") return `${project}/speakers/${id}`;
  if (type === "claim" || !documentId) return `${project}/claims/${id}`;
  const annotation = type === "annotation" ? id : annotationId;
  return `${project}/documents/${documentId}${annotation ? `#annotation-${annotation}` : ""}`;
}

/** The snippet split at its matches, in order. */
export function piecesOf({ text, matches }: Found["snippet"]): { words: string; hit: boolean }[] {
  const points = [...text];
  const pieces: { words: string; hit: boolean }[] = [];
  let at = 0;
  for (const { start, end } of matches) {
    if (start < at || end > points.length) continue;
    pieces.push({ words: points.slice(at, start).join(""), hit: false });
    pieces.push({ words: points.slice(start, end).join(""), hit: true });
    at = end;
  }
  pieces.push({ words: points.slice(at).join(""), hit: false });
  return pieces.filter(({ words }) => words !== "");
}

/** The snippet around its first match, as a line of a concordance. */
export function keyword(snippet: Found["snippet"]): { before: string; hit: string; after: string } {
  const pieces = piecesOf(snippet);
  const at = pieces.findIndex(({ hit }) => hit);
  const words = (from: number, to?: number) =>
    pieces
      .slice(from, to)
      .map((piece) => piece.words)
      .join("");
  if (at === -1) return { before: "", hit: "", after: words(0) };
  return { before: words(0, at), hit: words(at, at + 1), after: words(at + 1) };
}
