/** Where somebody stopped reading a document, in this browser. */
interface Place {
  readonly document: string;
  readonly revision: number;
  /** In UTF-16 code units. */
  readonly offset: number;
}

/** More documents than that are forgotten, the oldest first. */
const MAX_PLACES = 200;

interface DocumentRead {
  readonly personId: string;
  readonly documentId: string;
  readonly revision: number;
}

/** The offset (UTF-16) at which they stopped reading this revision; null at its beginning. */
export function stoppedAt({ personId, documentId, revision }: DocumentRead): number | null {
  const place = read(personId).find(({ document }) => document === documentId);
  return place?.revision === revision ? place.offset : null;
}

/** Keeps an offset (UTF-16), or forgets where they stopped, at the beginning and at the end. */
export function noteStop(
  { personId, documentId, revision }: DocumentRead,
  offset: number | null,
): void {
  const others = read(personId).filter(({ document }) => document !== documentId);
  const place = offset === null ? [] : [{ document: documentId, revision, offset }];
  try {
    const kept = [...others, ...place].slice(-MAX_PLACES);
    localStorage.setItem(keyOf(personId), JSON.stringify(kept));
  } catch {
    // Without storage a text opens at its beginning.
  }
}

function keyOf(personId: string): string {
  return `obelus.stopped-at.${personId}`;
}

/** The latest last. */
function read(personId: string): readonly Place[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isPlace) : [];
  } catch {
    return [];
  }
}

function isPlace(value: unknown): value is Place {
  const { document, revision, offset } = (value ?? {}) as Partial<Record<keyof Place, unknown>>;
  return (
    typeof document === "string" && typeof revision === "number" && Number.isSafeInteger(offset)
  );
}
