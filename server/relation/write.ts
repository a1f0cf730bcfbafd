import "server-only";
import type { BodyOf } from "@/lib/contract/operation";
import type { addRelationCall, editRelationCall } from "@/lib/contract/relations";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { RelationType } from "@/lib/tag/relation-types";
import type { Viewer } from "@/server/access/viewer";
import { act, isRefused, locate, under } from "@/server/act/act";
import { onSubject, removalOf } from "@/server/act/edit";
import { insertOnce, IdUsed } from "@/server/act/insert-once";
import type { Located, Place, Refused, Write } from "@/server/act/subject";
import { answerUsed, idTaken } from "@/server/act/used-id";
import { recordHistory } from "@/server/history/record";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { findEnds, findType, lockPlaceOf, unknownType, usableTypes } from "./ends";
import { publishRelation } from "./publish";
import { relationFrom, relationRow, type Relation } from "./read";
import { pastOf, PRESENT_OR_DELETED, relationSubject, type NewEnds } from "./subject";
import { relationTypeBy } from "./types";

export type RelationDraft = BodyOf<typeof addRelationCall>;
export type RelationEdit = BodyOf<typeof editRelationCall>;

type InProject = Located & { readonly projectId: string };

const THERE = refused("already-there", reason("Refusals.relation.there"));

/** The project, under its lock and before it those of the documents of both ends. */
function projectOf({ from, to }: RelationDraft): Place<InProject> {
  return {
    async lock(tx, viewer, projectId) {
      const membership = await lockPlaceOf(tx, viewer, projectId, [from, to]);
      return membership && { membership, projectId };
    },
  };
}

const NEW_RELATION = {
  table: "AnnotationRelation" as const,
  async there({ tx, viewer, projectId }: Write & InProject, id: string) {
    const row = await relationRow(tx, viewer, id);
    return row?.projectId === projectId ? relationFrom(row) : null;
  },
};

/** The id of the same relation by the same person, if there is one; the project is locked. */
async function findSame(
  tx: Transaction,
  createdById: string | null,
  { id: typeId, symmetric }: Pick<RelationType, "id" | "symmetric">,
  fromId: string,
  toId: string,
  except?: string,
): Promise<string | null> {
  if (createdById === null) return null;
  const ways = [{ fromId, toId }, ...(symmetric ? [{ fromId: toId, toId: fromId }] : [])];
  const same = await tx.annotationRelation.findFirst({
    where: {
      typeId,
      createdById,
      deletedAt: null,
      OR: ways,
      ...(except && { id: { not: except } }),
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return same?.id ?? null;
}

/** Relates two annotations, or answers the same relation that the person has made before. */
export function addRelation(
  viewer: Viewer,
  projectId: string,
  draft: RelationDraft,
  now = new Date(),
): Promise<Outcome<Relation>> {
  return act<Relation>(async (tx) => {
    const start = { tx, viewer, now };
    const located = await locate(projectOf(draft), "relation.add", start, projectId, []);
    if (!located.ok) return located;
    const write = located.value;
    const id = draft.id ?? newId();
    const written = await insert(write, draft, id);
    if (written instanceof IdUsed || isRefused(written)) {
      const used = await answerUsed(NEW_RELATION, write, id, written);
      return used ?? (isRefused(written) ? written : idTaken());
    }
    const row = await relationRow(tx, viewer, written.id);
    if (!row) return refused("not-found");
    if (!written.isNew) return done(relationFrom(row));
    await publishRelation(write, row, "annotation-relation.saved");
    return created(relationFrom(row));
  });
}

interface Inserted {
  readonly id: string;
  readonly isNew: boolean;
}

async function insert(
  { tx, viewer, now, projectId }: Write & InProject,
  draft: RelationDraft,
  id: string,
): Promise<Inserted | IdUsed | Refused> {
  const ends = await findEnds(tx, viewer, projectId, draft);
  if (isRefused(ends)) return ends;
  const { from, to } = ends;
  const type = await findType(tx, projectId, draft.type, { from, to });
  if (isRefused(type)) return type;
  const { id: typeId } = type;
  const same = await findSame(tx, viewer.id, type, from.id, to.id);
  if (same !== null) return { id: same, isNew: false };
  const used = await insertOnce(tx, "AnnotationRelation", {
    id,
    projectId,
    fromId: from.id,
    toId: to.id,
    fromDocumentId: from.documentId,
    toDocumentId: to.documentId,
    typeId,
    note: draft.note ?? "",
    createdById: viewer.id,
    createdAt: now,
    updatedAt: now,
  });
  return used ?? { id, isNew: true };
}

/** The documents of new ends are locked too. */
const onRelation = onSubject((edit: NewEnds) => relationSubject(edit));

export const editRelation = onRelation(
  "relation.edit",
  { history: "edit" },
  async ({ tx, viewer, now, row }, edit: RelationEdit) => {
    const { id, projectId } = row;
    const ids = { from: edit.from ?? row.fromId, to: edit.to ?? row.toId };
    const ends = await findEnds(tx, viewer, projectId, ids);
    if (isRefused(ends)) return ends;
    const { from, to } = ends;
    const renews = from.id !== row.fromId || to.id !== row.toId;
    // What it is called already it may be called further, also when that was retired.
    const keeps = !renews && (edit.type === undefined || edit.type === row.type);
    const type = keeps
      ? await relationTypeBy(tx, row.typeId)
      : await findType(tx, projectId, edit.type ?? row.type, { from, to });
    if (!type) return refused("not-found");
    if (isRefused(type)) return type;
    if (!keeps && (await findSame(tx, row.createdById, type, from.id, to.id, id))) return THERE;
    await tx.annotationRelation.update({
      where: { id },
      data: {
        fromId: from.id,
        toId: to.id,
        fromDocumentId: from.documentId,
        toDocumentId: to.documentId,
        typeId: type.id,
        ...(edit.note === undefined ? {} : { note: edit.note }),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    return undefined;
  },
);

/** The row stays, unseen, so that the relation can be brought back. */
export const removeRelation = removalOf(
  relationSubject(),
  "relation.delete",
  async ({ tx, now, row: { id } }) => {
    const data = { deletedAt: now, version: { increment: 1 } };
    await tx.annotationRelation.update({ where: { id }, data });
  },
);

/** Brings back a relation that was taken away; one that is there is answered as it is. */
export const restoreRelation = under(PRESENT_OR_DELETED)(
  "relation.delete",
  async (write): Promise<Outcome<Relation>> => {
    const { tx, viewer, now, row } = write;
    const { id } = row;
    const there = await relationRow(tx, viewer, id);
    if (there) return done(relationFrom(there));
    const type = await relationTypeBy(tx, row.typeId);
    // It may have been deleted while no relation had it.
    if (!type) return unknownType(row.type, await usableTypes(tx, row.projectId));
    if (await findSame(tx, row.createdById, type, row.fromId, row.toId)) return THERE;
    const how = { subject: "relation", action: "restore", by: viewer, at: now };
    await recordHistory(tx, pastOf(row), how);
    const data = { deletedAt: null, version: { increment: 1 }, updatedAt: now };
    await tx.annotationRelation.update({ where: { id }, data });
    await publishRelation(write, row, "annotation-relation.saved");
    const restored = await relationRow(tx, viewer, id);
    return restored ? done(relationFrom(restored)) : refused("not-found");
  },
);
