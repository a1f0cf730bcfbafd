import type { TagKind } from "@/lib/tag/codebook";
import { KIND_COLOURS, type NearMiss, type Requirement } from "@/lib/tag/codebook";
import type { TagProperty } from "@/lib/tag/properties";
import type { PropertyRow } from "./property-editor";
import type { Tag } from "./tag";
import { MAX_SLUG_LENGTH } from "@/lib/contract/terms";
import { SCOPE } from "@/lib/tag/codebook-change";
import { cutSlug, slugOf } from "@/lib/tag/slug";

/** A tag while it is edited: lists are lines of a text area. */
export interface TagDraft {
  readonly label: string;
  readonly slug: string;
  readonly definition: string;
  readonly useWhen: string;
  readonly avoidWhen: string;
  readonly examples: string;
  readonly counterExamples: string;
  readonly nearMisses: readonly NearMiss[];
  readonly requires: Requirement;
  readonly justify: boolean;
  readonly properties: readonly PropertyRow[];
  readonly colour: string;
  readonly parent: string;
}

export function draftOf(kind: TagKind, tag?: Tag): TagDraft {
  return {
    label: tag?.label ?? "",
    slug: tag?.slug ?? "",
    definition: tag?.definition ?? "",
    useWhen: tag?.useWhen ?? "",
    avoidWhen: tag?.avoidWhen ?? "",
    examples: tag?.examples.join("\n") ?? "",
    counterExamples: tag?.counterExamples.join("\n") ?? "",
    nearMisses: tag?.nearMisses ?? [],
    requires: tag?.requires ?? "",
    justify: tag?.justify ?? false,
    properties:
      tag?.properties.map((property) => ({ ...property, choices: property.choices.join("\n") })) ??
      [],
    colour: tag?.colour || KIND_COLOURS[kind],
    parent: tag?.parent ?? "",
  };
}

/** The draft as the API takes it. */
export function bodyOf({ examples, counterExamples, parent, ...draft }: TagDraft) {
  return {
    ...draft,
    label: draft.label.trim(),
    slug: draft.slug || slugOf(draft.label),
    examples: lines(examples),
    counterExamples: lines(counterExamples),
    nearMisses: draft.nearMisses.filter(({ slug, question }) => slug && question.trim()),
    properties: propertiesFrom(draft.properties),
    parent: parent || null,
  };
}

/** Rows with a name as the API takes them; a new one gets an id that none of the others has. */
function propertiesFrom(rows: readonly PropertyRow[]): TagProperty[] {
  const taken = new Set(rows.map(({ id }) => id));
  return rows
    .filter(({ name }) => name.trim() !== "")
    .map(({ id, name, choices, ...rest }) => {
      let own = id;
      const wish = slugOf(name) || "property";
      for (let n = 1; own === ""; n++) {
        // Two digits, since a tag has at most 30.
        const next = n === 1 ? wish : cutSlug(`${wish.slice(0, MAX_SLUG_LENGTH - 3)}-${n}`);
        if (!taken.has(next)) own = next;
      }
      taken.add(own);
      return {
        ...rest,
        id: own,
        name: name.trim(),
        choices: rest.type === "choice" ? [...new Set(lines(choices))] : [],
      };
    });
}

/** Whether the draft covers something else than the tag did, so that its uses must be rechecked. */
export function coversElse(draft: TagDraft, tag: Tag): boolean {
  return SCOPE.some((field) => draft[field] !== tag[field]);
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
