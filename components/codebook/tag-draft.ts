import type { Kind } from "@/lib/annotation/annotation";
import { KIND_COLOURS, type NearMiss, type Requirement } from "@/lib/tag/codebook";
import type { Tag } from "./tag";

/** A tag while it is written: lists are lines of a text area. */
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
  readonly colour: string;
  readonly parent: string;
}

export function draftOf(kind: Kind, tag?: Tag): TagDraft {
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
    parent: parent || null,
  };
}

/** Whether the draft covers something else than the tag did, so that uses are looked at again. */
export function coversElse(draft: TagDraft, tag: Tag): boolean {
  return (["definition", "useWhen", "avoidWhen"] as const).some(
    (field) => draft[field] !== tag[field],
  );
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** A name for exports made of a label, in its own script: "Appeal to fear" becomes "appeal-to-fear". */
export function slugOf(label: string): string {
  return label
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .replace(/(?<=^[^]{80})[^]*$/u, "");
}
