import { wordingOf, type RelationType } from "../tag/relation-types";
import type { ShapeOf } from "../contract/offsets";
import type { relation } from "../contract/relations";
import type { Exported, ExportedLink } from "./exported";
import { addUnder } from "./lists";

type Relation = ShapeOf<typeof relation>;
type Naming = Pick<RelationType, "slug" | "label" | "inverse" | "symmetric">;

/** Relations as each of their ends has them, by the ids of annotations. */
export function linksByAnnotation(
  relations: readonly Relation[],
  types: readonly Naming[],
): ReadonlyMap<string, readonly ExportedLink[]> {
  const bySlug = new Map(types.map((type) => [type.slug, type]));
  const links = new Map<string, ExportedLink[]>();
  for (const one of relations) {
    const { id, type, note, createdBy, createdAt, from, to, fromEnd, toEnd } = one;
    const naming = bySlug.get(type);
    const add = (end: "from" | "to", at: string, other: ExportedLink["other"]) => {
      const link = {
        id,
        type,
        note,
        createdBy,
        createdAt,
        isOutgoing: end === "from",
        wording: naming ? wordingOf(naming, end) : type,
        other,
      };
      addUnder(links, at, link);
    };
    add("from", from, { ...toEnd, id: to });
    add("to", to, { ...fromEnd, id: from });
  }
  return links;
}

/** Those that lead from the annotation to another one, which has it too. */
export function outgoing({ relations = [] }: Pick<Exported, "relations">): readonly ExportedLink[] {
  return relations.filter(({ isOutgoing }) => isOutgoing);
}

/** Those that lead to another annotation of the same text. */
export function linksWithin(one: Exported): readonly ExportedLink[] {
  const { documentId } = one.annotation;
  return outgoing(one).filter(({ other }) => other.documentId === documentId);
}

/** The other end in words: “the words”, and the title where it is another text. */
export function otherInWords({ other }: ExportedLink, documentId: string): string {
  const words = `“${other.exact}”`;
  return other.documentId === documentId ? words : `${words} (${other.title})`;
}

/** What a text's end has to know of an annotation, to write relations between two that are far apart. */
interface Noted {
  readonly id: string;
  /** What the annotation is called in the file. */
  readonly at: number;
  readonly to: readonly (readonly [id: string, type: string, note: string])[];
}

/** As a piece's `later`: where an annotation stands that has relations in its text; none without. */
export function noteEnds(one: Exported, at: number): string | undefined {
  const { annotation, relations = [] } = one;
  const isWithin = relations.some(({ other }) => other.documentId === annotation.documentId);
  if (!isWithin) return undefined;
  const to = linksWithin(one).map(({ other, type, note }) => [other.id, type, note] as const);
  return JSON.stringify({ id: annotation.id, at, to } satisfies Noted);
}

/** The relations between annotations of a text, by what the annotations are called in the file. */
export function relationsBetween(
  later: readonly string[],
): { source: number; target: number; type: string; note: string }[] {
  const noted = later.map((some) => JSON.parse(some) as Noted);
  const places = new Map(noted.map(({ id, at }) => [id, at]));
  return noted.flatMap(({ at: source, to: others }) =>
    others.flatMap(([id, type, note]) => {
      const target = places.get(id);
      return target === undefined ? [] : [{ source, target, type, note }];
    }),
  );
}
