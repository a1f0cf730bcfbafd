import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Expected } from "@/server/act";
import { lockDocuments, bumpAnnotationVersions } from "@/server/annotation/bump-version";
import { transaction, type Transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { publishSpeakerChange } from "./store";
import { speakersWhere, type Speaker } from "./read";
import { FASTER, lockSpeaker, naming, renamed } from "./write";

/** The record goes; quotations keep the name in words and are attributed to no record. */
export async function removeSpeaker(
  viewer: Viewer,
  id: string,
  expected: Expected,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction((tx) => gone(tx, viewer, id, null, expected, now));
}

/** Two records of one person become one: what was said and heard goes over, with the names. */
export async function mergeSpeaker(
  viewer: Viewer,
  id: string,
  intoId: string,
  now = new Date(),
): Promise<Outcome<Speaker>> {
  return transaction(async (tx) => {
    if (id === intoId) return refused("not-understood", "A speaker is not merged into itself.");
    const merged = await gone(tx, viewer, id, intoId, () => true, now);
    if (!merged.ok) return merged;
    const [into] = await speakersWhere(tx, viewer, { id: intoId }, 1);
    return into ? done(into) : refused("not-found");
  });
}

async function gone(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  intoId: string | null,
  expected: Expected,
  now: Date,
): Promise<Outcome<null>> {
  const cards = await naming(tx, id);
  await lockDocuments(tx, cards);
  const found = await lockSpeaker(tx, viewer, id);
  if (!found) return refused("not-found");
  const { speaker, membership } = found;
  const { projectId, name } = speaker;
  const row = await tx.speaker.findUnique({
    where: { id },
    select: { createdById: true, change: true },
  });
  if (!row) return refused("not-found");
  const no = whyNot("speaker.remove", membership, { mine: row.createdById === viewer.id });
  if (no) return no;
  if (!expected(speaker.version)) {
    return refused("someone-was-faster", FASTER, { more: { current: speaker } });
  }
  const [into] = intoId ? await speakersWhere(tx, viewer, { id: intoId, projectId }, 1) : [];
  if (intoId && !into) return refused("not-found");
  await recordHistory(tx, speaker, { subject: "speaker", action: "delete", by: viewer, at: now });
  if (into) {
    await renamed(tx, id, name, into.name);
    // A name that only its maker saw is told to nobody by the record it goes into.
    const told = row.change > 0 ? [name, ...speaker.aliases] : [];
    const aliases = new Set([...into.aliases, ...told]);
    aliases.delete(into.name);
    await tx.speaker.update({
      where: { id: into.id },
      data: { aliases: [...aliases], version: { increment: 1 }, updatedAt: now },
    });
  }
  const to = into?.id ?? null;
  await tx.attribution.updateMany({ where: { speakerId: id }, data: { speakerId: to } });
  await tx.attribution.updateMany({ where: { addresseeId: id }, data: { addresseeId: to } });
  await bumpAnnotationVersions(tx, cards, { projectId, by: viewer.id, at: now });
  await tx.speaker.update({
    where: { id },
    data: { deletedAt: now, mergedIntoId: to, version: { increment: 1 } },
  });
  if (into) {
    const other = await tx.speaker.findUnique({ where: { id: into.id }, select: { change: true } });
    const shown = row.change > 0 || (other?.change ?? 0) > 0;
    if (shown) await publishSpeakerChange(tx, into, "speaker.saved", viewer, now);
  }
  if (row.change > 0) await publishSpeakerChange(tx, speaker, "speaker.deleted", viewer, now);
  return done(null);
}
