import type { Kind } from "@/lib/annotation/annotation";

/** A place of a phrase as /api/v1 carries it; offsets count code points. */
export interface PhrasePlace {
  readonly documentId: string;
  readonly documentTitle: string;
  readonly revision: number;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly exact: string;
  readonly after: string;
  readonly annotated: readonly {
    readonly id: string;
    readonly kind: Kind;
    readonly tags: readonly string[];
  }[];
}

export interface PhrasePage {
  readonly items: readonly PhrasePlace[];
  readonly next: string | null;
}

export function keyOf({ documentId, start, end }: PhrasePlace): string {
  return `${documentId}/${start}-${end}`;
}

/** What is sent to annotate one place. The id is made once, so that sending it again is safe. */
export function annotationOf(place: PhrasePlace, id: string, kind: Kind, tag: string): object {
  return {
    id,
    kind,
    revision: place.revision,
    target: [{ start: place.start, end: place.end }],
    tags: tag === "" ? [] : [tag],
    ...(kind === "rhetoric" && tag !== "" ? { rhetoric: { technique: tag } } : {}),
    ...(kind === "claim" && tag !== "" ? { claim: { type: tag } } : {}),
  };
}
