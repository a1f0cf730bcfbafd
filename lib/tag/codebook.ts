import type { REQUIREMENTS, TAG_KINDS } from "../contract/terms";

/** The kinds of annotation a tag may belong to, in the order in which a palette offers them. */
export type TagKind = (typeof TAG_KINDS)[number];

/** A tag that this one is often confused with, and the one question that tells the two apart. */
export interface NearMiss {
  readonly slug: string;
  readonly question: string;
  /**
   * The slug that a yes points to: this tag's own or the other's. Absent where the author gave
   * none.
   */
  readonly yes?: string;
}

/** One tag of a codebook, with everything a person needs in order to decide. */
export interface CodebookTag {
  readonly kind: TagKind;
  /** Unique within its kind; stored with annotations and written to every export. */
  readonly slug: string;
  readonly label: string;
  /** One line, shown beside the label while annotating. */
  readonly definition: string;
  readonly useWhen: string;
  readonly avoidWhen: string;
  readonly examples: readonly string[];
  /** Passages that look similar and are not meant. */
  readonly counterExamples: readonly string[];
  readonly nearMisses: readonly NearMiss[];
  /** Six hexadecimal digits after a number sign. */
  readonly colour: string;
  /** The slug of the parent, a tag of the same kind. */
  readonly group?: string;
  /** The label of SemEval-2023 Task 3, to the letter; only its 23 techniques have one. */
  readonly semeval?: string;
  /** What a use must name besides its words; nothing when absent. */
  readonly requires?: Requirement;
  /** Whether a use must give a reason for the choice of this tag. */
  readonly justify?: boolean;
}

/** What a use of a tag must name: whom it is aimed at, the claim it serves, both or neither. */
export type Requirement = (typeof REQUIREMENTS)[number];

/** What a tag's author writes; the rest follows from its position in the codebook. */
export type TagText = Omit<CodebookTag, "kind" | "colour" | "nearMisses" | "group">;

/** Two tags that are often confused. The question is written once and serves both. */
export interface Confusion {
  readonly between: readonly [string, string];
  readonly question: string;
  readonly yes: string;
}

export const KIND_COLOURS: Readonly<Record<TagKind, string>> = {
  claim: "#1f5fbf",
  quotation: "#1b7a4b",
  rhetoric: "#a8480c",
};

/** The near misses of one tag, in the order in which the confusions are listed. */
function nearMissesOf(slug: string, confusions: readonly Confusion[]): readonly NearMiss[] {
  return confusions.flatMap(({ between: [one, other], question, yes }) => {
    if (slug === one) return [{ slug: other, question, yes }];
    if (slug === other) return [{ slug: one, question, yes }];
    return [];
  });
}

/**
 * Builds the tags of one kind from texts: with colour, near misses, and a parent if one is given.
 */
export function tagsOf(
  kind: TagKind,
  texts: readonly TagText[],
  confusions: readonly Confusion[],
  group?: string,
): readonly CodebookTag[] {
  return texts.map((text) => ({
    kind,
    ...text,
    nearMisses: nearMissesOf(text.slug, confusions),
    colour: KIND_COLOURS[kind],
    ...(group === undefined ? {} : { group }),
  }));
}

/** The tag of this kind and slug, or undefined. */
export function findTag(
  codebook: readonly CodebookTag[],
  kind: TagKind,
  slug: string,
): CodebookTag | undefined {
  return codebook.find((tag) => tag.kind === kind && tag.slug === slug);
}
