export const FOUND_TYPES = ["document", "annotation", "note", "reference", "claim"] as const;
export type FoundType = (typeof FOUND_TYPES)[number];

/** A hit as /api/v1 carries it; `matches` count code points of the snippet. */
export interface Found {
  readonly type: FoundType;
  readonly id: string;
  readonly projectId: string;
  readonly documentId: string | null;
  readonly annotationId: string | null;
  readonly title: string;
  readonly snippet: {
    readonly text: string;
    readonly matches: readonly { readonly start: number; readonly end: number }[];
  };
}

export interface SearchAnswer {
  readonly items: readonly Found[];
  readonly next: string | null;
  readonly indexing: boolean;
}

/** Where a hit leads: into the text, at its annotation, or to the register. */
export function addressOf({ type, id, projectId, documentId, annotationId }: Found): string {
  const project = `/projects/${projectId}`;
  if (type === "claim" || !documentId) return `${project}/claims#${id}`;
  const annotation = type === "annotation" ? id : annotationId;
  return `${project}/documents/${documentId}${annotation ? `#annotation-${annotation}` : ""}`;
}

/** The snippet cut at its matches, in order. */
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
