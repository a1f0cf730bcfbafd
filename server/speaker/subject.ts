import "server-only";
import type { Located, Addition, VersionedSubject, Write } from "@/server/act/subject";
import { lockDocuments, type AnnotationRef } from "@/server/annotation/bump-version";
import { lockProject, type Membership } from "@/server/access/membership";
import type { Transaction } from "@/server/platform/db";
import { speakerFor, speakersWhere, type Speaker } from "./read";
import { recordSpeakerChange } from "@/server/feed/record-row-change";

export interface FoundSpeaker {
  readonly speaker: Speaker;
  readonly membership: Membership;
  /** Annotations whose card names the speaker; their documents are locked before the project. */
  readonly cards: readonly AnnotationRef[];
  readonly createdById: string | null;
  /** Whether everybody sees the record, or only who made it. */
  readonly isShared: boolean;
}

export const SPEAKER: VersionedSubject<FoundSpeaker, Speaker> & {
  deleted(write: Write & FoundSpeaker, id: string): Promise<void>;
} = {
  noun: "speaker",
  changedMeanwhile: "Refusals.changed.speaker",
  async lock(tx, viewer, id) {
    const cards = await findNaming(tx, id);
    await lockDocuments(tx, cards);
    const where = await tx.speaker.findUnique({ where: { id }, select: { projectId: true } });
    if (!where) return null;
    await lockProject(tx, where.projectId);
    const found = await speakerFor(tx, viewer, id);
    const row = await tx.speaker.findUnique({
      where: { id },
      select: { createdById: true, change: true },
    });
    return (
      found && row && { ...found, cards, createdById: row.createdById, isShared: row.change > 0 }
    );
  },
  facts: (viewer, { createdById }) => ({ mine: createdById === viewer.id }),
  current: ({ speaker }) => speaker,
  async saved({ tx, viewer, now, speaker, isShared }, id) {
    if (isShared) await recordSpeakerChange(tx, speaker, "speaker.saved", viewer, now);
    return (await speakersWhere(tx, viewer, { id }, 1))[0] ?? null;
  },
  async deleted({ tx, viewer, now, speaker, isShared }) {
    if (isShared) await recordSpeakerChange(tx, speaker, "speaker.deleted", viewer, now);
  },
};

/** A speaker that is added to a project, for everybody to see. */
export const NEW_SPEAKER: Addition<Located & { readonly projectId: string }, Speaker> = {
  table: "Speaker",
  there: async ({ tx, viewer, projectId }, id) =>
    (await speakersWhere(tx, viewer, { id, projectId }, 1))[0] ?? null,
  async saved({ tx, viewer, now, projectId }, id) {
    await recordSpeakerChange(tx, { id, projectId }, "speaker.saved", viewer, now);
    return (await speakersWhere(tx, viewer, { id }, 1))[0] ?? null;
  },
};

/** Annotations whose card names the speaker. */
async function findNaming(tx: Transaction, id: string): Promise<AnnotationRef[]> {
  return tx.annotation.findMany({
    where: {
      deletedAt: null,
      document: { deletedAt: null },
      attribution: { OR: [{ speakerId: id }, { addresseeId: id }] },
    },
    orderBy: [{ documentId: "asc" }, { id: "asc" }],
    select: { id: true, documentId: true, lane: true },
  });
}

/** The words an annotation says in the contract's own fields follow the record's name. */
export async function renameInAnnotations(
  tx: Transaction,
  id: string,
  before: string,
  after: string | null,
) {
  const asSpeaker = { attribution: { speakerId: id }, quotationSpeaker: before };
  await tx.annotation.updateMany({ where: asSpeaker, data: { quotationSpeaker: after } });
  const asAddressee = { attribution: { addresseeId: id }, quotationAddressee: before };
  await tx.annotation.updateMany({ where: asAddressee, data: { quotationAddressee: after } });
}
