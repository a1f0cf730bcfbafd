import type { AnswerOf } from "@/lib/contract/operation";
import type { listRelationTypesCall } from "@/lib/contract/relation-types";
import { KINDS } from "@/lib/contract/terms";
import { slugOf } from "@/lib/tag/slug";

/** A type of relation, as /api/v1 carries it. */
export type RelationType = AnswerOf<typeof listRelationTypesCall>["items"][number];

type Kind = (typeof KINDS)[number];

/** A type while it is edited. Kinds are those that may stand at an end; all or none mean any. */
export type RelationTypeDraft = Omit<
  RelationType,
  "id" | "projectId" | "position" | "retiredAt" | "createdAt" | "updatedAt" | "version"
>;

export function typeDraftOf(type?: RelationType): RelationTypeDraft {
  return {
    label: type?.label ?? "",
    slug: type?.slug ?? "",
    inverse: type?.inverse ?? "",
    description: type?.description ?? "",
    colour: type?.colour || "#6b4fa0",
    symmetric: type?.symmetric ?? false,
    fromKinds: type?.fromKinds ?? [],
    toKinds: type?.toKinds ?? [],
  };
}

/** The draft as the API takes it. */
export function typeBodyOf({ fromKinds, toKinds, ...draft }: RelationTypeDraft) {
  const some = (kinds: readonly Kind[]) => (kinds.length === KINDS.length ? [] : [...kinds]);
  return {
    ...draft,
    label: draft.label.trim(),
    slug: draft.slug || slugOf(draft.label),
    inverse: draft.symmetric ? "" : draft.inverse.trim(),
    fromKinds: some(fromKinds),
    toKinds: some(toKinds),
  };
}
