import "server-only";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import type { Expected } from "@/server/act";
import {
  lockDocuments,
  bumpAnnotationVersions,
  type AnnotationRef,
} from "@/server/annotation/bump-version";
import { transaction, type Transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { newId } from "@/server/platform/new-id";
import { lockProject, findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { createSpeaker, publishSpeakerChange, type SpeakerEdit } from "./store";
import { speakerFor, speakersWhere, type Speaker } from "./read";

export interface SpeakerDraft extends SpeakerEdit {
  readonly id?: string;
  readonly name: string;
}

export const FASTER =
  "Someone changed this speaker after you read it. Nothing of yours was saved over it.";

export async function addSpeaker(
  viewer: Viewer,
  projectId: string,
  draft: SpeakerDraft,
  now = new Date(),
): Promise<Outcome<Speaker>> {
  return transaction(async (tx) => {
    await lockProject(tx, projectId);
    const no = whyNot("speaker.change", await findMembership(tx, viewer, projectId));
    if (no) return no;
    const { id = newId(), ...fields } = draft;
    const there = await tx.speaker.findUnique({ where: { id }, select: { projectId: true } });
    if (there) {
      const [mine] = await speakersWhere(tx, viewer, { id, projectId }, 1);
      return mine ? done(mine) : refused("id-taken", "This id is already used.");
    }
    await createSpeaker(tx, id, projectId, fields, viewer, now);
    await publishSpeakerChange(tx, { id, projectId }, "speaker.saved", viewer, now);
    const [saved] = await speakersWhere(tx, viewer, { id }, 1);
    return saved ? created(saved) : refused("not-found");
  });
}

/** Annotations whose card names the speaker. */
export async function naming(tx: Transaction, id: string): Promise<AnnotationRef[]> {
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
export async function renamed(tx: Transaction, id: string, before: string, after: string | null) {
  const said = { attribution: { speakerId: id }, quotationSpeaker: before };
  await tx.annotation.updateMany({ where: said, data: { quotationSpeaker: after } });
  const heard = { attribution: { addresseeId: id }, quotationAddressee: before };
  await tx.annotation.updateMany({ where: heard, data: { quotationAddressee: after } });
}

export async function lockSpeaker(tx: Transaction, viewer: Viewer, id: string) {
  const where = await tx.speaker.findUnique({ where: { id }, select: { projectId: true } });
  if (!where) return null;
  await lockProject(tx, where.projectId);
  return speakerFor(tx, viewer, id);
}

export async function editSpeaker(
  viewer: Viewer,
  id: string,
  expected: Expected,
  edit: SpeakerEdit,
  now = new Date(),
): Promise<Outcome<Speaker>> {
  return transaction(async (tx) => {
    const cards = await naming(tx, id);
    await lockDocuments(tx, cards);
    const found = await lockSpeaker(tx, viewer, id);
    if (!found) return refused("not-found");
    const { speaker, membership } = found;
    const no = whyNot("speaker.change", membership);
    if (no) return no;
    if (!expected(speaker.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: speaker } });
    }
    await recordHistory(tx, speaker, { subject: "speaker", action: "edit", by: viewer, at: now });
    const { aliases, ...fields } = edit;
    await tx.speaker.update({
      where: { id },
      data: {
        ...fields,
        ...(aliases ? { aliases: [...new Set(aliases)] } : {}),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    if (edit.name !== undefined && edit.name !== speaker.name) {
      await renamed(tx, id, speaker.name, edit.name);
      await bumpAnnotationVersions(tx, cards, {
        projectId: speaker.projectId,
        by: viewer.id,
        at: now,
      });
    }
    const isShared = await tx.speaker.findUnique({ where: { id }, select: { change: true } });
    if (isShared && isShared.change > 0)
      await publishSpeakerChange(tx, speaker, "speaker.saved", viewer, now);
    const [saved] = await speakersWhere(tx, viewer, { id }, 1);
    return saved ? done(saved) : refused("not-found");
  });
}
