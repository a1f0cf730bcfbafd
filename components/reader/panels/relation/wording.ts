import type { Annotation } from "@/lib/annotation/annotation";
import type { KINDS } from "@/lib/contract/terms";
import { quoteOf } from "@/lib/annotation/quote";
import { wordingOf } from "@/lib/tag/relation-types";
import type { Relation, RelationType } from "../../context/use-relations";

/** An annotation that was chosen as the other end. */
export interface ChosenEnd {
  readonly id: string;
  readonly words: string;
  /** Unknown of one in another text. */
  readonly kind: (typeof KINDS)[number] | null;
  /** The other text's title. */
  readonly title: string | null;
}

/** A relation as it is read from one of its ends. */
export interface Seen {
  readonly relation: Relation;
  /** The wording from here to there: “is supported by”. */
  readonly words: string;
  /** Whether it leads from here to there, back, or has no direction. */
  readonly direction: "out" | "in" | "both";
  readonly otherId: string;
  readonly other: Relation["toEnd"];
  readonly type: RelationType | undefined;
}

/** Relations of an annotation in words, as read from it. */
export function seenFrom(
  id: string,
  relations: readonly Relation[],
  types: readonly RelationType[],
): Seen[] {
  const bySlug = new Map(types.map((type) => [type.slug, type]));
  return relations.flatMap((relation): Seen[] => {
    if (relation.from !== id && relation.to !== id) return [];
    const isOut = relation.from === id;
    const type = bySlug.get(relation.type);
    return [
      {
        relation,
        type,
        words: type ? wordingOf(type, isOut ? "from" : "to") : relation.type,
        direction: type?.symmetric ? "both" : isOut ? "out" : "in",
        otherId: isOut ? relation.to : relation.from,
        other: isOut ? relation.toEnd : relation.fromEnd,
      },
    ];
  });
}

export const ARROWS = { out: "→", in: "←", both: "↔" } as const;

const SHOWN = 90;

/** The beginning of some words, which ends with a whole word. */
export function beginning(words: string): string {
  const line = words.replace(/\s+/gu, " ").trim();
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN).replace(/\s+\S*$/u, "")} …`;
}

/** The words of an annotation on one line. */
export function wordsOf(annotation: Annotation): string {
  return beginning(annotation.claim?.statement || quoteOf(annotation));
}

/** The patterns of lines, so that types differ without their colours; in CSS pixels. */
const DASHES = ["", "6 3", "2 3", "9 3 2 3", "1 4", "12 4"] as const;

/** The line of a type, by its position in the codebook. */
export function dashOf(type: RelationType | undefined, types: readonly RelationType[]): string {
  const at = type ? types.indexOf(type) : -1;
  return at === -1 ? "" : (DASHES[at % DASHES.length] ?? "");
}
