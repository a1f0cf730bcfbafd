import "server-only";
import type { Membership } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { Place, VersionedSubject, Write } from "@/server/act/subject";
import type { Transaction } from "@/server/platform/db";
import { lockPlaceOf } from "./ends";
import { publishRelation } from "./publish";
import { laneOfRelation, relationFrom, relationRow, type Relation, type RelationRow } from "./read";

export interface FoundRelation {
  readonly membership: Membership;
  readonly row: RelationRow;
}

/** Ends that a change names and that the relation does not have yet. */
export interface NewEnds {
  readonly from?: string;
  readonly to?: string;
}

const mine = (viewer: Viewer, { row }: FoundRelation) => ({ mine: row.createdById === viewer.id });

/** A relation of which the viewer sees both ends, under the locks of both documents. */
async function lockRelation(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  { from, to }: NewEnds = {},
  deleted = false,
): Promise<FoundRelation | null> {
  const first = await relationRow(tx, viewer, id, deleted);
  if (!first) return null;
  const ends = [first.fromId, first.toId, ...(from ? [from] : []), ...(to ? [to] : [])];
  const membership = await lockPlaceOf(tx, viewer, first.projectId, ends);
  const row = membership && (await relationRow(tx, viewer, id, deleted));
  return row && { membership, row };
}

/** What the history keeps, which has to know later who saw the relation at the time. */
export function pastOf(row: RelationRow) {
  return {
    ...relationFrom(row),
    documentId: row.fromDocumentId,
    onlyFor: laneOfRelation(row),
  };
}

export function relationSubject(ends: NewEnds = {}): VersionedSubject<FoundRelation, Relation> & {
  deleted(write: Write & FoundRelation, id: string): Promise<void>;
} {
  return {
    noun: "relation",
    changedMeanwhile: "Refusals.changed.relation",
    lock: (tx, viewer, id) => lockRelation(tx, viewer, id, ends),
    facts: mine,
    current: ({ row }) => relationFrom(row),
    before: ({ row }) => pastOf(row),
    async saved(write, id) {
      const before = write.row;
      const after = await relationRow(write.tx, write.viewer, id);
      if (!after) return null;
      const hidden = laneOfRelation(before) === null && laneOfRelation(after) !== null;
      const left = [before.fromDocumentId, before.toDocumentId].some(
        (documentId) => documentId !== after.fromDocumentId && documentId !== after.toDocumentId,
      );
      // For who does not see an end of it now it is gone, and so it is in a text it has left.
      if (hidden || left) await publishRelation(write, before, "annotation-relation.deleted");
      await publishRelation(write, after, "annotation-relation.saved");
      return relationFrom(after);
    },
    async deleted(write) {
      await publishRelation(write, write.row, "annotation-relation.deleted");
    },
  };
}

/** A relation that is there or was taken away. */
export const PRESENT_OR_DELETED: Place<FoundRelation> = {
  lock: (tx, viewer, id) => lockRelation(tx, viewer, id, {}, true),
  facts: mine,
};
