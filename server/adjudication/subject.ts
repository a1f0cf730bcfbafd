import "server-only";
import {
  lockDocumentOf,
  findDocumentAccess,
  type DocumentAccess,
} from "@/server/access/membership";
import { removalOf } from "@/server/act/edit";
import type { Located, VersionedSubject, Write } from "@/server/act/subject";
import { recordChange } from "@/server/feed/changes";
import { decisionsWhere, type Decision } from "./row";

interface FoundDecision extends Located {
  readonly membership: DocumentAccess;
  readonly decision: Decision;
}

/** A decision in force, under the lock of its document. */
const DECISION_SUBJECT: VersionedSubject<FoundDecision, Decision> & {
  deleted(write: Write & FoundDecision): Promise<void>;
} = {
  changedMeanwhile: "Refusals.changed.adjudication",
  async lock(tx, viewer, id) {
    const documentId = await lockDocumentOf(tx, "Adjudication", id);
    if (documentId === null) return null;
    const membership = await findDocumentAccess(tx, viewer, documentId);
    const [decision] = await decisionsWhere(tx, { id, deletedAt: null }, 1);
    return membership && decision ? { membership, decision } : null;
  },
  current: ({ decision }) => decision,
  async saved({ tx }, id) {
    return (await decisionsWhere(tx, { id }, 1))[0] ?? null;
  },
  async deleted({ tx, viewer, now, decision: { id, documentId, projectId } }) {
    const kind = "adjudication.deleted" as const;
    await recordChange(tx, documentId, { kind, id, projectId, by: viewer.id, at: now });
  },
};

/** Withdraws a decision: its case is open again, and it stays readable as one that was withdrawn. */
export const withdrawDecision = removalOf(
  DECISION_SUBJECT,
  "adjudication.decide",
  ({ tx, viewer, now, decision: { id } }) =>
    tx.adjudication.update({
      where: { id },
      data: { deletedAt: now, withdrawnById: viewer.id, version: { increment: 1 } },
    }),
);
