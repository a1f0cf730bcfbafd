/** Where somebody stopped reading a revision. */
interface Stop {
  readonly revision: number;
  /** In UTF-16 code units; null at the beginning and at the end, which are no place to return to. */
  readonly offset: number | null;
  /** When: ISO 8601. */
  readonly updatedAt: string;
}

/** As this browser has it. */
interface Place extends Stop {
  readonly document: string;
  /** Whether the server is known to have it; then the time is the server's. */
  readonly isSent: boolean;
}

/** As the server has it; null where it has none. */
export type ServedStop = Stop | null;

/** More documents than that are forgotten, the oldest first. */
const MAX_PLACES = 200;

interface DocumentRead {
  readonly personId: string;
  readonly documentId: string;
  readonly revision: number;
}

/**
 * The offset (UTF-16) at which they stopped reading this revision, in whichever browser that was
 * last; null at its beginning.
 */
export function stoppedAt(read: DocumentRead, served: ServedStop): number | null {
  const here = placeOf(read);
  const last = here && !isNewer(served, here) ? here : served;
  return last?.revision === read.revision ? last.offset : null;
}

/** What the server may not have and should; null where it has what this browser has, or later. */
export function unsentStop(read: DocumentRead, served: ServedStop): Stop | null {
  const here = placeOf(read);
  return here && !here.isSent && !isNewer(served, here) ? here : null;
}

function isNewer(served: ServedStop, here: Stop): boolean {
  return served !== null && Date.parse(served.updatedAt) > Date.parse(here.updatedAt);
}

/** Keeps where they stopped, or that the server has it. */
export function noteStop(
  { personId, documentId, revision }: DocumentRead,
  stop: Omit<Place, "document" | "revision">,
): void {
  const others = placesOf(personId).filter(({ document }) => document !== documentId);
  const place = { document: documentId, revision, ...stop };
  try {
    const kept = [...others, place].slice(-MAX_PLACES);
    localStorage.setItem(keyOf(personId), JSON.stringify(kept));
  } catch {
    // Without storage only the server knows it.
  }
}

function placeOf({ personId, documentId }: DocumentRead): Place | undefined {
  return placesOf(personId).find(({ document }) => document === documentId);
}

function keyOf(personId: string): string {
  return `obelus.stopped-at.${personId}`;
}

/** The latest last. */
function placesOf(personId: string): readonly Place[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isPlace) : [];
  } catch {
    return [];
  }
}

function isPlace(value: unknown): value is Place {
  const { document, revision, offset, updatedAt } = (value ?? {}) as Partial<
    Record<keyof Place, unknown>
  >;
  return (
    typeof document === "string" &&
    typeof revision === "number" &&
    (offset === null || Number.isSafeInteger(offset)) &&
    typeof updatedAt === "string"
  );
}
