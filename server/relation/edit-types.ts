import "server-only";
import { refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { meaningOfType, typeDifferenceOf, type RelationType } from "@/lib/tag/relation-types";
import { lockProject, findMembership, type Membership } from "@/server/access/membership";
import { addTo } from "@/server/act/act";
import { onSubject, removalOf } from "@/server/act/edit";
import { insertOnce } from "@/server/act/insert-once";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Addition, Located, VersionedSubject, Write } from "@/server/act/subject";
import { recordProjectChange } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { recordRevision, type Revised } from "@/server/tag/revisions";
import { relationTypeBy } from "./types";

/** What a person writes of a type. */
type TypeText = Omit<
  RelationType,
  "id" | "projectId" | "retiredAt" | "createdAt" | "updatedAt" | "version"
>;

export type TypeDraft = Pick<TypeText, "slug" | "label"> &
  Partial<TypeText> & { readonly id?: string };

export type TypeEdit = Partial<TypeText> & { readonly retired?: boolean };

interface FoundType extends Located {
  readonly membership: Membership;
  readonly type: RelationType;
}

/** What a new version of the codebook says of an act on a type; null where there is none. */
type WrittenType = Omit<Revised, "tagId" | "relationTypeId"> | null;

/** Numbers a change of a type; with `revised`, the codebook gets a new version. Call this last. */
async function recordTypeChange(
  { tx, viewer, now }: Write,
  { id, projectId }: Pick<RelationType, "id" | "projectId">,
  kind: "relation-type.saved" | "relation-type.deleted",
  revised: WrittenType,
): Promise<void> {
  if (revised) {
    const entry = { ...revised, tagId: null, relationTypeId: id };
    await recordRevision(tx, projectId, entry, viewer, now);
  }
  const change = await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at: now });
  await tx.relationType.update({ where: { id }, data: { change } });
}

/** The project is locked before the type is read, as whoever relates annotations locks it. */
const TYPE: VersionedSubject<FoundType, RelationType, WrittenType> & {
  deleted(write: Write & FoundType, id: string): Promise<void>;
} = {
  noun: "relation-type",
  changedMeanwhile: "Refusals.changed.relationType",
  async lock(tx, viewer, id) {
    const first = await relationTypeBy(tx, id);
    if (!first || !(await findMembership(tx, viewer, first.projectId))) return null;
    await lockProject(tx, first.projectId);
    const membership = await findMembership(tx, viewer, first.projectId);
    const type = membership && (await relationTypeBy(tx, id));
    return type && { membership, type };
  },
  current: ({ type }) => type,
  async saved(write, id, written) {
    await recordTypeChange(write, write.type, "relation-type.saved", written);
    return relationTypeBy(write.tx, id);
  },
  async deleted(write) {
    const before = meaningOfType(write.type);
    const revised = { action: "deleted", before, after: {} } as const;
    await recordTypeChange(write, write.type, "relation-type.deleted", revised);
  },
};

const NEW_TYPE: Addition<Located & { readonly projectId: string }, RelationType> = {
  table: "RelationType",
  async there({ tx, projectId }, id) {
    const there = await relationTypeBy(tx, id);
    return there?.projectId === projectId ? there : null;
  },
  async saved(write, id) {
    const saved = await relationTypeBy(write.tx, id);
    if (!saved) return null;
    const revised = { action: "added", before: {}, after: meaningOfType(saved) } as const;
    await recordTypeChange(write, saved, "relation-type.saved", revised);
    return saved;
  },
};

async function isTaken(tx: Transaction, projectId: string, slug: string, id: string) {
  const where = { projectId, slug, deletedAt: null, id: { not: id } };
  return (await tx.relationType.count({ where })) > 0;
}

const slugUsed = (slug: string) =>
  refused("already-there", reason("Refusals.tag.slugUsed", { slug }));

export const addRelationType = addTo(
  PROJECT_PLACE,
  "codebook.change",
  NEW_TYPE,
  async ({ tx, now, projectId }, draft: TypeDraft & { readonly id: string }) => {
    const { id, fromKinds = [], toKinds = [], ...text } = draft;
    if (await isTaken(tx, projectId, text.slug, id)) return slugUsed(text.slug);
    const last = await tx.relationType.aggregate({
      where: { projectId, deletedAt: null },
      _max: { position: true },
    });
    const position = (last._max.position ?? -1) + 1;
    return insertOnce(tx, "RelationType", {
      id,
      projectId,
      position,
      ...text,
      fromKinds: [...fromKinds],
      toKinds: [...toKinds],
      createdAt: now,
      updatedAt: now,
    });
  },
);

/** A new slug or label changes no relation: they point to the type. */
export const editRelationType = onSubject(TYPE)(
  "codebook.change",
  { history: "edit" },
  async ({ tx, now, type }, { retired, fromKinds, toKinds, ...text }: TypeEdit) => {
    const { id, projectId, slug } = type;
    if (text.slug !== undefined && text.slug !== slug) {
      if (await isTaken(tx, projectId, text.slug, id)) return slugUsed(text.slug);
    }
    const wasRetired = type.retiredAt !== null;
    const retires = retired !== undefined && retired !== wasRetired;
    await tx.relationType.update({
      where: { id },
      data: {
        ...text,
        ...(fromKinds && { fromKinds: [...fromKinds] }),
        ...(toKinds && { toKinds: [...toKinds] }),
        ...(retires && { retiredAt: retired ? now : null }),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    const saved = await relationTypeBy(tx, id);
    if (!saved) return refused("not-found");
    const { before, after } = typeDifferenceOf(meaningOfType(type), meaningOfType(saved));
    if (retires) return { action: retired ? "retired" : "returned", before, after } as const;
    if (Object.keys(after).length === 0) return null;
    const renamed = "slug" in after || "label" in after;
    return { action: renamed ? "renamed" : "edited", before, after } as const;
  },
);

/** Refused while a relation has it, whoever sees that: its name would be lost. */
export const removeRelationType = removalOf(TYPE, "codebook.change", async ({ tx, now, type }) => {
  const count = await tx.annotationRelation.count({
    where: { typeId: type.id, deletedAt: null },
  });
  if (count > 0) return refused("in-use", reason("Refusals.relation.typeInUse"));
  const data = { deletedAt: now, version: { increment: 1 } };
  await tx.relationType.update({ where: { id: type.id }, data });
  return null;
});
