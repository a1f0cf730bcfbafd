import type { tag } from "../../contract/tags";
import type { ShapeOf } from "../../contract/offsets";
import { meaningOf, type TagMeaning } from "../../tag/codebook-change";
import { CODE_FIELDS, type CodeField } from "../../contract/code-terms";

type Tag = ShapeOf<typeof tag>;

/** A tag as a codebook's file has it: tags are named by their slugs, and nothing has an id. */
export interface Code extends TagMeaning, Pick<Tag, "kind" | "colour"> {
  /** The slug of the tag above it. */
  readonly parent: string | null;
  readonly retired: boolean;
  /** The slug of the tag that its annotations went to. */
  readonly mergedInto: string | null;
}

/** A codebook that is written to a file. */
export interface CodebookToWrite {
  readonly projectId: string;
  readonly title: string;
  readonly version: number;
  /** ISO 8601. */
  readonly exportedAt: string;
  /** The public origin of this server, without a trailing slash. */
  readonly publicUrl: string;
  /** In the codebook's own order. */
  readonly codes: readonly Code[];
}

type TagRow = Omit<Code, "parent" | "retired" | "mergedInto"> &
  Pick<Tag, "id" | "parent" | "mergedInto" | "retiredAt">;

/** Tags as a file has them; one that stands under what is not among them stands at the top. */
export function codesOf(tags: readonly TagRow[]): Code[] {
  const slugs = new Map(tags.map(({ id, slug }) => [id, slug]));
  const named = (id: string | null) => (id === null ? null : (slugs.get(id) ?? null));
  return tags.map((tag) => ({
    kind: tag.kind,
    ...meaningOf(tag),
    examples: tag.examples.filter(isSaid),
    counterExamples: tag.counterExamples.filter(isSaid),
    colour: tag.colour,
    parent: named(tag.parent),
    retired: tag.retiredAt !== null,
    mergedInto: named(tag.mergedInto),
  }));
}

/** An example without words is none, and no table can hold it. */
function isSaid(words: string): boolean {
  return words !== "";
}

/** A field's value in one form, so that two that say the same are equal as JSON. */
function normal(field: CodeField, code: Partial<Code>): unknown {
  switch (field) {
    case "colour":
      return code.colour?.toLowerCase();
    case "examples":
    case "counterExamples":
      return code[field]?.filter(isSaid);
    case "nearMisses":
      return code.nearMisses?.map(({ slug, question, yes }) => [slug, question, yes ?? null]);
    case "properties":
      return code.properties?.map(({ id, name, type, required, choices }) => [
        id,
        name,
        type,
        required,
        choices,
      ]);
    default:
      return code[field];
  }
}

/** Whether two codes say the same in a field. */
export function areAlike(field: CodeField, one: Partial<Code>, other: Partial<Code>): boolean {
  return JSON.stringify(normal(field, one)) === JSON.stringify(normal(field, other));
}

/** The fields that a file says of a code and in which it differs from a code that is there. */
export function differingFields(values: Partial<Code>, ours: Code): CodeField[] {
  return CODE_FIELDS.filter(
    (field) => values[field] !== undefined && !areAlike(field, values, ours),
  );
}
