import type { Kind } from "@/lib/annotation/annotation";
import type { BodyTo } from "@/lib/contract/endpoint";
import type { AnswerOf } from "@/lib/contract/operation";
import type { findPhraseCall } from "@/lib/contract/search";

/** A place of a phrase as /api/v1 carries it; offsets count code points. */
export type PhrasePlace = AnswerOf<typeof findPhraseCall>["items"][number];

type Body = BodyTo<"POST /documents/{documentId}/annotations">;

export function keyOf({ documentId, start, end }: PhrasePlace): string {
  return `${documentId}/${start}-${end}`;
}

/** The request that annotates one place. The id is created once, so that repeating it is safe. */
export function annotationOf(place: PhrasePlace, id: string, kind: Kind, tag: string): Body {
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
