import type { readReadingCall } from "@/lib/contract/reading";
import type { AnswerOf } from "@/lib/contract/operation";
import type { Families } from "./filter";
import type { Annotation, Kind } from "@/lib/annotation/annotation";
import { codedAs, type Coded } from "@/lib/annotation/coded-as";
import type { TagProperty } from "@/lib/tag/properties";
import { madeUnfit, propertiesFor, type CodebookRules, type Unfit } from "@/lib/tag/codebook-rules";
import { edited, type Edit } from "./operations/annotation-edit";

/** A tag as one needs it while reading and tagging. Retired ones still name what they named. */
export type ReadingTag = AnswerOf<typeof readReadingCall>["codebook"][number];

/** The question that tells a tag from one it is mistaken for, with the other's label. */
export interface Question {
  readonly other: ReadingTag;
  readonly question: string;
}

const OPEN: CodebookRules = { closed: false, strict: false };

export class Codebook {
  private readonly byKey: ReadonlyMap<string, ReadingTag>;

  constructor(
    readonly tags: readonly ReadingTag[],
    readonly rules: CodebookRules = OPEN,
  ) {
    this.byKey = new Map(tags.map((tag) => [`${tag.kind}/${tag.slug}`, tag]));
  }

  find(kind: Kind, slug: string | null | undefined): ReadingTag | null {
    return (slug && this.byKey.get(`${kind}/${slug}`)) || null;
  }

  /** The label of a slug of any kind; a word that the codebook does not hold stands for itself. */
  label(slug: string, kind?: Kind): string {
    const tag = kind ? this.find(kind, slug) : this.tags.find((each) => each.slug === slug);
    return tag?.label ?? slug.replaceAll("-", " ");
  }

  /** What may be chosen for a kind, members of a group after it. */
  choices(kind: Kind): readonly ReadingTag[] {
    return this.tags.filter((tag) => tag.kind === kind && !tag.retired);
  }

  /** The slugs of all tags that stand below each group, however deep. */
  families(): Families {
    const families = new Map<string, Set<string>>();
    for (const { kind, slug, group } of this.tags) {
      const seen = new Set<string>();
      for (let above = group; above !== null && !seen.has(above);) {
        seen.add(above);
        const family = families.get(above) ?? new Set<string>();
        families.set(above, family.add(slug));
        above = this.find(kind, above)?.group ?? null;
      }
    }
    return families;
  }

  /** What an edit would make of an annotation that the rules of the codebook object to. */
  unfitAfter(before: Annotation, edit: Edit): readonly Unfit[] {
    return madeUnfit(this.tags, this.rules, codedAs(before), codedAs(edited(before, edit)));
  }

  /** The properties that the tags of an annotation give it. */
  propertiesOf(coded: Coded): readonly TagProperty[] {
    return propertiesFor(this.tags, codedAs(coded));
  }

  /** What a property is called; one that the codebook does not hold any more by its id. */
  propertyName(id: string): string {
    return this.property(id)?.name ?? id.replaceAll("-", " ");
  }

  /** A property by its id; of two with one id, the first in the codebook. */
  property(id: string): TagProperty | undefined {
    for (const tag of this.tags) {
      const found = tag.properties.find((property) => property.id === id);
      if (found) return found;
    }
    return undefined;
  }

  questions(tag: ReadingTag): readonly Question[] {
    return tag.nearMisses.flatMap(({ slug, question }) => {
      const other = this.find(tag.kind, slug);
      return other && !other.retired ? [{ other, question }] : [];
    });
  }
}
